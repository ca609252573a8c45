"""What the first forty-one migrations come to, for a database that has none of them: a first start takes half as long.

What they did to rows that stood before has nothing to do in an empty database.
"""

import cmdp.kit.fields
import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("applications", "0001_initial"),
        ("applications", "0002_published_projects"),
        ("applications", "0003_how_often_a_window_was_extended"),
        ("applications", "0004_review_of_our_classes"),
        ("applications", "0005_spreadsheets_of_projects"),
        ("applications", "0006_questions_about_calls"),
        ("applications", "0007_rule_sets_say_how_long_questions_are_taken"),
        ("applications", "0008_files_know_their_edition"),
        ("applications", "0009_pin_files_to_their_calls_edition"),
        ("applications", "0010_every_file_has_its_edition"),
        ("applications", "0011_when_a_call_was_moved_to_an_edition"),
        ("applications", "0012_a_section_as_somebody_left_it"),
        ("applications", "0013_activities_and_what_a_stage_asks"),
        ("applications", "0014_indicators_risks_and_shares"),
        ("applications", "0015_blank_papers_to_fill_in"),
        ("applications", "0016_years_of_operation"),
        ("applications", "0017_file_begun_from_another"),
        ("applications", "0018_owners_approve_before_sending"),
        ("applications", "0019_order_pages_and_expiry_of_papers"),
        ("applications", "0020_virus_checks_of_papers"),
        ("applications", "0021_sendings_on_paper"),
        ("applications", "0022_papers_of_earlier_sendings"),
        ("applications", "0023_cover_letters_arrive"),
        ("applications", "0024_messages_on_files"),
        ("applications", "0025_own_calendars"),
        ("applications", "0026_rule_sets_say_what_may_be_expected"),
        ("applications", "0027_budget_lines_by_year"),
        ("applications", "0028_papers_that_prove_the_funding"),
        ("applications", "0029_undertakings"),
        ("applications", "0030_files_that_arrive_in_pieces"),
        ("applications", "0031_electronic_signatures"),
        ("applications", "0032_when_a_paper_was_last_tried"),
        ("applications", "0033_of_which_undertaking_was_reminded"),
        ("applications", "0034_rule_sets_say_when_undertakings_are_reminded_of"),
        ("applications", "0035_undertakings_arrive_in_pieces"),
        ("applications", "0036_saved_views_of_lists"),
        ("applications", "0037_evaluator_pool"),
        ("applications", "0038_conflicts_of_interest"),
        ("applications", "0039_plans_of_assignments"),
        ("applications", "0040_assignments_by_what_is_due"),
        ("applications", "0041_approved_plans_are_asked_by_a_worker"),
    ]

    dependencies = [
        ("accounts", "0008_authority_papers_arrive_in_pieces"),
        ("priorities", "0012_source_files_never_change"),
        ("regions", "0002_sources_of_the_calendar"),
    ]

    operations = [
        migrations.CreateModel(
            name="BudgetHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_note", models.CharField(blank=True, max_length=300, verbose_name="Kaynak notu")),
                ("is_confirmed", models.BooleanField(default=False, verbose_name="Doğrulandı")),
                ("name_tr", models.CharField(max_length=300, verbose_name="Adı (Türkçe)")),
                ("name_en", models.CharField(max_length=300, verbose_name="Adı (İngilizce)")),
                ("code", models.CharField(max_length=10)),
                ("order", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CalendarMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.CharField(max_length=80, unique=True)),
                ("at", models.DateTimeField()),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="CheckItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_note", models.CharField(blank=True, max_length=300, verbose_name="Kaynak notu")),
                ("is_confirmed", models.BooleanField(default=False, verbose_name="Doğrulandı")),
                (
                    "kind",
                    models.CharField(
                        choices=[("administrative", "İdari kontrol"), ("eligibility", "Uygunluk kontrolü")],
                        max_length=20,
                    ),
                ),
                ("key", models.SlugField(max_length=40)),
                ("order", models.PositiveSmallIntegerField()),
                ("text_tr", models.CharField(max_length=400, verbose_name="Madde (Türkçe)")),
                ("text_en", models.CharField(max_length=400, verbose_name="Madde (İngilizce)")),
            ],
            options={
                "ordering": ["kind", "order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GridSection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_note", models.CharField(blank=True, max_length=300, verbose_name="Kaynak notu")),
                ("is_confirmed", models.BooleanField(default=False, verbose_name="Doğrulandı")),
                ("name_tr", models.CharField(max_length=300, verbose_name="Adı (Türkçe)")),
                ("name_en", models.CharField(max_length=300, verbose_name="Adı (İngilizce)")),
                ("key", models.SlugField(max_length=40)),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "floor",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="Bölüm eşiği (puan)"
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IndicatorRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_note", models.CharField(blank=True, max_length=300, verbose_name="Kaynak notu")),
                ("is_confirmed", models.BooleanField(default=False, verbose_name="Doğrulandı")),
                ("name_tr", models.CharField(max_length=300, verbose_name="Adı (Türkçe)")),
                ("name_en", models.CharField(max_length=300, verbose_name="Adı (İngilizce)")),
                ("key", models.SlugField(max_length=40)),
                ("order", models.PositiveSmallIntegerField()),
                ("unit_tr", models.CharField(max_length=60, verbose_name="Birim (Türkçe)")),
                ("unit_en", models.CharField(max_length=60, verbose_name="Birim (İngilizce)")),
                ("is_required", models.BooleanField(default=False, verbose_name="Zorunlu")),
            ],
            options={
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_note", models.CharField(blank=True, max_length=300, verbose_name="Kaynak notu")),
                ("is_confirmed", models.BooleanField(default=False, verbose_name="Doğrulandı")),
                ("key", models.SlugField(max_length=40)),
                ("order", models.PositiveSmallIntegerField()),
                ("label_tr", models.CharField(max_length=300, verbose_name="Soru (Türkçe)")),
                ("label_en", models.CharField(max_length=300, verbose_name="Soru (İngilizce)")),
                ("hint_tr", models.TextField(blank=True, verbose_name="İpucu (Türkçe)")),
                ("hint_en", models.TextField(blank=True, verbose_name="İpucu (İngilizce)")),
                ("limit", models.PositiveIntegerField(verbose_name="En çok karakter")),
                ("is_required", models.BooleanField(default=True, verbose_name="Zorunlu")),
            ],
            options={
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("limit__gt", 0)), name="question_limit_is_positive")
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("title", models.CharField(max_length=250, verbose_name="Başlık")),
                ("number", models.CharField(blank=True, max_length=80, verbose_name="Sayı")),
                ("dated_on", models.DateField(blank=True, null=True, verbose_name="Tarih")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="Adres")),
                ("file", models.FileField(blank=True, upload_to="sources/", verbose_name="Dosya")),
            ],
            options={
                "ordering": ["-dated_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("edition_since", models.DateTimeField(editable=False, null=True)),
                ("programme_year", models.PositiveSmallIntegerField(verbose_name="Program yılı")),
                ("title_tr", models.CharField(max_length=200, verbose_name="Başlık (Türkçe)")),
                ("title_en", models.CharField(max_length=200, verbose_name="Başlık (İngilizce)")),
                ("summary_tr", models.TextField(blank=True, verbose_name="Özet (Türkçe)")),
                ("summary_en", models.TextField(blank=True, verbose_name="Özet (İngilizce)")),
                ("envelope", cmdp.kit.fields.MoneyField(verbose_name="Bütçe zarfı (TL)")),
                ("is_rolling", models.BooleanField(default=False, verbose_name="Sürekli çağrı")),
                (
                    "completion_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Boşsa kural setinin süresi geçerlidir.",
                        null=True,
                        verbose_name="Eksik tamamlama süresi (iş günü)",
                    ),
                ),
                ("questions_until", models.DateTimeField(blank=True, null=True)),
                (
                    "answer_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Boşsa kural setinin süresi geçerlidir.",
                        null=True,
                        verbose_name="Soruları yanıtlama süresi (iş günü)",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "hazırlanıyor"), ("published", "ilan edildi")],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("created_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(null=True)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="regions.agency"
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="priorities.edition"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("envelope__gte", 0)), name="call_envelope_is_not_negative"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", False), ("state", "published")),
                            models.Q(("published_at__isnull", True), ("state", "draft")),
                            _connector="OR",
                        ),
                        name="call_published_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("edition_since__isnull", True),
                            models.Q(("edition_since__gte", models.F("published_at")), ("state", "published")),
                            _connector="OR",
                        ),
                        name="call_moved_to_an_edition_after_it_was_published",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CallQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("text", models.TextField(verbose_name="Sorulduğu gibi")),
                ("form_key", models.CharField(editable=False, max_length=14)),
                ("asked_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(verbose_name="Yanıt süresi")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "yanıt bekliyor"),
                            ("proposed", "ikinci bakışta"),
                            ("published", "yayımlandı"),
                            ("linked", "başka soruya bağlandı"),
                            ("refused", "yanıtlanmayacak"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("owned_since", models.DateTimeField(null=True)),
                ("question_tr", models.TextField(blank=True, verbose_name="Soru (Türkçe)")),
                ("question_en", models.TextField(blank=True, verbose_name="Soru (İngilizce)")),
                ("answer_tr", models.TextField(blank=True, verbose_name="Yanıt (Türkçe)")),
                ("answer_en", models.TextField(blank=True, verbose_name="Yanıt (İngilizce)")),
                ("proposed_at", models.DateTimeField(null=True)),
                ("note", models.TextField(blank=True, verbose_name="Geri verme notu")),
                ("refusal_reason", models.TextField(blank=True, verbose_name="Yanıtlanmama gerekçesi")),
                ("settled_at", models.DateTimeField(null=True)),
                ("reminded_at", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=0)),
                ("search_key", models.TextField(blank=True, editable=False)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions_asked",
                        to="applications.call",
                    ),
                ),
                (
                    "linked_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="linked_here",
                        to="applications.callquestion",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Sorumlu",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["due_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "published")),
                        fields=["call", "-settled_at"],
                        name="answers_of_a_call",
                    ),
                    models.Index(
                        condition=models.Q(("state__in", ["proposed", "waiting"])),
                        fields=["due_at"],
                        name="questions_open",
                    ),
                    models.Index(fields=["asked_by", "asked_at"], name="questions_of_a_person"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("asked_by", "form_key"), name="one_question_per_form"),
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="question_has_a_text"),
                    models.CheckConstraint(
                        condition=models.Q(("due_at__gt", models.F("asked_at"))), name="question_due_after_it_was_asked"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("owned_since__isnull", True), ("owner__isnull", True)),
                            models.Q(("owned_since__isnull", False), ("owner__isnull", False)),
                            _connector="OR",
                        ),
                        name="question_owned_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                                ("state__in", ["linked", "published", "refused"]),
                            ),
                            models.Q(
                                ("settled_at__isnull", True),
                                ("settled_by__isnull", True),
                                ("state__in", ["proposed", "waiting"]),
                            ),
                            _connector="OR",
                        ),
                        name="question_settled_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("proposed", "published")), _negated=True),
                            models.Q(
                                ("proposed_at__isnull", False),
                                ("proposed_by__isnull", False),
                                models.Q(("question_tr", ""), _negated=True),
                                models.Q(("answer_tr", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="question_proposed_has_its_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("proposed", "published")), _negated=True),
                            models.Q(("answer_en", ""), ("question_en", "")),
                            models.Q(
                                models.Q(("question_en", ""), _negated=True), models.Q(("answer_en", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="question_is_translated_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            models.Q(("settled_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="answer_published_by_a_second_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("linked_to__isnull", False), ("state", "linked")),
                            models.Q(models.Q(("state", "linked"), _negated=True), ("linked_to__isnull", True)),
                            _connector="OR",
                        ),
                        name="question_linked_has_its_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), models.Q(("refusal_reason", ""), _negated=True)),
                            models.Q(models.Q(("state", "refused"), _negated=True), ("refusal_reason", "")),
                            _connector="OR",
                        ),
                        name="question_refused_has_its_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("told_at__isnull", True), ("state", "published"), _connector="OR"),
                        name="only_answers_are_told_of",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("earlier_tr", models.TextField()),
                ("earlier_en", models.TextField(blank=True)),
                ("reason", models.TextField(verbose_name="Düzeltmenin nedeni")),
                ("corrected_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(null=True)),
                (
                    "corrected_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="applications.callquestion",
                    ),
                ),
            ],
            options={
                "ordering": ["-corrected_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("earlier_tr", ""), _negated=True), models.Q(("reason", ""), _negated=True)
                        ),
                        name="correction_keeps_both_texts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CallStage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField()),
                ("opens_at", models.DateTimeField()),
                ("closes_at", models.DateTimeField()),
                ("extensions", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("extended_at", models.DateTimeField(editable=False, null=True)),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="stages", to="applications.call"
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(fields=("call", "order"), name="one_window_per_call_and_stage"),
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opens_at"))), name="window_closes_after_it_opens"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("extended_at__isnull", True), ("extensions", 0)),
                            models.Q(("extended_at__isnull", False), ("extensions__gt", 0)),
                            _connector="OR",
                        ),
                        name="window_extended_has_its_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssignmentPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "hesaplanıyor"),
                            ("proposed", "öneri hazır"),
                            ("impossible", "kurallar birlikte karşılanamıyor"),
                            ("approved", "onaylandı"),
                            ("discarded", "bırakıldı"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("least", models.PositiveSmallIntegerField()),
                ("most", models.PositiveSmallIntegerField()),
                ("answer_days", models.PositiveSmallIntegerField()),
                ("made_at", models.DateTimeField()),
                ("done", models.PositiveSmallIntegerField(default=0)),
                ("steps", models.PositiveSmallIntegerField(default=10)),
                ("solved_at", models.DateTimeField(null=True)),
                ("floor", models.PositiveSmallIntegerField(null=True)),
                ("total", models.PositiveIntegerField(null=True)),
                ("findings", models.JSONField(default=list)),
                ("are_alone", models.BooleanField(default=True)),
                ("refusals", models.JSONField(default=list)),
                ("asked_at", models.DateTimeField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "call_stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="plans", to="applications.callstage"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["waiting", "proposed"])),
                        fields=("call_stage",),
                        name="one_open_plan_per_stage",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("least__lte", models.F("most")), ("most__gte", 1)),
                        name="plan_bounds_a_load",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["proposed", "impossible", "approved"]), _negated=True),
                            ("solved_at__isnull", False),
                            _connector="OR",
                        ),
                        name="plan_solved_has_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("settled_at__isnull", False), ("settled_by__isnull", False), ("state", "approved")
                            ),
                            models.Q(
                                models.Q(("state", "approved"), _negated=True),
                                ("settled_at__isnull", True),
                                ("settled_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="plan_approved_has_who_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluatorProfile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("employer", models.CharField(blank=True, max_length=300, verbose_name="İşveren")),
                (
                    "employer_vkn",
                    models.CharField(blank=True, max_length=10, verbose_name="İşverenin vergi kimlik numarası"),
                ),
                ("employer_key", models.CharField(blank=True, editable=False, max_length=300)),
                ("languages", models.JSONField(default=list, verbose_name="Diller")),
                ("sectors", models.JSONField(default=list, verbose_name="Sektörler")),
                ("capacity", models.PositiveSmallIntegerField(default=5, verbose_name="Aynı anda en çok dosya")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "hazırlanıyor"),
                            ("waiting", "kabul bekliyor"),
                            ("accepted", "havuzda"),
                            ("refused", "kabul edilmedi"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("changed_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("provinces", models.ManyToManyField(related_name="+", to="regions.province")),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluator_profile",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("capacity__gte", 1), ("capacity__lte", 50)), name="profile_takes_some_files"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["waiting", "refused"]), _negated=True),
                            ("asked_at__isnull", False),
                            _connector="OR",
                        ),
                        name="profile_applied_has_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="profile_answered_has_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("answered_at__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="profile_refused_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CurriculumVitae",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "scan",
                    models.CharField(
                        choices=[
                            ("unchecked", "virüs denetimi yapılmadı"),
                            ("waiting", "virüs denetimi sürüyor"),
                            ("clean", "virüs bulunmadı"),
                            ("infected", "zararlı içerik bulundu, açılamaz"),
                        ],
                        default="unchecked",
                        max_length=10,
                    ),
                ),
                ("scanned_at", models.DateTimeField(null=True)),
                ("finding", models.CharField(blank=True, max_length=100)),
                ("tried_at", models.DateTimeField(null=True)),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("file", models.FileField(upload_to="cv/%Y/%m/")),
                ("name", models.CharField(max_length=255)),
                ("size", models.PositiveIntegerField()),
                ("content_type", models.CharField(max_length=127)),
                ("sha256", models.CharField(max_length=64)),
                ("uploaded_at", models.DateTimeField()),
                (
                    "profile",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cv",
                        to="applications.evaluatorprofile",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="cv_is_not_empty"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan__in", ("clean", "infected")), ("scanned_at__isnull", False)),
                            models.Q(("scan__in", ("unchecked", "waiting")), ("scanned_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="cv_scanned_has_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan", "infected"), models.Q(("finding", ""), _negated=True)),
                            models.Q(models.Q(("scan", "infected"), _negated=True), ("finding", "")),
                            _connector="OR",
                        ),
                        name="cv_infected_has_a_finding",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluatorTie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("kin", "yakınım orada yönetici ya da ortak"),
                            ("work", "son üç yılda çalıştım ya da ücret aldım"),
                            ("project", "birlikte proje yürüttüm"),
                            ("other", "başka bir bağım var"),
                        ],
                        max_length=10,
                        verbose_name="Bağ",
                    ),
                ),
                ("body", models.CharField(max_length=300, verbose_name="Kurum")),
                ("vkn", models.CharField(blank=True, max_length=10, verbose_name="Vergi kimlik numarası")),
                ("body_key", models.CharField(editable=False, max_length=300)),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ties",
                        to="applications.evaluatorprofile",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("body_key", ""), _negated=True), name="tie_names_a_body")
                ],
            },
        ),
        migrations.CreateModel(
            name="Expertise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("lineage", models.UUIDField()),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="expertise",
                        to="applications.evaluatorprofile",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("profile", "lineage"), name="one_expertise_per_measure")
                ],
            },
        ),
        migrations.CreateModel(
            name="FileMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("side", models.CharField(choices=[("applicant", "başvuran"), ("agency", "ajans")], max_length=10)),
                ("text", models.TextField()),
                ("form_key", models.CharField(max_length=14)),
                ("written_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("settled_at", None), ("side", "applicant")),
                        fields=["due_at"],
                        name="messages_to_answer",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="message_has_a_text"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("due_at__isnull", True),
                                ("settled_at__isnull", True),
                                ("settled_by__isnull", True),
                                ("side", "agency"),
                            ),
                            models.Q(
                                models.Q(
                                    models.Q(("settled_at__isnull", True), ("settled_by__isnull", True)),
                                    models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                                    _connector="OR",
                                ),
                                ("due_at__isnull", False),
                                ("side", "applicant"),
                            ),
                            _connector="OR",
                        ),
                        name="message_waits_for_the_agency_only",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_note", models.CharField(blank=True, max_length=300, verbose_name="Kaynak notu")),
                ("is_confirmed", models.BooleanField(default=False, verbose_name="Doğrulandı")),
                ("name_tr", models.CharField(max_length=300, verbose_name="Adı (Türkçe)")),
                ("name_en", models.CharField(max_length=300, verbose_name="Adı (İngilizce)")),
                ("key", models.SlugField(max_length=40)),
                ("order", models.PositiveSmallIntegerField()),
                ("max_points", models.PositiveSmallIntegerField(verbose_name="En çok puan")),
                ("anchors_tr", models.TextField(blank=True, verbose_name="Puan açıklamaları (Türkçe)")),
                ("anchors_en", models.TextField(blank=True, verbose_name="Puan açıklamaları (İngilizce)")),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="applications.gridsection",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.sourcedocument",
                        verbose_name="Kaynak belge",
                    ),
                ),
            ],
            options={
                "ordering": ["section__order", "order", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            ("source__isnull", False),
                            models.Q(("source_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="criterion_confirmed_has_a_source",
                    ),
                    models.UniqueConstraint(fields=("section", "key"), name="one_criterion_per_key_and_section"),
                    models.CheckConstraint(condition=models.Q(("max_points__gt", 0)), name="criterion_has_points"),
                ],
            },
        ),
        migrations.CreateModel(
            name="KeptApart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("reason", models.TextField()),
                ("stated_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.agency"
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "stated_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "one", "other"), name="two_are_kept_apart_once"),
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))), name="two_are_kept_apart_in_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpinionAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("met_on", models.DateField()),
                ("minutes_number", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField()),
                ("released_at", models.DateTimeField(null=True)),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="opinion_acts", to="applications.call"
                    ),
                ),
                (
                    "call_stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="applications.callstage"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_at__isnull", True), ("released_by__isnull", True)),
                            models.Q(("released_at__isnull", False), ("released_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="opinion_act_released_has_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes_number", ""), _negated=True), name="opinion_act_names_its_minutes"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("file", models.FileField(upload_to="templates/%Y/%m/")),
                ("name", models.CharField(max_length=255)),
                ("size", models.PositiveIntegerField()),
                ("content_type", models.CharField(max_length=127)),
                ("sha256", models.CharField(max_length=64)),
                ("uploaded_at", models.DateTimeField()),
                ("uploaded_by_id", models.BigIntegerField()),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="paper_template_is_not_empty")
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentSlot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_note", models.CharField(blank=True, max_length=300, verbose_name="Kaynak notu")),
                ("is_confirmed", models.BooleanField(default=False, verbose_name="Doğrulandı")),
                ("name_tr", models.CharField(max_length=300, verbose_name="Adı (Türkçe)")),
                ("name_en", models.CharField(max_length=300, verbose_name="Adı (İngilizce)")),
                ("key", models.SlugField(max_length=40)),
                ("order", models.PositiveSmallIntegerField()),
                ("hint_tr", models.TextField(blank=True, verbose_name="Açıklama (Türkçe)")),
                ("hint_en", models.TextField(blank=True, verbose_name="Açıklama (İngilizce)")),
                ("is_required", models.BooleanField(default=True, verbose_name="Zorunlu")),
                ("max_bytes", models.PositiveIntegerField(verbose_name="En çok boyut (bayt)")),
                ("kinds", models.JSONField(default=list, verbose_name="Dosya türleri")),
                ("asks_expiry", models.BooleanField(default=False, verbose_name="Geçerlilik tarihi istenir")),
                (
                    "template",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slots",
                        to="applications.papertemplate",
                        verbose_name="Şablon",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.sourcedocument",
                        verbose_name="Kaynak belge",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            ("source__isnull", False),
                            models.Q(("source_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="documentslot_confirmed_has_a_source",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PriceIndex",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("name", models.CharField(max_length=200, verbose_name="Endeksin adı")),
                ("source", models.CharField(max_length=500, verbose_name="Kaynak")),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="Kaynağın adresi")),
                ("is_used", models.BooleanField(default=False)),
                ("loaded_at", models.DateTimeField()),
                ("loaded_by_id", models.BigIntegerField()),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_used", True)), fields=("is_used",), name="one_price_index_in_use"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("source", ""), _negated=True)
                        ),
                        name="price_index_names_its_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PriceIndexValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("value", models.DecimalField(decimal_places=6, max_digits=20)),
                (
                    "index",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="values", to="applications.priceindex"
                    ),
                ),
            ],
            options={
                "ordering": ["year"],
                "constraints": [
                    models.UniqueConstraint(fields=("index", "year"), name="one_price_value_per_year_and_index"),
                    models.CheckConstraint(condition=models.Q(("value__gt", 0)), name="price_value_is_positive"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PrivateCalendar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="private_calendar",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("read_at__isnull", True), ("read_at__gte", models.F("made_at")), _connector="OR"
                        ),
                        name="private_calendar_read_after_it_was_made",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProjectImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("file_name", models.CharField(max_length=200)),
                ("content", models.BinaryField(default=bytes)),
                ("reason", models.CharField(max_length=500, verbose_name="Gerekçe")),
                ("clears", models.BooleanField(default=False)),
                ("language", models.CharField(default="tr", max_length=5)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "okunuyor"),
                            ("ready", "onayınızı bekliyor"),
                            ("refused", "okunamadı"),
                            ("writing", "yazılıyor"),
                            ("written", "yazıldı"),
                            ("discarded", "vazgeçildi"),
                        ],
                        default="received",
                        max_length=10,
                    ),
                ),
                ("fault", models.TextField(blank=True)),
                ("notes", models.JSONField(default=list)),
                ("has_moved", models.BooleanField(default=False)),
                ("job_id", models.CharField(blank=True, max_length=20)),
                ("received_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="project_import_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", False), ("state__in", ["refused", "written", "discarded"])),
                            models.Q(("ended_at__isnull", True), ("state__in", ["received", "ready", "writing"])),
                            _connector="OR",
                        ),
                        name="project_import_ended_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), models.Q(("fault", ""), _negated=True)),
                            models.Q(models.Q(("state", "refused"), _negated=True), ("fault", "")),
                            _connector="OR",
                        ),
                        name="project_import_refused_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "taslak"),
                            ("missed", "süresinde gönderilmedi"),
                            ("submitted", "ön incelemede"),
                            ("returned", "tamamlama istendi"),
                            ("ineligible", "ön incelemede reddedildi"),
                            ("under_review", "değerlendiriliyor"),
                            ("reviewed", "değerlendirildi"),
                            ("positive", "ajans görüşü olumlu"),
                            ("reserve", "ajans görüşü yedek"),
                            ("negative", "ajans görüşü olumsuz"),
                            ("with_ministry", "Bakanlıkta"),
                            ("approved", "Bakanlıkça onaylandı"),
                            ("refused", "Bakanlıkça uygun bulunmadı"),
                            ("withdrawn", "geri çekildi"),
                        ],
                        default="draft",
                        max_length=16,
                    ),
                ),
                (
                    "status_before",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("draft", "taslak"),
                            ("missed", "süresinde gönderilmedi"),
                            ("submitted", "ön incelemede"),
                            ("returned", "tamamlama istendi"),
                            ("ineligible", "ön incelemede reddedildi"),
                            ("under_review", "değerlendiriliyor"),
                            ("reviewed", "değerlendirildi"),
                            ("positive", "ajans görüşü olumlu"),
                            ("reserve", "ajans görüşü yedek"),
                            ("negative", "ajans görüşü olumsuz"),
                            ("with_ministry", "Bakanlıkta"),
                            ("approved", "Bakanlıkça onaylandı"),
                            ("refused", "Bakanlıkça uygun bulunmadı"),
                            ("withdrawn", "geri çekildi"),
                        ],
                        max_length=16,
                    ),
                ),
                ("status_since", models.DateTimeField()),
                ("reference", models.CharField(blank=True, max_length=40)),
                ("title", models.CharField(blank=True, max_length=250, verbose_name="Projenin adı")),
                ("summary", models.TextField(blank=True, verbose_name="Özet")),
                ("months", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Süre (ay)")),
                ("district", models.CharField(blank=True, max_length=80, verbose_name="İlçe")),
                ("site", models.CharField(blank=True, max_length=300, verbose_name="Uygulama yeri")),
                ("contact_name", models.CharField(blank=True, max_length=120, verbose_name="Ad soyad")),
                ("contact_title", models.CharField(blank=True, max_length=120, verbose_name="Unvan")),
                ("contact_email", models.EmailField(blank=True, max_length=254, verbose_name="E-posta")),
                ("contact_phone", models.CharField(blank=True, max_length=30, verbose_name="Telefon")),
                ("total_cost", cmdp.kit.fields.MoneyField(default=0)),
                ("requested_support", cmdp.kit.fields.MoneyField(default=0)),
                ("score", models.DecimalField(decimal_places=2, max_digits=6, null=True)),
                ("is_shared_with_expert", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField()),
                ("first_sent_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("close_reminded_at", models.DateTimeField(null=True)),
                ("undertaking_reminded_of", models.DateTimeField(null=True)),
                ("search_key", models.CharField(blank=True, editable=False, max_length=1200)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proposals", to="applications.call"
                    ),
                ),
                (
                    "call_stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="applications.callstage",
                    ),
                ),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="applications.proposal",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="priorities.edition"
                    ),
                ),
                (
                    "expert",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "main_measure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="priorities.measure",
                        verbose_name="Ana tedbir",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.province",
                        verbose_name="İl",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["call", "status", "id"], name="proposals_of_a_call"),
                    models.Index(fields=["organisation", "-id"], name="proposals_of_an_organisation"),
                    models.Index(fields=["status", "id"], name="proposals_by_status"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("reference", ""), _negated=True),
                        fields=("reference",),
                        name="one_file_per_reference",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("first_sent_at__isnull", True), ("reference", "")),
                            models.Q(models.Q(("reference", ""), _negated=True), ("first_sent_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="proposal_has_a_reference_once_sent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", True), ("status__in", ["draft", "missed"])),
                            ("status", "withdrawn"),
                            models.Q(
                                models.Q(("status__in", ["draft", "missed", "withdrawn"]), _negated=True),
                                ("sent_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="proposal_sent_or_later_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_at__isnull", True), ("first_sent_at__lte", models.F("sent_at")), _connector="OR"
                        ),
                        name="proposal_first_sent_before_last_sent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "returned"), _negated=True),
                            ("status_before__in", ["submitted", "under_review"]),
                            _connector="OR",
                        ),
                        name="proposal_returned_knows_where_it_was",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("requested_support__gte", 0), ("total_cost__gte", 0)),
                        name="proposal_money_is_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanSeat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField(default=0)),
                ("fit", models.PositiveSmallIntegerField()),
                ("reasons", models.JSONField(default=list)),
                (
                    "evaluator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to="applications.assignmentplan",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="applications.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ["proposal", "place", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "proposal", "evaluator"), name="one_seat_per_person_and_file"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("partner", "ortak"), ("associate", "iştirakçi")], max_length=10, verbose_name="Türü"
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="Adı")),
                ("vkn", models.CharField(blank=True, max_length=10, verbose_name="VKN")),
                ("contribution", models.CharField(blank=True, max_length=500, verbose_name="Projedeki görevi")),
                (
                    "share",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="Projedeki payı (%)"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="partners", to="applications.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="partner_has_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("share__isnull", True), models.Q(("share__gte", 0), ("share__lte", 100)), _connector="OR"
                        ),
                        name="partner_share_is_a_rate",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("positive", "olumlu"), ("reserve", "yedek"), ("negative", "olumsuz")], max_length=10
                    ),
                ),
                ("rank", models.PositiveIntegerField(null=True)),
                ("score", models.DecimalField(decimal_places=2, max_digits=6, null=True)),
                ("amount", cmdp.kit.fields.MoneyField(null=True)),
                ("reason", models.TextField()),
                (
                    "act",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opinions",
                        to="applications.opinionact",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="opinions", to="applications.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ["rank", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("act", "proposal"), name="one_opinion_per_file_and_act"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="opinion_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "positive"), _negated=True), ("amount__isnull", False), _connector="OR"
                        ),
                        name="positive_opinion_has_an_amount",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OperatingYear",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("year", models.PositiveSmallIntegerField(verbose_name="İşletme yılı")),
                ("staff", models.PositiveSmallIntegerField(verbose_name="Personel (kişi)")),
                ("income", cmdp.kit.fields.MoneyField(verbose_name="Gelir (TL)")),
                ("cost", cmdp.kit.fields.MoneyField(verbose_name="İşletme gideri (TL)")),
                ("upkeep", cmdp.kit.fields.MoneyField(verbose_name="Bakım gideri (TL)")),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="operating_years",
                        to="applications.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ["year"],
                "constraints": [
                    models.UniqueConstraint(fields=("proposal", "year"), name="one_row_per_operating_year"),
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 1), ("year__lte", 5)),
                        name="operating_year_is_one_of_the_first_five",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cost__gte", 0), ("income__gte", 0), ("upkeep__gte", 0)),
                        name="operating_money_is_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MinistryAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("forwarded", "Bakanlığa iletildi"),
                            ("returned", "Bakanlık geri gönderdi"),
                            ("approved", "Bakanlık onayladı"),
                            ("refused", "Bakanlık uygun bulmadı"),
                        ],
                        max_length=10,
                    ),
                ),
                ("letter_number", models.CharField(max_length=80)),
                ("letter_date", models.DateField()),
                ("amount", cmdp.kit.fields.MoneyField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "call_stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="applications.callstage"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ministry_acts",
                        to="applications.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("letter_number", ""), _negated=True), name="ministry_act_has_a_letter"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__isnull", False), ("kind", "approved")),
                            models.Q(models.Q(("kind", "approved"), _negated=True), ("amount__isnull", True)),
                            _connector="OR",
                        ),
                        name="approval_and_only_approval_has_an_amount",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["returned", "refused"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="ministry_refusal_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MessagesSeen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "last",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="applications.filemessage"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages_seen",
                        to="applications.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("proposal", "person"), name="one_mark_of_reading_per_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("name", models.CharField(blank=True, max_length=250, verbose_name="Göstergenin adı")),
                ("unit", models.CharField(blank=True, max_length=60, verbose_name="Birim")),
                ("base", models.DecimalField(decimal_places=3, max_digits=12, verbose_name="Başlangıç değeri")),
                ("target", models.DecimalField(decimal_places=3, max_digits=12, verbose_name="Hedef değer")),
                ("measured", models.CharField(max_length=500, verbose_name="Nasıl ölçülecek")),
                (
                    "listed",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.indicatorrule",
                        verbose_name="Gösterge",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indicators",
                        to="applications.proposal",
                    ),
                ),
            ],
            options={
                "ordering": [models.OrderBy(models.F("listed__order"), nulls_last=True), "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("listed__isnull", False), ("name", ""), ("unit", "")),
                            models.Q(
                                ("listed__isnull", True),
                                models.Q(("name", ""), _negated=True),
                                models.Q(("unit", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="indicator_is_listed_or_own",
                    ),
                    models.UniqueConstraint(fields=("proposal", "listed"), name="one_row_per_listed_indicator"),
                    models.CheckConstraint(
                        condition=models.Q(("base__gte", 0), ("target__gte", 0)),
                        name="indicator_values_are_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FundingSource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("support", "talep edilen destek"),
                            ("own", "başvuru sahibinin nakit katkısı"),
                            ("partner", "ortağın nakit katkısı"),
                            ("third_party", "üçüncü kişinin nakit katkısı"),
                        ],
                        max_length=12,
                        verbose_name="Kaynak",
                    ),
                ),
                ("giver", models.CharField(blank=True, max_length=250, verbose_name="Veren")),
                ("amount", cmdp.kit.fields.MoneyField(verbose_name="Tutar (TL)")),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.documentslot",
                        verbose_name="Kanıtlayan belge",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="funding_sources",
                        to="applications.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="funding_is_positive"),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "support")),
                        fields=("proposal",),
                        name="one_requested_support_per_proposal",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="filemessage",
            name="proposal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="messages", to="applications.proposal"
            ),
        ),
        migrations.CreateModel(
            name="ExpertComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("project", "Proje"),
                            ("place", "Yer"),
                            ("priorities", "Öncelikler"),
                            ("contact", "İrtibat kişisi"),
                            ("partners", "Ortaklar ve iştirakçiler"),
                            ("questions", "Gerekçe ve yöntem"),
                            ("activities", "Faaliyetler ve takvim"),
                            ("budget", "Bütçe"),
                            ("funding", "Kaynaklar"),
                            ("operation", "İşletme öngörüsü"),
                            ("indicators", "Göstergeler"),
                            ("risks", "Riskler"),
                            ("documents", "Belgeler"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.TextField()),
                ("written_at", models.DateTimeField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="applications.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="comment_has_text")
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "scan",
                    models.CharField(
                        choices=[
                            ("unchecked", "virüs denetimi yapılmadı"),
                            ("waiting", "virüs denetimi sürüyor"),
                            ("clean", "virüs bulunmadı"),
                            ("infected", "zararlı içerik bulundu, açılamaz"),
                        ],
                        default="unchecked",
                        max_length=10,
                    ),
                ),
                ("scanned_at", models.DateTimeField(null=True)),
                ("finding", models.CharField(blank=True, max_length=100)),
                ("tried_at", models.DateTimeField(null=True)),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("file", models.FileField(upload_to="documents/%Y/%m/")),
                ("name", models.CharField(max_length=255)),
                ("size", models.PositiveIntegerField()),
                ("content_type", models.CharField(max_length=100)),
                ("sha256", models.CharField(max_length=64)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("pages", models.PositiveIntegerField(null=True)),
                ("valid_until", models.DateField(null=True)),
                ("uploaded_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(null=True)),
                (
                    "removed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "slot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="applications.documentslot"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="applications.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ["slot__order", "order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pages__isnull", True), ("pages__gt", 0), _connector="OR"),
                        name="document_has_pages",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removed_at__isnull", True), ("removed_by__isnull", True)),
                            models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="document_removed_has_who_and_when",
                    ),
                    models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="document_is_not_empty"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan__in", ("clean", "infected")), ("scanned_at__isnull", False)),
                            models.Q(("scan__in", ("unchecked", "waiting")), ("scanned_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="document_scanned_has_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan", "infected"), models.Q(("finding", ""), _negated=True)),
                            models.Q(models.Q(("scan", "infected"), _negated=True), ("finding", "")),
                            _connector="OR",
                        ),
                        name="document_infected_has_a_finding",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Conflict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                (
                    "source",
                    models.CharField(
                        choices=[("declared", "kendisi bildirdi"), ("found", "ajans kaydetti")], max_length=8
                    ),
                ),
                ("grounds", models.JSONField()),
                ("note", models.TextField(blank=True)),
                ("stated_at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lift_reason", models.TextField(blank=True)),
                (
                    "lifted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "stated_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conflicts",
                        to="applications.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at__isnull", True)),
                        fields=("proposal", "person"),
                        name="one_conflict_per_person_and_file",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lift_reason", ""), ("lifted_at__isnull", True), ("lifted_by__isnull", True)),
                            models.Q(
                                ("lifted_at__isnull", False),
                                ("lifted_by__isnull", False),
                                models.Q(("lift_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="conflict_lifted_has_who_when_and_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CompletionRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("asked", models.TextField()),
                ("sections", models.JSONField(default=list)),
                ("requested_at", models.DateTimeField()),
                ("notified_at", models.DateTimeField()),
                (
                    "notified_by",
                    models.CharField(
                        choices=[("letter", "sistemin mektubu"), ("kep", "KEP"), ("uets", "UETS"), ("post", "posta")],
                        default="letter",
                        max_length=8,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("reminded_at", models.DateTimeField(null=True)),
                ("expired_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("is_answered", models.BooleanField(default=False)),
                (
                    "call_stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="applications.callstage"
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="completion_requests",
                        to="applications.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("proposal",), name="one_open_request_per_file"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked", ""), _negated=True), name="request_says_what_is_asked"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_answered", False), ("ended_at__isnull", False), _connector="OR"),
                        name="request_answered_has_ended",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CheckAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "result",
                    models.CharField(
                        choices=[("yes", "evet"), ("no", "hayır"), ("not_applicable", "gerekmez")], max_length=16
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "call_stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="applications.callstage"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="applications.checkitem"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="check_answers",
                        to="applications.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ["item__kind", "item__order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("proposal", "call_stage", "item"), name="one_answer_per_check_item"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), ("result", "no"), _negated=True),
                        name="check_refusal_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("description", models.CharField(max_length=300, verbose_name="Açıklama")),
                ("unit", models.CharField(max_length=30, verbose_name="Birim")),
                ("quantity", models.DecimalField(decimal_places=3, max_digits=12, verbose_name="Miktar")),
                ("unit_price", cmdp.kit.fields.MoneyField(verbose_name="Birim fiyat (KDV hariç, TL)")),
                (
                    "vat_rate",
                    models.DecimalField(decimal_places=2, default=0, max_digits=5, verbose_name="KDV oranı (%)"),
                ),
                ("year", models.PositiveSmallIntegerField(default=1, verbose_name="Proje yılı")),
                (
                    "head",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.budgethead",
                        verbose_name="Bütçe kalemi",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="budget_lines",
                        to="applications.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ["head__order", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("quantity__gt", 0)), name="budget_quantity_is_positive"),
                    models.CheckConstraint(
                        condition=models.Q(("unit_price__gte", 0)), name="budget_price_is_not_negative"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("vat_rate__gte", 0), ("vat_rate__lte", 100)), name="budget_vat_is_a_rate"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 1), ("year__lte", 10)),
                        name="budget_year_is_one_of_the_projects",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("is_third", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "soruldu"),
                            ("accepted", "kabul etti"),
                            ("stepped_back", "çekildi"),
                            ("unscorable", "puanlanamaz buldu"),
                            ("sent", "gönderdi"),
                            ("cancelled", "görevi kaldırıldı"),
                            ("conflicted", "çıkar çatışması nedeniyle alındı"),
                        ],
                        default="asked",
                        max_length=14,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("reminded_at", models.DateTimeField(null=True)),
                ("answer_due_at", models.DateTimeField(null=True)),
                ("declared_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evaluator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "call_stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="applications.callstage"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="applications.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["state", "due_at"], name="assignments_by_what_is_due")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("proposal", "call_stage", "evaluator"), name="one_assignment_per_evaluator_and_file"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["accepted", "sent", "unscorable"]), _negated=True),
                            ("declared_at__isnull", False),
                            _connector="OR",
                        ),
                        name="assignment_opens_after_the_declaration",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("state__in", ["asked", "accepted"])),
                            models.Q(
                                models.Q(("state__in", ["asked", "accepted"]), _negated=True),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="assignment_ended_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["stepped_back", "cancelled", "unscorable"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="assignment_given_up_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "onay bekliyor"), ("given", "onaylandı"), ("back", "geri verildi")],
                        default="asked",
                        max_length=8,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("note", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="applications.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("proposal",),
                        name="one_open_question_of_approval_per_file",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True), ("state", "asked")),
                            models.Q(
                                models.Q(("state", "asked"), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="approval_answered_has_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), ("state", "back"), _negated=True),
                        name="approval_given_back_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("name", models.CharField(max_length=250, verbose_name="Faaliyet")),
                ("first_month", models.PositiveSmallIntegerField(verbose_name="İlk ay")),
                ("last_month", models.PositiveSmallIntegerField(verbose_name="Son ay")),
                ("responsible", models.CharField(max_length=250, verbose_name="Sorumlu")),
                ("cost", cmdp.kit.fields.MoneyField(blank=True, null=True, verbose_name="Maliyet (TL)")),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activities",
                        to="applications.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ["first_month", "last_month", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="activity_has_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(("first_month__gte", 1), ("first_month__lte", models.F("last_month"))),
                        name="activity_months_are_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cost__isnull", True), ("cost__gte", 0), _connector="OR"),
                        name="activity_cost_is_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedProject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("total_cost", cmdp.kit.fields.MoneyField(blank=True, null=True, verbose_name="Toplam maliyet")),
                ("support", cmdp.kit.fields.MoneyField(blank=True, null=True, verbose_name="Destek tutarı")),
                ("amount_note_tr", models.CharField(blank=True, max_length=300, verbose_name="Tutar notu")),
                ("amount_note_en", models.CharField(blank=True, max_length=300, verbose_name="Tutar notu (İngilizce)")),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="Kaynak")),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="Kaynağın adresi")),
                (
                    "confidence",
                    models.CharField(
                        choices=[
                            ("high", "yüksek"),
                            ("medium", "orta"),
                            ("low", "düşük"),
                            ("record", "bu sistemin kaydı"),
                        ],
                        max_length=10,
                        verbose_name="Güven düzeyi",
                    ),
                ),
                ("import_key", models.CharField(blank=True, editable=False, max_length=300)),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("year", models.PositiveSmallIntegerField(verbose_name="Yıl")),
                (
                    "year_kind",
                    models.CharField(
                        choices=[
                            ("approval", "onay yılı"),
                            ("pre_approval", "ön onay yılı"),
                            ("contract", "sözleşme yılı"),
                            ("protocol", "protokol yılı"),
                            ("start", "başlangıç yılı"),
                            ("opening", "açılış yılı"),
                            ("idea", "fikrin kabul yılı"),
                            ("programme", "program yılı"),
                            ("announcement", "duyuru yılı"),
                            ("news", "haberin yılı"),
                            ("unstated", "kaynak söylemiyor"),
                        ],
                        max_length=12,
                        verbose_name="Yılın anlamı",
                    ),
                ),
                ("year_is_approximate", models.BooleanField(default=False, verbose_name="Yıl yaklaşık")),
                ("year_note_tr", models.CharField(blank=True, max_length=300, verbose_name="Yıl notu")),
                ("year_note_en", models.CharField(blank=True, max_length=300, verbose_name="Yıl notu (İngilizce)")),
                ("district", models.CharField(blank=True, max_length=80, verbose_name="İlçe")),
                ("title_tr", models.CharField(max_length=300, verbose_name="Projenin adı")),
                ("title_en", models.CharField(blank=True, max_length=300, verbose_name="Projenin adı (İngilizce)")),
                ("beneficiary", models.CharField(blank=True, max_length=520, verbose_name="Yararlanıcı")),
                (
                    "beneficiary_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("public", "Kamu kurum ve kuruluşu"),
                            ("university", "Üniversite"),
                            ("professional", "Kamu kurumu niteliğinde meslek kuruluşu"),
                            ("provincial_administration", "İl özel idaresi"),
                            ("municipality", "Belediye"),
                            ("local_union", "Mahalli idare birliği"),
                            ("agency", "Kalkınma ajansı"),
                            ("association", "Kamu yararına dernek veya vakıf"),
                            ("industrial_zone", "Organize sanayi bölgesi"),
                            ("technology_zone", "Teknoloji geliştirme bölgesi"),
                        ],
                        max_length=30,
                        verbose_name="Yararlanıcı türü",
                    ),
                ),
                (
                    "amount_is_unclear",
                    models.BooleanField(default=False, verbose_name="Tutarın maliyet mi destek mi olduğu belirsiz"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("preparing", "hazırlık aşamasında"),
                            ("approved", "onaylandı"),
                            ("contracted", "sözleşmesi imzalandı"),
                            ("running", "uygulanıyor"),
                            ("suspended", "askıda"),
                            ("completed", "tamamlandı"),
                            ("cancelled", "iptal edildi"),
                        ],
                        max_length=10,
                        verbose_name="Durum",
                    ),
                ),
                ("state_since", models.CharField(blank=True, max_length=10, verbose_name="Durumun tarihi")),
                ("state_is_kept", models.BooleanField(default=False, verbose_name="Durumu ajans güncel tutuyor")),
                ("state_note_tr", models.CharField(blank=True, max_length=300, verbose_name="Durum notu")),
                ("state_note_en", models.CharField(blank=True, max_length=300, verbose_name="Durum notu (İngilizce)")),
                ("note_tr", models.TextField(blank=True, verbose_name="Not")),
                ("note_en", models.TextField(blank=True, verbose_name="Not (İngilizce)")),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            ("none", "sınıflanmadı"),
                            ("ours", "bizim sınıflandırmamız"),
                            ("file", "başvuruda seçilen"),
                        ],
                        default="none",
                        max_length=5,
                        verbose_name="Sınıflandırma",
                    ),
                ),
                ("basis_tr", models.CharField(blank=True, max_length=500, verbose_name="Sınıflandırmanın dayanağı")),
                (
                    "basis_en",
                    models.CharField(blank=True, max_length=500, verbose_name="Sınıflandırmanın dayanağı (İngilizce)"),
                ),
                ("class_reviewed_at", models.DateTimeField(editable=False, null=True)),
                ("is_demo", models.BooleanField(default=False, editable=False)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("added_at", models.DateTimeField(editable=False)),
                ("changed_at", models.DateTimeField(editable=False)),
                ("search_key", models.CharField(editable=False, max_length=1800)),
                ("sort_key", models.CharField(editable=False, max_length=1200)),
                (
                    "class_reviewed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Sınıflandırmayı gözden geçiren",
                    ),
                ),
                (
                    "classified_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="priorities.measure",
                        verbose_name="Tedbir",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="doubles",
                        to="applications.publishedproject",
                        verbose_name="Birleştirildiği kayıt",
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="published",
                        to="applications.proposal",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.province",
                        verbose_name="İl",
                    ),
                ),
            ],
            options={
                "ordering": ["-year", "sort_key", "pk"],
                "indexes": [
                    models.Index(fields=["is_demo", "-year", "sort_key", "id"], name="published_by_year"),
                    models.Index(fields=["province", "year"], name="published_by_province"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("import_key", ""), _negated=True),
                        fields=("import_key",),
                        name="one_published_project_per_import_key",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title_tr", ""), _negated=True), name="published_project_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confidence", "record"), ("proposal__isnull", False)),
                            models.Q(
                                ("proposal__isnull", True),
                                models.Q(("source", ""), _negated=True),
                                models.Q(("confidence", "record"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="published_project_names_its_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 2018), ("measure__isnull", True), _connector="OR"),
                        name="published_project_of_earlier_years_has_no_measure",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("classification", "none"), _negated=True),
                            models.Q(("beneficiary_type", ""), ("measure__isnull", True)),
                            _connector="OR",
                        ),
                        name="published_class_says_whose_it_is",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("classification", "ours"), _negated=True),
                            models.Q(("basis_tr", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="published_class_has_its_basis",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("class_reviewed_at__isnull", True), ("class_reviewed_by__isnull", True)),
                            models.Q(
                                ("class_reviewed_at__isnull", False),
                                ("class_reviewed_by__isnull", False),
                                ("classification", "ours"),
                            ),
                            _connector="OR",
                        ),
                        name="published_class_review_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("class_reviewed_by__isnull", True),
                            ("classified_by__isnull", True),
                            models.Q(("class_reviewed_by", models.F("classified_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="published_class_is_reviewed_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("total_cost__isnull", True), ("total_cost__gte", 0), _connector="OR"),
                            models.Q(("support__isnull", True), ("support__gte", 0), _connector="OR"),
                        ),
                        name="published_money_is_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("total_cost__isnull", True),
                            ("support__isnull", True),
                            ("support__lte", models.F("total_cost")),
                            _connector="OR",
                        ),
                        name="published_support_within_total_cost",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount_is_unclear", False),
                            models.Q(("support__isnull", True), ("total_cost__isnull", False)),
                            _connector="OR",
                        ),
                        name="published_unclear_amount_stands_alone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state_since", ""),
                            ("state_since__regex", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"),
                            _connector="OR",
                        ),
                        name="published_state_since_is_a_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("merged_into", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="published_not_its_own_double",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("add", "eklenir"),
                            ("correct", "düzeltilir"),
                            ("same", "değişmez"),
                            ("refused", "yazılmaz"),
                        ],
                        max_length=8,
                    ),
                ),
                ("seen", models.PositiveIntegerField(null=True)),
                ("title", models.CharField(blank=True, max_length=300)),
                ("told_id", models.CharField(blank=True, max_length=40)),
                ("told", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("changes", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("read_faults", models.JSONField(default=list)),
                ("faults", models.JSONField(default=list)),
                ("remarks", models.JSONField(default=list)),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="applications.projectimport",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.publishedproject",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "indexes": [models.Index(fields=["upload", "act", "number"], name="import_lines_by_act")],
                "constraints": [
                    models.UniqueConstraint(fields=("upload", "number"), name="one_import_line_per_row"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("act", "correct"), ("project__isnull", False), ("seen__isnull", False)),
                            models.Q(("act", "correct"), _negated=True),
                            _connector="OR",
                        ),
                        name="import_correction_names_its_project",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("act", "add"), _negated=True), ("project__isnull", True), _connector="OR"
                        ),
                        name="import_addition_names_no_project",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedTotal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("total_cost", cmdp.kit.fields.MoneyField(blank=True, null=True, verbose_name="Toplam maliyet")),
                ("support", cmdp.kit.fields.MoneyField(blank=True, null=True, verbose_name="Destek tutarı")),
                ("amount_note_tr", models.CharField(blank=True, max_length=300, verbose_name="Tutar notu")),
                ("amount_note_en", models.CharField(blank=True, max_length=300, verbose_name="Tutar notu (İngilizce)")),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="Kaynak")),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="Kaynağın adresi")),
                (
                    "confidence",
                    models.CharField(
                        choices=[
                            ("high", "yüksek"),
                            ("medium", "orta"),
                            ("low", "düşük"),
                            ("record", "bu sistemin kaydı"),
                        ],
                        max_length=10,
                        verbose_name="Güven düzeyi",
                    ),
                ),
                ("import_key", models.CharField(blank=True, editable=False, max_length=300)),
                ("year_from", models.PositiveSmallIntegerField()),
                ("year_to", models.PositiveSmallIntegerField()),
                ("what_tr", models.CharField(max_length=300)),
                ("what_en", models.CharField(blank=True, max_length=300)),
                ("mixes_programmes", models.BooleanField(default=False)),
                (
                    "province",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.province"
                    ),
                ),
            ],
            options={
                "ordering": ["year_from", "year_to", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("import_key", ""), _negated=True),
                        fields=("import_key",),
                        name="one_published_total_per_import_key",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year_from__lte", models.F("year_to"))),
                        name="published_total_years_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="published_total_names_its_source"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("total_cost__isnull", True), ("total_cost__gte", 0), _connector="OR"),
                            models.Q(("support__isnull", True), ("support__gte", 0), _connector="OR"),
                        ),
                        name="published_total_is_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(blank=True)),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="applications.proposal"
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="applications.question"
                    ),
                ),
            ],
            options={
                "ordering": ["question__order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("proposal", "question"), name="one_answer_per_question")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferenceCounter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nuts2", models.CharField(max_length=4)),
                ("year", models.PositiveSmallIntegerField()),
                ("programme", models.CharField(max_length=20)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("nuts2", "year", "programme"), name="one_counter_per_series")
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("comment", models.TextField(blank=True)),
                (
                    "opinion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("support", "desteklenmesi uygundur"),
                            ("conditional", "koşulla desteklenebilir"),
                            ("against", "desteklenmesi uygun değildir"),
                        ],
                        max_length=12,
                    ),
                ),
                ("total", models.DecimalField(decimal_places=2, max_digits=6, null=True)),
                (
                    "assignment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="review", to="applications.assignment"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", True), ("total__isnull", True)),
                            models.Q(
                                ("sent_at__isnull", False),
                                models.Q(
                                    ("total__isnull", False), models.Q(("opinion", ""), _negated=True), _connector="OR"
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="review_sent_has_a_total_or_an_opinion",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("points", models.PositiveSmallIntegerField(null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="applications.criterion"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="marks", to="applications.review"
                    ),
                ),
            ],
            options={
                "ordering": ["criterion__section__order", "criterion__order"],
                "constraints": [models.UniqueConstraint(fields=("review", "criterion"), name="one_mark_per_criterion")],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("project", "Proje"),
                            ("place", "Yer"),
                            ("priorities", "Öncelikler"),
                            ("contact", "İrtibat kişisi"),
                            ("partners", "Ortaklar ve iştirakçiler"),
                            ("questions", "Gerekçe ve yöntem"),
                            ("activities", "Faaliyetler ve takvim"),
                            ("budget", "Bütçe"),
                            ("funding", "Kaynaklar"),
                            ("operation", "İşletme öngörüsü"),
                            ("indicators", "Göstergeler"),
                            ("risks", "Riskler"),
                            ("documents", "Belgeler"),
                        ],
                        max_length=20,
                    ),
                ),
                ("content", models.JSONField()),
                ("began_at", models.DateTimeField()),
                ("saved_at", models.DateTimeField()),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revisions",
                        to="applications.proposal",
                    ),
                ),
                (
                    "restored_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="applications.revision",
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["proposal", "section", "id"], name="revisions_of_a_section")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("began_at__lte", models.F("saved_at"))),
                        name="revision_begins_before_it_ends",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Risk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("description", models.CharField(max_length=300, verbose_name="Risk")),
                (
                    "likelihood",
                    models.CharField(
                        choices=[("low", "düşük"), ("medium", "orta"), ("high", "yüksek")],
                        max_length=6,
                        verbose_name="Olasılık",
                    ),
                ),
                (
                    "effect",
                    models.CharField(
                        choices=[("low", "düşük"), ("medium", "orta"), ("high", "yüksek")],
                        max_length=6,
                        verbose_name="Etki",
                    ),
                ),
                ("measure", models.CharField(max_length=1000, verbose_name="Önlem")),
                ("owner", models.CharField(max_length=250, verbose_name="Riskin sorumlusu")),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="risks", to="applications.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("description", ""), _negated=True), name="risk_is_described"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("measure", ""), _negated=True), models.Q(("owner", ""), _negated=True)
                        ),
                        name="risk_has_a_measure_and_an_owner",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_tr", models.CharField(max_length=300, verbose_name="Adı (Türkçe)")),
                ("name_en", models.CharField(max_length=300, verbose_name="Adı (İngilizce)")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("programme_code", models.CharField(max_length=20, verbose_name="Program kısa adı")),
                ("programme_year", models.PositiveSmallIntegerField(verbose_name="Program yılı")),
                ("number", models.PositiveIntegerField(default=1)),
                ("lineage", models.CharField(editable=False, max_length=14)),
                ("version", models.PositiveIntegerField(default=0)),
                ("created_at", models.DateTimeField()),
                ("frozen_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rule_sets",
                        to="regions.agency",
                    ),
                ),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.ruleset",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "narrows",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="narrowed_by",
                        to="applications.ruleset",
                    ),
                ),
            ],
            options={
                "ordering": ["-programme_year", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("lineage", "number"), name="one_rule_set_per_lineage_and_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agency__isnull", True), ("narrows__isnull", True)),
                            models.Q(("agency__isnull", False), ("narrows__isnull", False)),
                            _connector="OR",
                        ),
                        name="rule_set_of_an_agency_narrows_a_national_one",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="indicatorrule",
            name="rule_set",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="indicators", to="applications.ruleset"
            ),
        ),
        migrations.AddField(
            model_name="gridsection",
            name="rule_set",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="grid_sections", to="applications.ruleset"
            ),
        ),
        migrations.AddField(
            model_name="call",
            name="rule_set",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="applications.ruleset"
            ),
        ),
        migrations.AddField(
            model_name="budgethead",
            name="rule_set",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="budget_heads", to="applications.ruleset"
            ),
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("name", models.CharField(max_length=80, verbose_name="Görünümün adı")),
                ("query", models.TextField(blank=True)),
                ("is_shared", models.BooleanField(default=False, verbose_name="Ajansımla paylaş")),
                ("saved_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="regions.agency"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_views",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "name"), name="one_saved_view_per_owner_and_name"),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="saved_view_has_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SecondaryMeasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="priorities.measure"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="secondary_measures",
                        to="applications.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ["measure__axis__order", "measure__order"],
                "constraints": [
                    models.UniqueConstraint(fields=("proposal", "measure"), name="one_secondary_measure_each")
                ],
            },
        ),
        migrations.CreateModel(
            name="SectionVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(
                        choices=[
                            ("project", "Proje"),
                            ("place", "Yer"),
                            ("priorities", "Öncelikler"),
                            ("contact", "İrtibat kişisi"),
                            ("partners", "Ortaklar ve iştirakçiler"),
                            ("questions", "Gerekçe ve yöntem"),
                            ("activities", "Faaliyetler ve takvim"),
                            ("budget", "Bütçe"),
                            ("funding", "Kaynaklar"),
                            ("operation", "İşletme öngörüsü"),
                            ("indicators", "Göstergeler"),
                            ("risks", "Riskler"),
                            ("documents", "Belgeler"),
                        ],
                        max_length=20,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField()),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sections", to="applications.proposal"
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("proposal", "key"), name="one_version_row_per_section")
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_note", models.CharField(blank=True, max_length=300, verbose_name="Kaynak notu")),
                ("is_confirmed", models.BooleanField(default=False, verbose_name="Doğrulandı")),
                (
                    "key",
                    models.CharField(
                        choices=[
                            ("pass_mark", "Geçme puanı"),
                            ("third_gap", "Üçüncü değerlendirici için puan farkı"),
                            ("evaluators", "Dosya başına değerlendirici sayısı"),
                            ("combining", "Üç puanı birleştirme kuralı"),
                            ("tie_breaks", "Eşitlik bozma sırası"),
                            ("assessment_mode", "Değerlendirme biçimi"),
                            ("assessors", "Kimler değerlendirir"),
                            ("reason_length", "Gerekçenin en az karakter sayısı"),
                            ("evaluation_days", "Değerlendirme süresi (takvim günü)"),
                            ("evaluation_reminder_days", "Değerlendiriciye kaç gün kala hatırlatılır"),
                            ("secondary_measures", "En çok yan tedbir sayısı"),
                            ("completion_days", "Eksik tamamlama süresi (iş günü)"),
                            ("completion_end", "Son günün bitiş saati"),
                            ("completion_half_days", "Yarım günler iş günü sayılır"),
                            ("completion_same_day", "Bildirim günü ilk gün sayılır"),
                            ("completion_reminder_days", "Tamamlama bitmeden kaç gün önce hatırlatılır"),
                            ("undertaking_reminder_days", "Taahhütnamenin süresi bitmeden kaç gün önce hatırlatılır"),
                            ("close_reminder_days", "Çağrı kapanmadan kaç gün önce hatırlatılır"),
                            ("vat_eligible", "KDV uygun maliyettir"),
                            ("question_close_days", "Sorular çağrı kapanmadan kaç gün önce biter"),
                            ("answer_days", "Soruları yanıtlama süresi (iş günü)"),
                            ("answer_reminder_days", "Yanıt süresi dolmadan kaç gün önce hatırlatılır"),
                            ("check_expected_days", "Ön incelemenin beklenen süresi (iş günü; 0: ilan edilmedi)"),
                            ("opinion_expected_days", "Ajans görüşünün beklenen süresi (iş günü; 0: ilan edilmedi)"),
                            (
                                "decision_expected_days",
                                "Bakanlık kararının beklenen süresi (iş günü; 0: ilan edilmedi)",
                            ),
                        ],
                        max_length=40,
                    ),
                ),
                ("value", models.CharField(max_length=300)),
                (
                    "rule_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rule_values",
                        to="applications.ruleset",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.sourcedocument",
                        verbose_name="Kaynak belge",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            ("source__isnull", False),
                            models.Q(("source_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="rulevalue_confirmed_has_a_source",
                    ),
                    models.UniqueConstraint(fields=("rule_set", "key"), name="one_value_per_key_and_rule_set"),
                ],
            },
        ),
        migrations.AddField(
            model_name="question",
            name="source",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="applications.sourcedocument",
                verbose_name="Kaynak belge",
            ),
        ),
        migrations.CreateModel(
            name="ProvinceRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_note", models.CharField(blank=True, max_length=300, verbose_name="Kaynak notu")),
                ("is_confirmed", models.BooleanField(default=False, verbose_name="Doğrulandı")),
                (
                    "province",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.province"
                    ),
                ),
                (
                    "rule_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="provinces", to="applications.ruleset"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.sourcedocument",
                        verbose_name="Kaynak belge",
                    ),
                ),
            ],
            options={
                "ordering": ["province__sort_key"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            ("source__isnull", False),
                            models.Q(("source_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="provincerule_confirmed_has_a_source",
                    ),
                    models.UniqueConstraint(fields=("rule_set", "province"), name="one_province_rule_per_rule_set"),
                ],
            },
        ),
        migrations.AddField(
            model_name="indicatorrule",
            name="source",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="applications.sourcedocument",
                verbose_name="Kaynak belge",
            ),
        ),
        migrations.AddField(
            model_name="gridsection",
            name="source",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="applications.sourcedocument",
                verbose_name="Kaynak belge",
            ),
        ),
        migrations.AddField(
            model_name="checkitem",
            name="source",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="applications.sourcedocument",
                verbose_name="Kaynak belge",
            ),
        ),
        migrations.AddField(
            model_name="budgethead",
            name="source",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="applications.sourcedocument",
                verbose_name="Kaynak belge",
            ),
        ),
        migrations.CreateModel(
            name="ApplicantTypeRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_note", models.CharField(blank=True, max_length=300, verbose_name="Kaynak notu")),
                ("is_confirmed", models.BooleanField(default=False, verbose_name="Doğrulandı")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("public", "Kamu kurum ve kuruluşu"),
                            ("university", "Üniversite"),
                            ("professional", "Kamu kurumu niteliğinde meslek kuruluşu"),
                            ("provincial_administration", "İl özel idaresi"),
                            ("municipality", "Belediye"),
                            ("local_union", "Mahalli idare birliği"),
                            ("agency", "Kalkınma ajansı"),
                            ("association", "Kamu yararına dernek veya vakıf"),
                            ("industrial_zone", "Organize sanayi bölgesi"),
                            ("technology_zone", "Teknoloji geliştirme bölgesi"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[("eligible", "uygun"), ("ineligible", "uygun değil"), ("expert", "uzman bakacak")],
                        max_length=12,
                    ),
                ),
                (
                    "rule_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="applicant_types",
                        to="applications.ruleset",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.sourcedocument",
                        verbose_name="Kaynak belge",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            ("source__isnull", False),
                            models.Q(("source_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="applicanttyperule_confirmed_has_a_source",
                    ),
                    models.UniqueConstraint(fields=("rule_set", "type"), name="one_applicant_type_rule_per_rule_set"),
                ],
            },
        ),
        migrations.CreateModel(
            name="StageRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_note", models.CharField(blank=True, max_length=300, verbose_name="Kaynak notu")),
                ("is_confirmed", models.BooleanField(default=False, verbose_name="Doğrulandı")),
                ("name_tr", models.CharField(max_length=300, verbose_name="Adı (Türkçe)")),
                ("name_en", models.CharField(max_length=300, verbose_name="Adı (İngilizce)")),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "rule_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="stages", to="applications.ruleset"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.sourcedocument",
                        verbose_name="Kaynak belge",
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            ("source__isnull", False),
                            models.Q(("source_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="stagerule_confirmed_has_a_source",
                    ),
                    models.UniqueConstraint(fields=("rule_set", "order"), name="one_stage_per_order_and_rule_set"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SectionRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_note", models.CharField(blank=True, max_length=300, verbose_name="Kaynak notu")),
                ("is_confirmed", models.BooleanField(default=False, verbose_name="Doğrulandı")),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("project", "Proje"),
                            ("place", "Yer"),
                            ("priorities", "Öncelikler"),
                            ("contact", "İrtibat kişisi"),
                            ("partners", "Ortaklar ve iştirakçiler"),
                            ("questions", "Gerekçe ve yöntem"),
                            ("activities", "Faaliyetler ve takvim"),
                            ("budget", "Bütçe"),
                            ("funding", "Kaynaklar"),
                            ("operation", "İşletme öngörüsü"),
                            ("indicators", "Göstergeler"),
                            ("risks", "Riskler"),
                            ("documents", "Belgeler"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "demand",
                    models.CharField(
                        choices=[("none", "istenmez"), ("optional", "istenir, zorunlu değil"), ("required", "zorunlu")],
                        max_length=10,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.sourcedocument",
                        verbose_name="Kaynak belge",
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="section_rules",
                        to="applications.stagerule",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            ("source__isnull", False),
                            models.Q(("source_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="sectionrule_confirmed_has_a_source",
                    ),
                    models.UniqueConstraint(fields=("stage", "section"), name="one_section_rule_per_stage"),
                ],
            },
        ),
        migrations.AddField(
            model_name="question",
            name="stage",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="applications.stagerule"
            ),
        ),
        migrations.AddField(
            model_name="documentslot",
            name="stage",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="document_slots", to="applications.stagerule"
            ),
        ),
        migrations.AddField(
            model_name="checkitem",
            name="stage",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="check_items", to="applications.stagerule"
            ),
        ),
        migrations.AddField(
            model_name="callstage",
            name="stage",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="applications.stagerule"
            ),
        ),
        migrations.CreateModel(
            name="StatusLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("contracted", "sözleşmesi imzalandı"),
                            ("running", "uygulanıyor"),
                            ("suspended", "askıda"),
                            ("completed", "tamamlandı"),
                            ("cancelled", "iptal edildi"),
                        ],
                        max_length=10,
                    ),
                ),
                ("dated_on", models.DateField()),
                ("letter_number", models.CharField(max_length=80)),
                ("note", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="status_lines",
                        to="applications.proposal",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["dated_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("letter_number", ""), _negated=True), name="status_line_has_a_letter"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("is_completion", models.BooleanField(default=False)),
                ("sent_at", models.DateTimeField()),
                ("content", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("letter_number", models.CharField(blank=True, max_length=80)),
                ("letter_date", models.DateField(null=True)),
                ("letter_recorded_at", models.DateTimeField(null=True)),
                ("letter_confirmed_at", models.DateTimeField(null=True)),
                (
                    "call_stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="applications.callstage"
                    ),
                ),
                (
                    "letter_confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "letter_recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="applications.proposal",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("proposal", "number"), name="one_submission_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("letter_date__isnull", False),
                                ("letter_recorded_at__isnull", False),
                                ("letter_recorded_by__isnull", False),
                                models.Q(("letter_number", ""), _negated=True),
                            ),
                            models.Q(
                                ("letter_date__isnull", True),
                                ("letter_number", ""),
                                ("letter_recorded_at__isnull", True),
                                ("letter_recorded_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="cover_letter_is_recorded_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("letter_confirmed_at__isnull", False),
                                ("letter_confirmed_by__isnull", False),
                                models.Q(("letter_number", ""), _negated=True),
                            ),
                            models.Q(("letter_confirmed_at__isnull", True), ("letter_confirmed_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="cover_letter_confirmed_was_recorded",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Printout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("language", models.CharField(max_length=5)),
                ("asked_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("next_try_at", models.DateTimeField()),
                ("made_at", models.DateTimeField(null=True)),
                ("file", models.FileField(blank=True, upload_to="printouts/%Y/%m/")),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("code_hash", models.CharField(blank=True, db_index=True, max_length=64)),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="printouts",
                        to="applications.submission",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("made_at__isnull", True)), fields=["next_try_at"], name="printouts_to_make"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("submission", "language"), name="one_printout_per_language"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("made_at__isnull", False),
                                models.Q(("file", ""), _negated=True),
                                models.Q(("sha256", ""), _negated=True),
                                models.Q(("code_hash", ""), _negated=True),
                            ),
                            models.Q(("code_hash", ""), ("file", ""), ("made_at__isnull", True), ("sha256", "")),
                            _connector="OR",
                        ),
                        name="printout_is_made_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupportTypeRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_note", models.CharField(blank=True, max_length=300, verbose_name="Kaynak notu")),
                ("is_confirmed", models.BooleanField(default=False, verbose_name="Doğrulandı")),
                ("name_tr", models.CharField(max_length=300, verbose_name="Adı (Türkçe)")),
                ("name_en", models.CharField(max_length=300, verbose_name="Adı (İngilizce)")),
                ("code", models.SlugField(max_length=30)),
                ("order", models.PositiveSmallIntegerField()),
                ("min_budget", cmdp.kit.fields.MoneyField(blank=True, null=True, verbose_name="En az bütçe (TL)")),
                ("max_budget", cmdp.kit.fields.MoneyField(blank=True, null=True, verbose_name="En çok bütçe (TL)")),
                ("min_support", cmdp.kit.fields.MoneyField(blank=True, null=True, verbose_name="En az destek (TL)")),
                ("max_support", cmdp.kit.fields.MoneyField(blank=True, null=True, verbose_name="En çok destek (TL)")),
                (
                    "min_rate",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="En az destek oranı (%)"
                    ),
                ),
                (
                    "max_rate",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="En çok destek oranı (%)"
                    ),
                ),
                (
                    "min_own_share",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="En az eş finansman (%)"
                    ),
                ),
                (
                    "max_months",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="En çok süre (ay)"),
                ),
                (
                    "rule_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="support_types",
                        to="applications.ruleset",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.sourcedocument",
                        verbose_name="Kaynak belge",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            ("source__isnull", False),
                            models.Q(("source_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="supporttyperule_confirmed_has_a_source",
                    ),
                    models.UniqueConstraint(fields=("rule_set", "code"), name="one_support_type_per_code_and_rule_set"),
                ],
            },
        ),
        migrations.AddField(
            model_name="proposal",
            name="support_type",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="applications.supporttyperule",
                verbose_name="Destek türü",
            ),
        ),
        migrations.CreateModel(
            name="TrustRoot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("name", models.CharField(max_length=200)),
                ("pem", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("valid_until", models.DateTimeField()),
                ("added_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "retired_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("retired_at__isnull", True)),
                        fields=("sha256",),
                        name="one_trust_root_in_force",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_by__isnull", True)),
                            models.Q(("retired_at__isnull", False), ("retired_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="trust_root_retired_has_who_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UndertakingRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_note", models.CharField(blank=True, max_length=300, verbose_name="Kaynak notu")),
                ("is_confirmed", models.BooleanField(default=False, verbose_name="Doğrulandı")),
                ("name_tr", models.CharField(max_length=300, verbose_name="Adı (Türkçe)")),
                ("name_en", models.CharField(max_length=300, verbose_name="Adı (İngilizce)")),
                ("key", models.SlugField(max_length=40)),
                ("order", models.PositiveSmallIntegerField()),
                ("text_tr", models.TextField(verbose_name="Metin (Türkçe)")),
                ("text_en", models.TextField(verbose_name="Metin (İngilizce)")),
                ("days", models.PositiveSmallIntegerField(verbose_name="Kapanıştan sonra kaç iş günü")),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.sourcedocument",
                        verbose_name="Kaynak belge",
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="undertakings",
                        to="applications.stagerule",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            ("source__isnull", False),
                            models.Q(("source_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="undertakingrule_confirmed_has_a_source",
                    ),
                    models.UniqueConstraint(fields=("stage", "key"), name="one_undertaking_per_key_and_stage"),
                    models.CheckConstraint(condition=models.Q(("days__gt", 0)), name="undertaking_has_days"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Undertaking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "scan",
                    models.CharField(
                        choices=[
                            ("unchecked", "virüs denetimi yapılmadı"),
                            ("waiting", "virüs denetimi sürüyor"),
                            ("clean", "virüs bulunmadı"),
                            ("infected", "zararlı içerik bulundu, açılamaz"),
                        ],
                        default="unchecked",
                        max_length=10,
                    ),
                ),
                ("scanned_at", models.DateTimeField(null=True)),
                ("finding", models.CharField(blank=True, max_length=100)),
                ("tried_at", models.DateTimeField(null=True)),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("submission_sha256", models.CharField(max_length=64)),
                ("file", models.FileField(upload_to="undertakings/%Y/%m/")),
                ("name", models.CharField(max_length=255)),
                ("size", models.PositiveIntegerField()),
                ("content_type", models.CharField(max_length=127)),
                ("sha256", models.CharField(max_length=64)),
                ("uploaded_at", models.DateTimeField()),
                (
                    "signature",
                    models.CharField(
                        choices=[
                            ("waiting", "elektronik imza denetleniyor"),
                            ("unsigned", "elektronik imza yok; elle imzalanmış olabilir"),
                            ("valid", "elektronik imza geçerli"),
                            ("untrusted", "imza bozulmamış, imzacının sertifikası doğrulanamadı"),
                            ("broken", "imza geçersiz: dosya imzadan sonra değişmiş"),
                            ("unreadable", "dosya okunamadı, imza denetlenemedi"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("signatures", models.JSONField(default=list)),
                ("verified_at", models.DateTimeField(null=True)),
                ("verify_tries", models.PositiveSmallIntegerField(default=0)),
                ("next_check_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(null=True)),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undertakings",
                        to="applications.proposal",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="applications.undertakingrule"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("signature", "waiting")),
                        fields=["next_check_at"],
                        name="undertakings_to_verify",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signature", "waiting"), ("verified_at__isnull", True)),
                            models.Q(models.Q(("signature", "waiting"), _negated=True), ("verified_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="undertaking_verified_has_when",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at__isnull", True)),
                        fields=("proposal", "rule"),
                        name="one_undertaking_in_force",
                    ),
                    models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="undertaking_is_not_empty"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan__in", ("clean", "infected")), ("scanned_at__isnull", False)),
                            models.Q(("scan__in", ("unchecked", "waiting")), ("scanned_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="undertaking_scanned_has_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan", "infected"), models.Q(("finding", ""), _negated=True)),
                            models.Q(models.Q(("scan", "infected"), _negated=True), ("finding", "")),
                            _connector="OR",
                        ),
                        name="undertaking_infected_has_a_finding",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PartialUpload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("file", models.FileField(upload_to="partial/%Y/%m/")),
                ("name", models.CharField(max_length=255)),
                ("size", models.PositiveIntegerField()),
                ("mark", models.CharField(max_length=40)),
                ("received", models.PositiveIntegerField(default=0)),
                ("began_at", models.DateTimeField()),
                ("touched_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "slot",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.documentslot",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uploads", to="applications.proposal"
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.undertakingrule",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("received__lte", models.F("size")), ("size__gt", 0)),
                        name="upload_is_within_its_size",
                    ),
                    models.UniqueConstraint(
                        fields=("proposal", "slot", "person", "name", "size", "mark"),
                        name="one_upload_per_file_and_person",
                    ),
                    models.UniqueConstraint(
                        fields=("proposal", "rule", "person", "name", "size", "mark"),
                        name="one_upload_per_undertaking_and_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rule__isnull", False), ("slot__isnull", True)),
                            models.Q(("rule__isnull", True), ("slot__isnull", False)),
                            _connector="OR",
                        ),
                        name="upload_is_for_one_place",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="filemessage",
            index=models.Index(condition=models.Q(("told_at", None)), fields=["proposal"], name="messages_to_tell_of"),
        ),
        migrations.AddConstraint(
            model_name="filemessage",
            constraint=models.UniqueConstraint(
                fields=("proposal", "written_by", "form_key"), name="one_message_per_form"
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatorrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_confirmed", False),
                    ("source__isnull", False),
                    models.Q(("source_note", ""), _negated=True),
                    _connector="OR",
                ),
                name="indicatorrule_confirmed_has_a_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatorrule",
            constraint=models.UniqueConstraint(fields=("rule_set", "key"), name="one_indicator_per_key_and_rule_set"),
        ),
        migrations.AddConstraint(
            model_name="gridsection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_confirmed", False),
                    ("source__isnull", False),
                    models.Q(("source_note", ""), _negated=True),
                    _connector="OR",
                ),
                name="gridsection_confirmed_has_a_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="gridsection",
            constraint=models.UniqueConstraint(
                fields=("rule_set", "key"), name="one_grid_section_per_key_and_rule_set"
            ),
        ),
        migrations.AddConstraint(
            model_name="budgethead",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_confirmed", False),
                    ("source__isnull", False),
                    models.Q(("source_note", ""), _negated=True),
                    _connector="OR",
                ),
                name="budgethead_confirmed_has_a_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgethead",
            constraint=models.UniqueConstraint(
                fields=("rule_set", "code"), name="one_budget_head_per_code_and_rule_set"
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_confirmed", False),
                    ("source__isnull", False),
                    models.Q(("source_note", ""), _negated=True),
                    _connector="OR",
                ),
                name="question_confirmed_has_a_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(fields=("stage", "key"), name="one_question_per_key_and_stage"),
        ),
        migrations.AddConstraint(
            model_name="documentslot",
            constraint=models.UniqueConstraint(fields=("stage", "key"), name="one_document_slot_per_key_and_stage"),
        ),
        migrations.AddConstraint(
            model_name="checkitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_confirmed", False),
                    ("source__isnull", False),
                    models.Q(("source_note", ""), _negated=True),
                    _connector="OR",
                ),
                name="checkitem_confirmed_has_a_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkitem",
            constraint=models.UniqueConstraint(fields=("stage", "key"), name="one_check_item_per_key_and_stage"),
        ),
    ]
