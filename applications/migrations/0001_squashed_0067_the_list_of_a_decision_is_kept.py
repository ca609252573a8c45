"""What the first 67 migrations come to, for a database that has none of them.

What they did to rows that stood before has nothing to do in an empty database.
"""

import cmdp.kit.fields
import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from cmdp.kit.migrating import MakeTables


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
        ("applications", "0042_papers_of_some_applicants_and_supports"),
        ("applications", "0043_channel_of_the_cover_letter"),
        ("applications", "0044_what_is_declared_at_sending"),
        ("applications", "0045_evaluators_without_an_employer"),
        ("applications", "0046_rows_half_written"),
        ("applications", "0047_what_the_information_form_asks"),
        ("applications", "0048_signs_beside_the_people_of_a_plan"),
        ("applications", "0049_what_evaluators_are_asked"),
        ("applications", "0050_a_second_officer_and_what_the_rules_find"),
        ("applications", "0051_files_that_may_be_one"),
        ("applications", "0052_notes_letters_and_visits_of_an_agency"),
        ("applications", "0053_evaluators_talk_and_agree"),
        ("applications", "0054_when_evaluators_were_reminded_to_answer"),
        ("applications", "0055_what_evaluators_see"),
        ("applications", "0056_money_in_parts_and_how_sure_a_rank_is"),
        ("applications", "0057_notes_and_visits_are_corrected"),
        ("applications", "0058_check_items_say_what_stands_beside_them"),
        ("applications", "0059_shipped_check_items_say_what_stands_beside_them"),
        ("applications", "0060_copies_remember_which_names_were_known"),
        ("applications", "0061_objections"),
        ("applications", "0062_files_from_before_this_software"),
        ("applications", "0063_commissions"),
        ("applications", "0064_extensions_and_downtimes"),
        ("applications", "0065_letters_in_words_of_a_rule_set"),
        ("applications", "0066_packages_for_the_ministry"),
        ("applications", "0067_the_list_of_a_decision_is_kept"),
    ]

    dependencies = [
        ("accounts", "0009_commission_members"),
        ("priorities", "0012_source_files_never_change"),
        ("regions", "0002_sources_of_the_calendar"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        MakeTables(
            [
                migrations.CreateModel(
                    name="AgendaItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("place", models.PositiveIntegerField()),
                        ("rank", models.PositiveIntegerField()),
                        ("score", models.DecimalField(decimal_places=2, max_digits=6, null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "sırada"),
                                    ("decided", "karara bağlandı"),
                                    ("postponed", "ertelendi"),
                                    ("remarking", "yeniden değerlendirme istendi"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("reason", models.TextField(blank=True)),
                    ],
                    options={
                        "ordering": ["place", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetHead",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "bearing",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("sent_in_time", "gönderim ve tamamlama süreleri"),
                                    ("form_complete", "formun zorunlu alanları"),
                                    ("budget_complete", "bütçe ve kaynak tabloları ile toplamları"),
                                    ("framework", "faaliyetler, göstergeler, riskler ve işletme"),
                                    ("authority_decision", "temsil yetkisi ve yetkili organ kararı"),
                                    ("price_papers", "maliyetleri gösteren belgeler"),
                                    ("partner_papers", "ortak ve iştirakçi beyanları"),
                                    ("papers_readable", "bütün belgeler"),
                                    ("undertaking", "taahhütname, süresi ve imzası"),
                                    ("duration_inside", "proje süresinin sınırı"),
                                    ("support_inside", "destek tutarının ve oranının sınırları"),
                                    ("applicant_eligible", "başvuranın türü ve ili"),
                                    ("partners_eligible", "ortaklar ve iştirakçiler"),
                                    ("place_eligible", "uygulama yerinin ili"),
                                    ("subject_eligible", "öncelikler ve tedbirler"),
                                ],
                                max_length=20,
                                verbose_name="Yanında gösterilecek bulgu",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["kind", "order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ClockRound",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("seen_at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="DocumentSlot",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                            "is_for_evaluators",
                            models.BooleanField(default=True, verbose_name="Değerlendiriciler görür"),
                        ),
                        (
                            "for_types",
                            models.JSONField(
                                blank=True, default=list, verbose_name="Yalnızca şu başvuru sahiplerinden"
                            ),
                        ),
                        (
                            "for_supports",
                            models.JSONField(blank=True, default=list, verbose_name="Yalnızca şu destek türlerinde"),
                        ),
                    ],
                    options={
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="GridSection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                    },
                ),
                migrations.CreateModel(
                    name="SourceDocument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                    },
                ),
                migrations.CreateModel(
                    name="CallQuestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                    },
                ),
                migrations.CreateModel(
                    name="AnswerCorrection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("earlier_tr", models.TextField()),
                        ("earlier_en", models.TextField(blank=True)),
                        ("reason", models.TextField(verbose_name="Düzeltmenin nedeni")),
                        ("corrected_at", models.DateTimeField()),
                        ("told_at", models.DateTimeField(null=True)),
                        (
                            "corrected_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                    },
                ),
                migrations.CreateModel(
                    name="CallShare",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("part", models.CharField(max_length=4)),
                        ("amount", cmdp.kit.fields.MoneyField(verbose_name="Pay (TL)")),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shares",
                                to="applications.call",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["part"],
                    },
                ),
                migrations.CreateModel(
                    name="CallStage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField()),
                        ("opens_at", models.DateTimeField()),
                        ("closes_at", models.DateTimeField()),
                        ("extensions", models.PositiveSmallIntegerField(default=0, editable=False)),
                        ("extended_at", models.DateTimeField(editable=False, null=True)),
                        ("extended_from", models.DateTimeField(editable=False, null=True)),
                        ("extension_reason", models.TextField(blank=True, editable=False)),
                        ("extension_told_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stages",
                                to="applications.call",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["order"],
                    },
                ),
                migrations.CreateModel(
                    name="AssignmentPlan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "call_stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="plans",
                                to="applications.callstage",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Commission",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("source_note", models.CharField(blank=True, max_length=300, verbose_name="Kaynak notu")),
                        ("is_confirmed", models.BooleanField(default=False, verbose_name="Doğrulandı")),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Yıl")),
                        ("quorum", models.PositiveSmallIntegerField(verbose_name="Toplantı yeter sayısı")),
                        (
                            "majority",
                            models.CharField(
                                choices=[
                                    ("of_votes", "verilen oyların salt çoğunluğu (çekimserler sayılmaz)"),
                                    ("of_present", "salonda olup oy verebilecek üyelerin salt çoğunluğu"),
                                    ("of_members", "bütün üyelerin salt çoğunluğu"),
                                ],
                                max_length=12,
                                verbose_name="Karar yeter sayısı",
                            ),
                        ),
                        ("chair_breaks_ties", models.BooleanField(default=True, verbose_name="Eşitlikte başkanın oyu")),
                        (
                            "names_votes",
                            models.BooleanField(default=False, verbose_name="Tutanakta oyların adlarla yazılması"),
                        ),
                        ("created_at", models.DateTimeField()),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commissions",
                                to="regions.agency",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                        "ordering": ["-year", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CommissionSeat",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("capacity", models.CharField(max_length=120, verbose_name="Sıfatı")),
                        ("is_chair", models.BooleanField(default=False, verbose_name="Başkan")),
                        ("seated_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "commission",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats",
                                to="applications.commission",
                            ),
                        ),
                        (
                            "ended_by",
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
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "seated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-is_chair", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ConsensusReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("text", models.TextField(blank=True)),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        ("proposed_at", models.DateTimeField(null=True)),
                        ("frozen_at", models.DateTimeField(null=True)),
                        (
                            "call_stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="applications.callstage",
                            ),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "writer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ConsensusVoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField()),
                        ("agrees", models.BooleanField()),
                        ("note", models.TextField(blank=True)),
                        ("given_at", models.DateTimeField()),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="voices",
                                to="applications.consensusreport",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="CostCut",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("line", models.CharField(max_length=14)),
                        ("description", models.CharField(max_length=300)),
                        ("line_cost", cmdp.kit.fields.MoneyField()),
                        ("amount", cmdp.kit.fields.MoneyField()),
                        ("reason", models.TextField()),
                        ("made_at", models.DateTimeField()),
                        ("dropped_at", models.DateTimeField(null=True)),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="cuts",
                                to="applications.agendaitem",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "slot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="applications.documentslot",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["slot__order", "order", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="CleanCopy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "hazırlanıyor"),
                                    ("clean", "temizlendi, gösterilir"),
                                    ("doubtful", "karar bekliyor"),
                                    ("shown", "gösterilir"),
                                    ("withheld", "gösterilmez"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("source", models.FileField(blank=True, upload_to="copies/%Y/%m/")),
                        ("file", models.FileField(blank=True, upload_to="copies/%Y/%m/")),
                        ("size", models.PositiveIntegerField(default=0)),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("taken", models.JSONField(default=list)),
                        ("doubts", models.JSONField(default=list)),
                        ("named", models.JSONField(default=list)),
                        ("veil", models.CharField(blank=True, max_length=64)),
                        ("asked_at", models.DateTimeField()),
                        ("made_at", models.DateTimeField(null=True)),
                        ("decided_at", models.DateTimeField(null=True)),
                        ("reason", models.TextField(blank=True)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "document",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="clean_copy",
                                to="applications.document",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["document__slot__order", "document__order", "document"],
                    },
                ),
                migrations.CreateModel(
                    name="Downtime",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("began_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ended_at__gt", models.F("began_at"))),
                                name="downtime_ends_after_it_began",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EarlierFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("reference", models.CharField(max_length=80, verbose_name="Eski kayıttaki numarası")),
                        ("reference_key", models.CharField(editable=False, max_length=80)),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Yıl")),
                        ("call_name", models.CharField(blank=True, max_length=200, verbose_name="Çağrı ya da program")),
                        ("applicant", models.CharField(max_length=300, verbose_name="Başvuran kurum")),
                        ("vkn", models.CharField(blank=True, max_length=10, verbose_name="Vergi kimlik numarası")),
                        (
                            "applicant_type",
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
                                verbose_name="Kurum türü",
                            ),
                        ),
                        ("title", models.CharField(max_length=300, verbose_name="Projenin adı")),
                        ("summary", models.TextField(blank=True, verbose_name="Özet")),
                        ("district", models.CharField(blank=True, max_length=80, verbose_name="İlçe")),
                        ("site", models.CharField(blank=True, max_length=300, verbose_name="Uygulama yeri")),
                        ("asked", cmdp.kit.fields.MoneyField(null=True, verbose_name="İstenen destek (TL)")),
                        ("approved", cmdp.kit.fields.MoneyField(null=True, verbose_name="Onaylanan destek (TL)")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("supported", "desteklendi"),
                                    ("completed", "desteklenip tamamlandı"),
                                    ("cancelled", "sözleşmesi feshedildi"),
                                    ("refused", "desteklenmedi"),
                                    ("withdrawn", "geri çekildi"),
                                    ("unknown", "sonucu bilinmiyor"),
                                ],
                                default="unknown",
                                max_length=10,
                                verbose_name="Sonuç",
                            ),
                        ),
                        (
                            "letter_number",
                            models.CharField(blank=True, max_length=80, verbose_name="Gelen yazının sayısı"),
                        ),
                        ("letter_date", models.DateField(null=True, verbose_name="Gelen yazının tarihi")),
                        (
                            "answer_number",
                            models.CharField(blank=True, max_length=80, verbose_name="Giden yazının sayısı"),
                        ),
                        ("answer_date", models.DateField(null=True, verbose_name="Giden yazının tarihi")),
                        ("note", models.TextField(blank=True, verbose_name="Not")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("added_at", models.DateTimeField()),
                        ("changed_at", models.DateTimeField()),
                        ("search_key", models.CharField(editable=False, max_length=1600)),
                        (
                            "added_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.agency"
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="priorities.measure",
                                verbose_name="Tedbir",
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
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="EarlierImport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("file_name", models.CharField(max_length=200)),
                        ("content", models.BinaryField(default=bytes)),
                        ("reason", models.CharField(max_length=500, verbose_name="Gerekçe")),
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
                        ("job_id", models.CharField(blank=True, max_length=20)),
                        ("received_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("undone_at", models.DateTimeField(null=True)),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="earlier_imports",
                                to="regions.agency",
                            ),
                        ),
                        (
                            "received_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "undone_by",
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
                    },
                ),
                migrations.CreateModel(
                    name="EarlierLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        ("seen", models.PositiveIntegerField(default=0)),
                        ("reference", models.CharField(blank=True, max_length=80)),
                        ("reference_key", models.CharField(blank=True, max_length=80)),
                        ("title", models.CharField(blank=True, max_length=300)),
                        ("cells", models.JSONField(default=dict)),
                        (
                            "changes",
                            models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder),
                        ),
                        ("faults", models.JSONField(default=list)),
                        ("written_at", models.DateTimeField(null=True)),
                        (
                            "file",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="lines",
                                to="applications.earlierfile",
                            ),
                        ),
                        (
                            "upload",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="applications.earlierimport",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                    },
                ),
                migrations.CreateModel(
                    name="EarlierTrace",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("title", "proje adı"), ("summary", "özet"), ("place", "yer")], max_length=8
                            ),
                        ),
                        ("value", models.BigIntegerField()),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="traces",
                                to="applications.earlierfile",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="EvaluatorProfile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("employer", models.CharField(blank=True, max_length=300, verbose_name="İşveren")),
                        (
                            "employer_vkn",
                            models.CharField(blank=True, max_length=10, verbose_name="İşverenin vergi kimlik numarası"),
                        ),
                        ("employer_key", models.CharField(blank=True, editable=False, max_length=300)),
                        ("is_independent", models.BooleanField(default=False, verbose_name="İşvereni yok")),
                        ("languages", models.JSONField(default=list, verbose_name="Diller")),
                        ("sectors", models.JSONField(default=list, verbose_name="Sektörler")),
                        (
                            "capacity",
                            models.PositiveSmallIntegerField(default=5, verbose_name="Aynı anda en çok dosya"),
                        ),
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
                    },
                ),
                migrations.CreateModel(
                    name="CurriculumVitae",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                    },
                ),
                migrations.CreateModel(
                    name="EvaluatorTie",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                    },
                ),
                migrations.CreateModel(
                    name="Expertise",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                    },
                ),
                migrations.CreateModel(
                    name="FileMessage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        (
                            "side",
                            models.CharField(choices=[("applicant", "başvuran"), ("agency", "ajans")], max_length=10),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="FileNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("text", models.TextField()),
                        ("form_key", models.CharField(max_length=14)),
                        ("written_at", models.DateTimeField()),
                        ("version", models.PositiveSmallIntegerField(default=1)),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="EarlierNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField()),
                        ("until", models.DateTimeField()),
                        (
                            "note",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="earlier",
                                to="applications.filenote",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Criterion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("source_note", models.CharField(blank=True, max_length=300, verbose_name="Kaynak notu")),
                        ("is_confirmed", models.BooleanField(default=False, verbose_name="Doğrulandı")),
                        ("name_tr", models.CharField(max_length=300, verbose_name="Adı (Türkçe)")),
                        ("name_en", models.CharField(max_length=300, verbose_name="Adı (İngilizce)")),
                        ("key", models.SlugField(max_length=40)),
                        ("order", models.PositiveSmallIntegerField()),
                        ("max_points", models.PositiveSmallIntegerField(verbose_name="En çok puan")),
                        ("question_tr", models.TextField(blank=True, verbose_name="Soru (Türkçe)")),
                        ("question_en", models.TextField(blank=True, verbose_name="Soru (İngilizce)")),
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
                    },
                ),
                migrations.CreateModel(
                    name="ItemDeclaration",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("stands_aside", models.BooleanField(default=False)),
                        ("declared_at", models.DateTimeField()),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="declarations",
                                to="applications.agendaitem",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="KeptApart",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "stated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "planlandı"),
                                    ("open", "sürüyor"),
                                    ("ended", "bitti, tutanağı bekleniyor"),
                                    ("closed", "kapandı"),
                                    ("cancelled", "yapılmadı"),
                                ],
                                default="planned",
                                max_length=10,
                            ),
                        ),
                        ("starts_at", models.DateTimeField()),
                        ("place", models.CharField(max_length=200)),
                        ("invitation", models.PositiveSmallIntegerField(default=0)),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("planned_at", models.DateTimeField()),
                        ("opened_at", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("minutes_number", models.CharField(blank=True, max_length=80)),
                        ("minutes_date", models.DateField(null=True)),
                        ("closed_at", models.DateTimeField(null=True)),
                        (
                            "call_stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="applications.callstage",
                            ),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "commission",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="applications.commission",
                            ),
                        ),
                        (
                            "current",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="applications.agendaitem",
                            ),
                        ),
                        (
                            "planned_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("capacity", models.CharField(max_length=120)),
                        ("is_chair", models.BooleanField(default=False)),
                        ("came_at", models.DateTimeField(null=True)),
                        ("left_at", models.DateTimeField(null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendances",
                                to="applications.meeting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-is_chair", "pk"],
                    },
                ),
                migrations.AddField(
                    model_name="agendaitem",
                    name="meeting",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="applications.meeting"
                    ),
                ),
                migrations.CreateModel(
                    name="MeetingCorrection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("text", models.TextField()),
                        ("letter_number", models.CharField(max_length=80)),
                        ("letter_date", models.DateField()),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="applications.meeting",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingPaper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        ("file", models.FileField(upload_to="meetings/")),
                        ("name", models.CharField(max_length=120)),
                        ("size", models.PositiveBigIntegerField()),
                        ("content_type", models.CharField(max_length=120)),
                        ("sha256", models.CharField(max_length=64)),
                        ("uploaded_at", models.DateTimeField()),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="applications.meeting",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Motion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        (
                            "outcome",
                            models.CharField(
                                choices=[("positive", "olumlu"), ("reserve", "yedek"), ("negative", "olumsuz")],
                                max_length=10,
                            ),
                        ),
                        ("amount", cmdp.kit.fields.MoneyField(null=True)),
                        ("reason", models.TextField()),
                        ("conditions", models.TextField(blank=True)),
                        ("by_consensus", models.BooleanField(default=False)),
                        ("score", models.DecimalField(decimal_places=2, max_digits=6, null=True)),
                        ("put_at", models.DateTimeField()),
                        ("settled_at", models.DateTimeField(null=True)),
                        ("has_carried", models.BooleanField(null=True)),
                        ("present", models.PositiveSmallIntegerField(default=0)),
                        ("votes_for", models.PositiveSmallIntegerField(default=0)),
                        ("votes_against", models.PositiveSmallIntegerField(default=0)),
                        ("abstentions", models.PositiveSmallIntegerField(default=0)),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="motions",
                                to="applications.agendaitem",
                            ),
                        ),
                        (
                            "put_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="NoteMention",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("seen_at", models.DateTimeField(null=True)),
                        (
                            "note",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mentions",
                                to="applications.filenote",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Objection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "to",
                            models.CharField(
                                choices=[("check", "ön incelemenin sonucu"), ("opinion", "ajans görüşü")], max_length=10
                            ),
                        ),
                        ("text", models.TextField()),
                        ("form_key", models.CharField(max_length=14)),
                        ("notified_at", models.DateTimeField()),
                        ("until", models.DateTimeField()),
                        ("sent_at", models.DateTimeField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("due_at", models.DateTimeField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "alındı, sorumlusu belirlenecek"),
                                    ("in_hand", "inceleniyor"),
                                    ("decided", "sonuçlandı"),
                                    ("withdrawn", "geri çekildi"),
                                ],
                                default="received",
                                max_length=10,
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("accepted", "kabul edildi"),
                                    ("partly", "kısmen kabul edildi"),
                                    ("refused", "reddedildi"),
                                    ("late", "süresinde verilmediği için incelenmedi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "effect",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("none", "dosya olduğu yerde kalır"),
                                    ("reinstate", "dosya karardan önceki durumuna döner, sıralama yeniden hesaplanır"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("reason", models.TextField(blank=True)),
                        ("letter_number", models.CharField(blank=True, max_length=80)),
                        ("letter_date", models.DateField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "call_stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="applications.callstage",
                            ),
                        ),
                        (
                            "decider",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "first_decider",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ObjectionPaper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        ("file", models.FileField(upload_to="objections/%Y/%m/")),
                        ("name", models.CharField(max_length=255)),
                        ("size", models.PositiveIntegerField()),
                        ("content_type", models.CharField(max_length=127)),
                        ("sha256", models.CharField(max_length=64)),
                        ("uploaded_at", models.DateTimeField()),
                        (
                            "objection",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="papers",
                                to="applications.objection",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="OpinionAct",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("met_on", models.DateField()),
                        ("minutes_number", models.CharField(max_length=80)),
                        ("recorded_at", models.DateTimeField()),
                        ("released_at", models.DateTimeField(null=True)),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opinion_acts",
                                to="applications.call",
                            ),
                        ),
                        (
                            "call_stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="applications.callstage",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                    },
                ),
                migrations.AddField(
                    model_name="meeting",
                    name="act",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="applications.opinionact",
                    ),
                ),
                migrations.CreateModel(
                    name="DecidedList",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("content", models.TextField()),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "act",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="decided_list",
                                to="applications.opinionact",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Package",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("letter_number", models.CharField(max_length=80)),
                        ("letter_date", models.DateField()),
                        ("forwarded_at", models.DateTimeField()),
                        ("made_at", models.DateTimeField(null=True)),
                        ("file", models.FileField(blank=True, upload_to="packages/%Y/%m/")),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("lacking", models.TextField(blank=True)),
                        (
                            "call_stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="packages",
                                to="applications.callstage",
                            ),
                        ),
                        (
                            "forwarded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PaperTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                            models.CheckConstraint(
                                condition=models.Q(("size__gt", 0)), name="paper_template_is_not_empty"
                            )
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="documentslot",
                    name="template",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slots",
                        to="applications.papertemplate",
                        verbose_name="Şablon",
                    ),
                ),
                migrations.CreateModel(
                    name="PriceIndex",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                condition=models.Q(("is_used", True)),
                                fields=("is_used",),
                                name="one_price_index_in_use",
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
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("value", models.DecimalField(decimal_places=6, max_digits=20)),
                        (
                            "index",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="values",
                                to="applications.priceindex",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["year"],
                    },
                ),
                migrations.CreateModel(
                    name="PrivateCalendar",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                    },
                ),
                migrations.CreateModel(
                    name="ProjectImport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("file_name", models.CharField(max_length=200)),
                        ("content", models.BinaryField(default=bytes)),
                        ("reason", models.CharField(max_length=500, verbose_name="Gerekçe")),
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
                        ("job_id", models.CharField(blank=True, max_length=20)),
                        ("received_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("clears", models.BooleanField(default=False)),
                        ("has_moved", models.BooleanField(default=False)),
                        (
                            "received_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        ("coordinates", models.CharField(blank=True, max_length=24, verbose_name="Koordinatlar")),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="applications.call",
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
                    },
                ),
                migrations.CreateModel(
                    name="PlanSeat",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField(default=0)),
                        ("fit", models.PositiveSmallIntegerField()),
                        ("reasons", models.JSONField(default=list)),
                        ("signs", models.JSONField(default=list)),
                        (
                            "evaluator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="applications.proposal",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["proposal", "place", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Partner",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[("partner", "ortak"), ("associate", "iştirakçi")],
                                max_length=10,
                                verbose_name="Türü",
                            ),
                        ),
                        ("name", models.CharField(max_length=250, verbose_name="Adı")),
                        ("vkn", models.CharField(blank=True, max_length=10, verbose_name="VKN")),
                        (
                            "type",
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
                                verbose_name="Kurum türü",
                            ),
                        ),
                        ("detsis", models.CharField(blank=True, max_length=8, verbose_name="DETSİS numarası")),
                        ("address", models.CharField(blank=True, max_length=400, verbose_name="Adres")),
                        ("kep", models.EmailField(blank=True, max_length=254, verbose_name="KEP adresi")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="Telefon")),
                        ("website", models.URLField(blank=True, verbose_name="Web sitesi")),
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="partners",
                                to="applications.proposal",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Opinion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[("positive", "olumlu"), ("reserve", "yedek"), ("negative", "olumsuz")],
                                max_length=10,
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opinions",
                                to="applications.proposal",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["rank", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="OperatingYear",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                    },
                ),
                migrations.AddField(
                    model_name="objection",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="objections",
                        to="applications.proposal",
                    ),
                ),
                migrations.CreateModel(
                    name="MinistryAct",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="applications.callstage",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "package",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acts",
                                to="applications.package",
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
                    },
                ),
                migrations.CreateModel(
                    name="MessagesSeen",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "last",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="applications.filemessage",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                    },
                ),
                migrations.CreateModel(
                    name="Indicator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                    },
                ),
                migrations.CreateModel(
                    name="HiddenWord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("text", models.CharField(max_length=200)),
                        ("added_at", models.DateTimeField()),
                        (
                            "added_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="hidden_words",
                                to="applications.proposal",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="FundingSource",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                    },
                ),
                migrations.AddField(
                    model_name="filenote",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="applications.proposal"
                    ),
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
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="comments",
                                to="applications.proposal",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.AddField(
                    model_name="document",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="applications.proposal",
                    ),
                ),
                migrations.CreateModel(
                    name="DiscussionRemark",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("text", models.TextField()),
                        ("form_key", models.CharField(max_length=14)),
                        ("written_at", models.DateTimeField()),
                        (
                            "call_stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="applications.callstage",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="remarks",
                                to="applications.proposal",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.AddField(
                    model_name="consensusreport",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consensus_reports",
                        to="applications.proposal",
                    ),
                ),
                migrations.CreateModel(
                    name="Conflict",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                    },
                ),
                migrations.CreateModel(
                    name="CompletionRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("asked", models.TextField()),
                        ("sections", models.JSONField(default=list)),
                        ("requested_at", models.DateTimeField()),
                        ("notified_at", models.DateTimeField()),
                        (
                            "notified_by",
                            models.CharField(
                                choices=[
                                    ("letter", "sistemin mektubu"),
                                    ("kep", "KEP"),
                                    ("uets", "UETS"),
                                    ("post", "posta"),
                                ],
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="applications.callstage",
                            ),
                        ),
                        (
                            "requested_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                    },
                ),
                migrations.CreateModel(
                    name="CheckConclusion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("passes", models.BooleanField()),
                        ("concluded_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("is_confirmed", models.BooleanField(default=False)),
                        (
                            "call_stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="applications.callstage",
                            ),
                        ),
                        (
                            "concluded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ended_by",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="conclusions",
                                to="applications.proposal",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="CheckAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                choices=[("yes", "evet"), ("no", "hayır"), ("not_applicable", "gerekmez")],
                                max_length=16,
                            ),
                        ),
                        ("reason", models.TextField(blank=True)),
                        (
                            "found",
                            models.CharField(
                                blank=True,
                                choices=[("holds", "uygun görünüyor"), ("look", "bakılmalı"), ("fails", "uymuyor")],
                                max_length=8,
                            ),
                        ),
                        ("evidence", models.TextField(blank=True)),
                        ("answered_at", models.DateTimeField()),
                        (
                            "answered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "call_stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="applications.callstage",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="applications.checkitem",
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
                    },
                ),
                migrations.CreateModel(
                    name="BudgetLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("description", models.CharField(max_length=300, verbose_name="Açıklama")),
                        ("unit", models.CharField(max_length=30, verbose_name="Birim")),
                        ("quantity", models.DecimalField(decimal_places=3, max_digits=12, verbose_name="Miktar")),
                        ("unit_price", cmdp.kit.fields.MoneyField(verbose_name="Birim fiyat (KDV hariç, TL)")),
                        (
                            "vat_rate",
                            models.DecimalField(
                                decimal_places=2, default=0, max_digits=5, verbose_name="KDV oranı (%)"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(default=1, verbose_name="Proje yılı")),
                        ("basis", models.CharField(blank=True, max_length=200, verbose_name="Fiyatın dayanağı")),
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
                    },
                ),
                migrations.CreateModel(
                    name="Assignment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        ("answer_reminded_at", models.DateTimeField(null=True)),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="applications.callstage",
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
                    },
                ),
                migrations.CreateModel(
                    name="Approval",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                    },
                ),
                migrations.AddField(
                    model_name="agendaitem",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_items",
                        to="applications.proposal",
                    ),
                ),
                migrations.CreateModel(
                    name="Activity",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                    },
                ),
                migrations.CreateModel(
                    name="PublishedProject",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "total_cost",
                            cmdp.kit.fields.MoneyField(blank=True, null=True, verbose_name="Toplam maliyet"),
                        ),
                        ("support", cmdp.kit.fields.MoneyField(blank=True, null=True, verbose_name="Destek tutarı")),
                        ("amount_note_tr", models.CharField(blank=True, max_length=300, verbose_name="Tutar notu")),
                        (
                            "amount_note_en",
                            models.CharField(blank=True, max_length=300, verbose_name="Tutar notu (İngilizce)"),
                        ),
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
                        (
                            "year_note_en",
                            models.CharField(blank=True, max_length=300, verbose_name="Yıl notu (İngilizce)"),
                        ),
                        ("district", models.CharField(blank=True, max_length=80, verbose_name="İlçe")),
                        ("title_tr", models.CharField(max_length=300, verbose_name="Projenin adı")),
                        (
                            "title_en",
                            models.CharField(blank=True, max_length=300, verbose_name="Projenin adı (İngilizce)"),
                        ),
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
                            models.BooleanField(
                                default=False, verbose_name="Tutarın maliyet mi destek mi olduğu belirsiz"
                            ),
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
                        (
                            "state_is_kept",
                            models.BooleanField(default=False, verbose_name="Durumu ajans güncel tutuyor"),
                        ),
                        ("state_note_tr", models.CharField(blank=True, max_length=300, verbose_name="Durum notu")),
                        (
                            "state_note_en",
                            models.CharField(blank=True, max_length=300, verbose_name="Durum notu (İngilizce)"),
                        ),
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
                        (
                            "basis_tr",
                            models.CharField(blank=True, max_length=500, verbose_name="Sınıflandırmanın dayanağı"),
                        ),
                        (
                            "basis_en",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="Sınıflandırmanın dayanağı (İngilizce)"
                            ),
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
                    },
                ),
                migrations.CreateModel(
                    name="LikenessLook",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("is_double", models.BooleanField()),
                        ("word", models.TextField()),
                        ("looked_at", models.DateTimeField()),
                        (
                            "earlier",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="likeness_looks",
                                to="applications.earlierfile",
                            ),
                        ),
                        (
                            "looked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="applications.proposal",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="likeness_looks",
                                to="applications.proposal",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="applications.publishedproject",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ImportLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "told",
                            models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder),
                        ),
                        (
                            "changes",
                            models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder),
                        ),
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
                    },
                ),
                migrations.CreateModel(
                    name="PublishedTotal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "total_cost",
                            cmdp.kit.fields.MoneyField(blank=True, null=True, verbose_name="Toplam maliyet"),
                        ),
                        ("support", cmdp.kit.fields.MoneyField(blank=True, null=True, verbose_name="Destek tutarı")),
                        ("amount_note_tr", models.CharField(blank=True, max_length=300, verbose_name="Tutar notu")),
                        (
                            "amount_note_en",
                            models.CharField(blank=True, max_length=300, verbose_name="Tutar notu (İngilizce)"),
                        ),
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
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="regions.province",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["year_from", "year_to", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Answer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(blank=True)),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="applications.proposal",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="applications.question",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["question__order", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="RankRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("seed", models.PositiveIntegerField()),
                        ("version", models.CharField(max_length=40)),
                        ("inputs_sha256", models.CharField(max_length=64)),
                        ("findings", models.JSONField()),
                        ("made_at", models.DateTimeField()),
                        (
                            "call_stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rank_runs",
                                to="applications.callstage",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ReferenceCounter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("nuts2", models.CharField(max_length=4)),
                        ("year", models.PositiveSmallIntegerField()),
                        ("programme", models.CharField(max_length=20)),
                        ("last", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("nuts2", "year", "programme"), name="one_counter_per_series"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Review",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "confidence",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("low", "az: konu uzmanlığımın kıyısında"),
                                    ("medium", "orta: konuyu biliyorum"),
                                    ("high", "çok: konunun uzmanıyım"),
                                ],
                                max_length=6,
                            ),
                        ),
                        ("total", models.DecimalField(decimal_places=2, max_digits=6, null=True)),
                        (
                            "assignment",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="review",
                                to="applications.assignment",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Mark",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("points", models.PositiveSmallIntegerField(null=True)),
                        ("is_unscorable", models.BooleanField(default=False)),
                        ("reason", models.TextField(blank=True)),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="applications.criterion",
                            ),
                        ),
                        (
                            "review",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="marks",
                                to="applications.review",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["criterion__section__order", "criterion__order"],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("content", models.JSONField()),
                        ("began_at", models.DateTimeField()),
                        ("saved_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(null=True)),
                        (
                            "review",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="applications.review",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Revision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                    },
                ),
                migrations.CreateModel(
                    name="Risk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="risks",
                                to="applications.proposal",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="RuleSet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                    },
                ),
                migrations.CreateModel(
                    name="LetterText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=60)),
                        ("language", models.CharField(max_length=2)),
                        ("number", models.PositiveIntegerField()),
                        ("subject", models.CharField(blank=True, max_length=200)),
                        ("body", models.TextField(blank=True)),
                        ("written_at", models.DateTimeField()),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "rule_set",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="letter_texts",
                                to="applications.ruleset",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-number"],
                    },
                ),
                migrations.AddField(
                    model_name="indicatorrule",
                    name="rule_set",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indicators",
                        to="applications.ruleset",
                    ),
                ),
                migrations.AddField(
                    model_name="gridsection",
                    name="rule_set",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grid_sections",
                        to="applications.ruleset",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="budget_heads",
                        to="applications.ruleset",
                    ),
                ),
                migrations.CreateModel(
                    name="SavedView",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                    },
                ),
                migrations.CreateModel(
                    name="SecondaryMeasure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                    },
                ),
                migrations.CreateModel(
                    name="SectionVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sections",
                                to="applications.proposal",
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
                    },
                ),
                migrations.CreateModel(
                    name="SiteVisit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", cmdp.kit.fields.PublicIdField()),
                        ("visited_on", models.DateField()),
                        ("people", models.TextField()),
                        ("findings", models.TextField()),
                        ("form_key", models.CharField(max_length=14)),
                        ("recorded_at", models.DateTimeField()),
                        ("version", models.PositiveSmallIntegerField(default=1)),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="visits",
                                to="applications.proposal",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-visited_on", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="InsidePaper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("incoming", "gelen yazı"),
                                    ("outgoing", "giden yazı"),
                                    ("photograph", "fotoğraf"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("number", models.CharField(blank=True, max_length=80)),
                        ("dated_on", models.DateField(null=True)),
                        ("subject", models.CharField(blank=True, max_length=250)),
                        ("file", models.FileField(upload_to="inside/%Y/%m/")),
                        ("name", models.CharField(max_length=255)),
                        ("size", models.PositiveIntegerField()),
                        ("content_type", models.CharField(max_length=127)),
                        ("sha256", models.CharField(max_length=64)),
                        ("uploaded_at", models.DateTimeField()),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="inside_papers",
                                to="applications.proposal",
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="photographs",
                                to="applications.sitevisit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="EarlierVisit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("visited_on", models.DateField()),
                        ("people", models.TextField()),
                        ("findings", models.TextField()),
                        ("until", models.DateTimeField()),
                        (
                            "visit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="earlier",
                                to="applications.sitevisit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="RuleValue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                    ("applicant_hidden", "Başvuran kurum değerlendiricilerden gizlenir"),
                                    ("reason_length", "Gerekçenin en az karakter sayısı"),
                                    ("second_officer", "Ön incelemenin sonucunu ikinci bir uzman onaylar"),
                                    ("evaluation_days", "Değerlendirme süresi (takvim günü)"),
                                    ("evaluation_reminder_days", "Değerlendiriciye kaç gün kala hatırlatılır"),
                                    ("evaluator_answer_days", "Üçüncü değerlendiricinin yanıt süresi (takvim günü)"),
                                    ("overall_view", "Puanların yanında genel görüş"),
                                    ("recommendation", "Puanların yanında destek önerisi"),
                                    ("confidence", "Değerlendiricinin kendi görüşünden ne kadar emin olduğu"),
                                    ("has_discussion", "Değerlendiriciler puanlardan sonra görüşür"),
                                    ("has_consensus", "Değerlendiriciler ortak rapor yazar"),
                                    ("envelope_split", "Bir bütçe zarfı neyi kapsar"),
                                    ("unused_money", "Zarfta artan para"),
                                    ("lets_smaller", "Sığmayan dosyanın ardından sığan öne alınır"),
                                    (
                                        "close_reason_length",
                                        "Sonuca çok yakın dosyada görüş gerekçesinin en az karakter sayısı",
                                    ),
                                    ("secondary_measures", "En çok yan tedbir sayısı"),
                                    ("completion_days", "Eksik tamamlama süresi (iş günü)"),
                                    ("completion_end", "Son günün bitiş saati"),
                                    ("completion_half_days", "Yarım günler iş günü sayılır"),
                                    ("completion_same_day", "Bildirim günü ilk gün sayılır"),
                                    ("completion_reminder_days", "Tamamlama bitmeden kaç gün önce hatırlatılır"),
                                    (
                                        "undertaking_reminder_days",
                                        "Taahhütnamenin süresi bitmeden kaç gün önce hatırlatılır",
                                    ),
                                    ("close_reminder_days", "Çağrı kapanmadan kaç gün önce hatırlatılır"),
                                    ("vat_eligible", "KDV uygun maliyettir"),
                                    ("question_close_days", "Sorular çağrı kapanmadan kaç gün önce biter"),
                                    ("answer_days", "Soruları yanıtlama süresi (iş günü)"),
                                    ("answer_reminder_days", "Yanıt süresi dolmadan kaç gün önce hatırlatılır"),
                                    ("has_objections", "Başvuran, sonuç bildirildikten sonra itiraz edebilir"),
                                    ("objection_days", "İtiraz süresi (gün)"),
                                    ("objection_working_days", "İtiraz süresi iş günüyle sayılır"),
                                    ("objection_answer_days", "İtirazı sonuçlandırma süresi (iş günü)"),
                                    (
                                        "check_expected_days",
                                        "Ön incelemenin beklenen süresi (iş günü; 0: ilan edilmedi)",
                                    ),
                                    (
                                        "opinion_expected_days",
                                        "Ajans görüşünün beklenen süresi (iş günü; 0: ilan edilmedi)",
                                    ),
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
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="provinces",
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
                        "ordering": ["province__sort_key"],
                        "abstract": False,
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
                    model_name="documentslot",
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
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                choices=[
                                    ("eligible", "uygun"),
                                    ("ineligible", "uygun değil"),
                                    ("expert", "uzman bakacak"),
                                ],
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
                    },
                ),
                migrations.CreateModel(
                    name="StageRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("source_note", models.CharField(blank=True, max_length=300, verbose_name="Kaynak notu")),
                        ("is_confirmed", models.BooleanField(default=False, verbose_name="Doğrulandı")),
                        ("name_tr", models.CharField(max_length=300, verbose_name="Adı (Türkçe)")),
                        ("name_en", models.CharField(max_length=300, verbose_name="Adı (İngilizce)")),
                        ("order", models.PositiveSmallIntegerField()),
                        (
                            "declaration_tr",
                            models.TextField(blank=True, verbose_name="Gönderirken verilen beyan (Türkçe)"),
                        ),
                        (
                            "declaration_en",
                            models.TextField(blank=True, verbose_name="Gönderirken verilen beyan (İngilizce)"),
                        ),
                        (
                            "rule_set",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stages",
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
                        "ordering": ["order"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SectionRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                choices=[
                                    ("none", "istenmez"),
                                    ("optional", "istenir, zorunlu değil"),
                                    ("required", "zorunlu"),
                                ],
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
                    },
                ),
                migrations.AddField(
                    model_name="question",
                    name="stage",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="applications.stagerule",
                    ),
                ),
                migrations.AddField(
                    model_name="documentslot",
                    name="stage",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="document_slots",
                        to="applications.stagerule",
                    ),
                ),
                migrations.AddField(
                    model_name="checkitem",
                    name="stage",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="check_items",
                        to="applications.stagerule",
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
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["dated_on", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Submission",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("is_completion", models.BooleanField(default=False)),
                        ("sent_at", models.DateTimeField()),
                        ("content", models.JSONField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("letter_number", models.CharField(blank=True, max_length=80)),
                        ("letter_date", models.DateField(null=True)),
                        (
                            "letter_channel",
                            models.CharField(blank=True, choices=[("ebys", "EBYS"), ("kep", "KEP")], max_length=8),
                        ),
                        ("letter_recorded_at", models.DateTimeField(null=True)),
                        ("letter_confirmed_at", models.DateTimeField(null=True)),
                        (
                            "call_stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="applications.callstage",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                    },
                ),
                migrations.CreateModel(
                    name="Printout",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                    },
                ),
                migrations.CreateModel(
                    name="SupportTypeRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("source_note", models.CharField(blank=True, max_length=300, verbose_name="Kaynak notu")),
                        ("is_confirmed", models.BooleanField(default=False, verbose_name="Doğrulandı")),
                        ("name_tr", models.CharField(max_length=300, verbose_name="Adı (Türkçe)")),
                        ("name_en", models.CharField(max_length=300, verbose_name="Adı (İngilizce)")),
                        ("code", models.SlugField(max_length=30)),
                        ("order", models.PositiveSmallIntegerField()),
                        (
                            "min_budget",
                            cmdp.kit.fields.MoneyField(blank=True, null=True, verbose_name="En az bütçe (TL)"),
                        ),
                        (
                            "max_budget",
                            cmdp.kit.fields.MoneyField(blank=True, null=True, verbose_name="En çok bütçe (TL)"),
                        ),
                        (
                            "min_support",
                            cmdp.kit.fields.MoneyField(blank=True, null=True, verbose_name="En az destek (TL)"),
                        ),
                        (
                            "max_support",
                            cmdp.kit.fields.MoneyField(blank=True, null=True, verbose_name="En çok destek (TL)"),
                        ),
                        (
                            "min_rate",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="En az destek oranı (%)",
                            ),
                        ),
                        (
                            "max_rate",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="En çok destek oranı (%)",
                            ),
                        ),
                        (
                            "min_own_share",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="En az eş finansman (%)",
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
                    name="Trace",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("title", "proje adı"), ("summary", "özet"), ("place", "yer")], max_length=8
                            ),
                        ),
                        ("value", models.BigIntegerField()),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="traces",
                                to="applications.proposal",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="TrustRoot",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                    },
                ),
                migrations.CreateModel(
                    name="UndertakingRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                    },
                ),
                migrations.CreateModel(
                    name="Undertaking",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="applications.undertakingrule",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PartialUpload",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="uploads",
                                to="applications.proposal",
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
                    },
                ),
                migrations.CreateModel(
                    name="UnfinishedRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        ("row_id", models.CharField(max_length=20)),
                        ("typed", models.JSONField()),
                        ("saved_at", models.DateTimeField()),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="unfinished_rows",
                                to="applications.proposal",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Vote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "voice",
                            models.CharField(
                                choices=[("for", "kabul"), ("against", "ret"), ("abstain", "çekimser")], max_length=8
                            ),
                        ),
                        ("dissent", models.TextField(blank=True)),
                        ("cast_at", models.DateTimeField()),
                        (
                            "motion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="votes",
                                to="applications.motion",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.AddIndex(
                    model_name="callquestion",
                    index=models.Index(
                        condition=models.Q(("state", "published")),
                        fields=["call", "-settled_at"],
                        name="answers_of_a_call",
                    ),
                ),
                migrations.AddIndex(
                    model_name="callquestion",
                    index=models.Index(
                        condition=models.Q(("state__in", ["proposed", "waiting"])),
                        fields=["due_at"],
                        name="questions_open",
                    ),
                ),
                migrations.AddIndex(
                    model_name="callquestion",
                    index=models.Index(fields=["asked_by", "asked_at"], name="questions_of_a_person"),
                ),
                migrations.AddConstraint(
                    model_name="callquestion",
                    constraint=models.UniqueConstraint(fields=("asked_by", "form_key"), name="one_question_per_form"),
                ),
                migrations.AddConstraint(
                    model_name="callquestion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="question_has_a_text"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="callquestion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("due_at__gt", models.F("asked_at"))), name="question_due_after_it_was_asked"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="callquestion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("owned_since__isnull", True), ("owner__isnull", True)),
                            models.Q(("owned_since__isnull", False), ("owner__isnull", False)),
                            _connector="OR",
                        ),
                        name="question_owned_has_its_time",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="callquestion",
                    constraint=models.CheckConstraint(
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
                ),
                migrations.AddConstraint(
                    model_name="callquestion",
                    constraint=models.CheckConstraint(
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
                ),
                migrations.AddConstraint(
                    model_name="callquestion",
                    constraint=models.CheckConstraint(
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
                ),
                migrations.AddConstraint(
                    model_name="callquestion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            models.Q(("settled_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="answer_published_by_a_second_person",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="callquestion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("linked_to__isnull", False), ("state", "linked")),
                            models.Q(models.Q(("state", "linked"), _negated=True), ("linked_to__isnull", True)),
                            _connector="OR",
                        ),
                        name="question_linked_has_its_answer",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="callquestion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), models.Q(("refusal_reason", ""), _negated=True)),
                            models.Q(models.Q(("state", "refused"), _negated=True), ("refusal_reason", "")),
                            _connector="OR",
                        ),
                        name="question_refused_has_its_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="callquestion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("told_at__isnull", True), ("state", "published"), _connector="OR"),
                        name="only_answers_are_told_of",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="answercorrection",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("earlier_tr", ""), _negated=True), models.Q(("reason", ""), _negated=True)
                        ),
                        name="correction_keeps_both_texts",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="callshare",
                    constraint=models.UniqueConstraint(fields=("call", "part"), name="one_share_per_call_and_part"),
                ),
                migrations.AddConstraint(
                    model_name="callshare",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="share_is_more_than_nothing"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assignmentplan",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state__in", ["waiting", "proposed"])),
                        fields=("call_stage",),
                        name="one_open_plan_per_stage",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assignmentplan",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("least__lte", models.F("most")), ("most__gte", 1)),
                        name="plan_bounds_a_load",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assignmentplan",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["proposed", "impossible", "approved"]), _negated=True),
                            ("solved_at__isnull", False),
                            _connector="OR",
                        ),
                        name="plan_solved_has_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assignmentplan",
                    constraint=models.CheckConstraint(
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
                ),
                migrations.AddConstraint(
                    model_name="commissionseat",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("commission", "person"),
                        name="one_seat_per_commission_and_person",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="commissionseat",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("ended_at", None), ("is_chair", True)),
                        fields=("commission",),
                        name="one_chair_per_commission",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="commissionseat",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("capacity", ""), _negated=True), name="commission_seat_has_a_capacity"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="commissionseat",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="commission_seat_ended_has_who_and_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consensusvoice",
                    constraint=models.UniqueConstraint(
                        fields=("report", "person", "version"), name="one_voice_per_person_and_version"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consensusvoice",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("agrees", True), models.Q(("note", ""), _negated=True), _connector="OR"),
                        name="dissent_says_why",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="costcut",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("dropped_at", None)), fields=("item", "line"), name="one_cut_per_line"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="costcut",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="cut_has_a_reason"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="costcut",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0), ("amount__lte", models.F("line_cost"))),
                        name="cut_is_within_its_line",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="cleancopy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file", ""), ("sha256", ""), ("size", 0)),
                            models.Q(
                                models.Q(("file", ""), _negated=True),
                                ("size__gt", 0),
                                models.Q(("sha256", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="clean_copy_file_has_size_and_hash",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="cleancopy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["clean", "shown"]), _negated=True),
                            models.Q(("file", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="clean_copy_shown_has_a_file",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="cleancopy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("state__in", ["shown", "withheld"]),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            models.Q(
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                                ("reason", ""),
                                ("state__in", ["waiting", "clean", "doubtful"]),
                            ),
                            _connector="OR",
                        ),
                        name="clean_copy_decided_has_who_when_and_why",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="cleancopy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["clean", "doubtful"]), _negated=True),
                            ("made_at__isnull", False),
                            _connector="OR",
                        ),
                        name="clean_copy_made_has_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="cleancopy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan__in", ("clean", "infected")), ("scanned_at__isnull", False)),
                            models.Q(("scan__in", ("unchecked", "waiting")), ("scanned_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="clean_copy_scanned_has_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="cleancopy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan", "infected"), models.Q(("finding", ""), _negated=True)),
                            models.Q(models.Q(("scan", "infected"), _negated=True), ("finding", "")),
                            _connector="OR",
                        ),
                        name="clean_copy_infected_has_a_finding",
                    ),
                ),
                migrations.AddIndex(
                    model_name="earlierfile",
                    index=models.Index(fields=["agency", "-year", "-id"], name="earlier_files_by_year"),
                ),
                migrations.AddIndex(
                    model_name="earlierfile",
                    index=models.Index(fields=["agency", "vkn"], name="earlier_files_of_a_body"),
                ),
                migrations.AddConstraint(
                    model_name="earlierfile",
                    constraint=models.UniqueConstraint(
                        fields=("agency", "reference_key"), name="one_earlier_file_per_reference"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="earlierfile",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reference", ""), _negated=True),
                            models.Q(("reference_key", ""), _negated=True),
                            models.Q(("title", ""), _negated=True),
                            models.Q(("applicant", ""), _negated=True),
                        ),
                        name="earlier_file_says_what_it_is",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="earlierfile",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("asked", None), ("asked__gte", 0), _connector="OR"),
                            models.Q(("approved", None), ("approved__gte", 0), _connector="OR"),
                        ),
                        name="earlier_file_money_is_not_negative",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="earlierfile",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("asked", None), ("approved", None), ("approved__lte", models.F("asked")), _connector="OR"
                        ),
                        name="earlier_file_got_no_more_than_it_asked",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="earlierimport",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="earlier_import_says_why"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="earlierimport",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", False), ("state__in", ["refused", "written", "discarded"])),
                            models.Q(("ended_at__isnull", True), ("state__in", ["received", "ready", "writing"])),
                            _connector="OR",
                        ),
                        name="earlier_import_ended_has_its_time",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="earlierimport",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), models.Q(("fault", ""), _negated=True)),
                            models.Q(models.Q(("state", "refused"), _negated=True), ("fault", "")),
                            _connector="OR",
                        ),
                        name="earlier_import_refused_says_why",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="earlierimport",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at", None), ("undone_by", None)),
                            models.Q(("state", "written"), ("undone_at__isnull", False), ("undone_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="earlier_import_undone_was_written",
                    ),
                ),
                migrations.AddIndex(
                    model_name="earlierline",
                    index=models.Index(fields=["upload", "act", "number"], name="earlier_lines_by_act"),
                ),
                migrations.AddIndex(
                    model_name="earlierline",
                    index=models.Index(fields=["upload", "reference_key"], name="earlier_lines_by_reference"),
                ),
                migrations.AddConstraint(
                    model_name="earlierline",
                    constraint=models.UniqueConstraint(fields=("upload", "number"), name="one_earlier_line_per_row"),
                ),
                migrations.AddConstraint(
                    model_name="earlierline",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("written_at", None), ("act__in", ["add", "correct"]), _connector="OR"),
                        name="earlier_line_written_had_an_act",
                    ),
                ),
                migrations.AddIndex(
                    model_name="earliertrace",
                    index=models.Index(fields=["value"], name="earlier_traces_by_value"),
                ),
                migrations.AddConstraint(
                    model_name="earliertrace",
                    constraint=models.UniqueConstraint(
                        fields=("file", "kind", "value"), name="one_trace_per_earlier_file_and_value"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluatorprofile",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("is_independent", False), models.Q(("employer", ""), ("employer_vkn", "")), _connector="OR"
                        ),
                        name="profile_independent_names_no_employer",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluatorprofile",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("capacity__gte", 1), ("capacity__lte", 50)), name="profile_takes_some_files"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluatorprofile",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["waiting", "refused"]), _negated=True),
                            ("asked_at__isnull", False),
                            _connector="OR",
                        ),
                        name="profile_applied_has_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluatorprofile",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="profile_answered_has_who_and_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluatorprofile",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("answered_at__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="profile_refused_has_a_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="curriculumvitae",
                    constraint=models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="cv_is_not_empty"),
                ),
                migrations.AddConstraint(
                    model_name="curriculumvitae",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan__in", ("clean", "infected")), ("scanned_at__isnull", False)),
                            models.Q(("scan__in", ("unchecked", "waiting")), ("scanned_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="cv_scanned_has_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="curriculumvitae",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan", "infected"), models.Q(("finding", ""), _negated=True)),
                            models.Q(models.Q(("scan", "infected"), _negated=True), ("finding", "")),
                            _connector="OR",
                        ),
                        name="cv_infected_has_a_finding",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluatortie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("body_key", ""), _negated=True), name="tie_names_a_body"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="expertise",
                    constraint=models.UniqueConstraint(fields=("profile", "lineage"), name="one_expertise_per_measure"),
                ),
                migrations.AddConstraint(
                    model_name="itemdeclaration",
                    constraint=models.UniqueConstraint(
                        fields=("item", "person"), name="one_declaration_per_item_and_person"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="keptapart",
                    constraint=models.UniqueConstraint(
                        fields=("agency", "one", "other"), name="two_are_kept_apart_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="keptapart",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))), name="two_are_kept_apart_in_order"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="attendance",
                    constraint=models.UniqueConstraint(
                        fields=("meeting", "person"), name="one_attendance_per_meeting_and_person"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="attendance",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("is_chair", True)), fields=("meeting",), name="one_chair_per_meeting"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="attendance",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("left_at__isnull", True),
                            models.Q(("came_at__isnull", False), ("left_at__gte", models.F("came_at"))),
                            _connector="OR",
                        ),
                        name="attendance_left_after_it_came",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="meetingcorrection",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True), models.Q(("letter_number", ""), _negated=True)
                        ),
                        name="meeting_correction_has_a_letter",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="meetingpaper",
                    constraint=models.UniqueConstraint(
                        fields=("meeting", "sha256"), name="one_meeting_paper_per_content"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="meetingpaper",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan__in", ("clean", "infected")), ("scanned_at__isnull", False)),
                            models.Q(("scan__in", ("unchecked", "waiting")), ("scanned_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="meeting_paper_scanned_has_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="meetingpaper",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan", "infected"), models.Q(("finding", ""), _negated=True)),
                            models.Q(models.Q(("scan", "infected"), _negated=True), ("finding", "")),
                            _connector="OR",
                        ),
                        name="meeting_paper_infected_has_a_finding",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="motion",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("settled_at", None)), fields=("item",), name="one_open_motion_per_item"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="motion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="motion_has_a_reason"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="motion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__isnull", True), ("outcome", "negative")),
                            models.Q(models.Q(("outcome", "negative"), _negated=True), ("amount__isnull", False)),
                            _connector="OR",
                        ),
                        name="motion_but_a_negative_has_an_amount",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="motion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("has_carried__isnull", True), ("settled_at__isnull", True)),
                            models.Q(("has_carried__isnull", False), ("settled_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="motion_settled_has_when_and_how",
                    ),
                ),
                migrations.AddIndex(
                    model_name="notemention",
                    index=models.Index(
                        condition=models.Q(("seen_at", None)), fields=["person"], name="mentions_to_see"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="notemention",
                    constraint=models.UniqueConstraint(
                        fields=("note", "person"), name="one_mention_per_note_and_person"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="objectionpaper",
                    constraint=models.UniqueConstraint(
                        fields=("objection", "sha256"), name="one_objection_paper_per_content"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="objectionpaper",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("size__gt", 0)), name="objection_paper_is_not_empty"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="objectionpaper",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan__in", ("clean", "infected")), ("scanned_at__isnull", False)),
                            models.Q(("scan__in", ("unchecked", "waiting")), ("scanned_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="objection_paper_scanned_has_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="objectionpaper",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan", "infected"), models.Q(("finding", ""), _negated=True)),
                            models.Q(models.Q(("scan", "infected"), _negated=True), ("finding", "")),
                            _connector="OR",
                        ),
                        name="objection_paper_infected_has_a_finding",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="opinionact",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_at__isnull", True), ("released_by__isnull", True)),
                            models.Q(("released_at__isnull", False), ("released_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="opinion_act_released_has_who_and_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="opinionact",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("minutes_number", ""), _negated=True), name="opinion_act_names_its_minutes"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="meeting",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state__in", ["planned", "open", "ended"])),
                        fields=("call_stage",),
                        name="one_running_meeting_per_stage",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="meeting",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("place", ""), _negated=True), name="meeting_has_a_place"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="meeting",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opened_at__isnull", True), ("state__in", ["planned", "cancelled"])),
                            models.Q(("opened_at__isnull", False), ("state__in", ["open", "ended", "closed"])),
                            _connector="OR",
                        ),
                        name="meeting_open_or_later_has_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="meeting",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("state__in", ["planned", "cancelled", "open"])),
                            models.Q(
                                ("current__isnull", True),
                                ("ended_at__isnull", False),
                                ("state__in", ["ended", "closed"]),
                            ),
                            _connector="OR",
                        ),
                        name="meeting_ended_has_when_and_nothing_on",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="meeting",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("state", "closed"), _negated=True),
                                ("closed_at__isnull", True),
                                ("closed_by__isnull", True),
                                ("minutes_date__isnull", True),
                                ("minutes_number", ""),
                            ),
                            models.Q(
                                ("closed_at__isnull", False),
                                ("closed_by__isnull", False),
                                ("minutes_date__isnull", False),
                                ("state", "closed"),
                                models.Q(("minutes_number", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="meeting_closed_has_its_minutes",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="meeting",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("act__isnull", True), ("state", "closed"), _connector="OR"),
                        name="meeting_that_became_opinions_is_closed",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="decidedlist",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("content", ""), _negated=True), name="decided_list_is_not_empty"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="package",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("letter_number", ""), _negated=True), name="package_has_a_letter"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="package",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("made_at__isnull", False),
                                models.Q(("file", ""), _negated=True),
                                models.Q(("sha256", ""), _negated=True),
                            ),
                            models.Q(("file", ""), ("lacking", ""), ("made_at__isnull", True), ("sha256", "")),
                            _connector="OR",
                        ),
                        name="package_is_made_whole",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="priceindexvalue",
                    constraint=models.UniqueConstraint(
                        fields=("index", "year"), name="one_price_value_per_year_and_index"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="priceindexvalue",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("value__gt", 0)), name="price_value_is_positive"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="privatecalendar",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("read_at__isnull", True), ("read_at__gte", models.F("made_at")), _connector="OR"
                        ),
                        name="private_calendar_read_after_it_was_made",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="projectimport",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="project_import_says_why"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="projectimport",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", False), ("state__in", ["refused", "written", "discarded"])),
                            models.Q(("ended_at__isnull", True), ("state__in", ["received", "ready", "writing"])),
                            _connector="OR",
                        ),
                        name="project_import_ended_has_its_time",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="projectimport",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), models.Q(("fault", ""), _negated=True)),
                            models.Q(models.Q(("state", "refused"), _negated=True), ("fault", "")),
                            _connector="OR",
                        ),
                        name="project_import_refused_says_why",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="planseat",
                    constraint=models.UniqueConstraint(
                        fields=("plan", "proposal", "evaluator"), name="one_seat_per_person_and_file"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="partner",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="partner_has_a_name"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="partner",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("share__isnull", True), models.Q(("share__gte", 0), ("share__lte", 100)), _connector="OR"
                        ),
                        name="partner_share_is_a_rate",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="opinion",
                    constraint=models.UniqueConstraint(fields=("act", "proposal"), name="one_opinion_per_file_and_act"),
                ),
                migrations.AddConstraint(
                    model_name="opinion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="opinion_has_a_reason"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="opinion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "positive"), _negated=True), ("amount__isnull", False), _connector="OR"
                        ),
                        name="positive_opinion_has_an_amount",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="operatingyear",
                    constraint=models.UniqueConstraint(fields=("proposal", "year"), name="one_row_per_operating_year"),
                ),
                migrations.AddConstraint(
                    model_name="operatingyear",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("year__gte", 1), ("year__lte", 5)),
                        name="operating_year_is_one_of_the_first_five",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="operatingyear",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("cost__gte", 0), ("income__gte", 0), ("upkeep__gte", 0)),
                        name="operating_money_is_not_negative",
                    ),
                ),
                migrations.AddIndex(
                    model_name="objection",
                    index=models.Index(
                        condition=models.Q(("state__in", ["in_hand", "received"])),
                        fields=["due_at"],
                        name="objections_open",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="objection",
                    constraint=models.UniqueConstraint(fields=("proposal", "number"), name="one_objection_per_number"),
                ),
                migrations.AddConstraint(
                    model_name="objection",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "sent_by", "form_key"), name="one_objection_per_form"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="objection",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "withdrawn"), _negated=True),
                        fields=("proposal", "notified_at"),
                        name="one_objection_per_decision",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="objection",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="objection_has_a_text"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="objection",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decider__isnull", False), ("state__in", ["in_hand", "decided"])),
                            models.Q(("decider__isnull", True), ("state", "received")),
                            ("state", "withdrawn"),
                            _connector="OR",
                        ),
                        name="objection_in_hand_has_a_decider",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="objection",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("decider__isnull", True),
                            ("first_decider__isnull", True),
                            models.Q(("decider", models.F("first_decider")), _negated=True),
                            _connector="OR",
                        ),
                        name="objection_is_decided_by_another",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="objection",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("state__in", ["received", "in_hand"])),
                            models.Q(("ended_at__isnull", False), ("state__in", ["decided", "withdrawn"])),
                            _connector="OR",
                        ),
                        name="objection_ended_has_its_time",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="objection",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("letter_date__isnull", False),
                                ("state", "decided"),
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("effect", ""), _negated=True),
                                models.Q(("reason", ""), _negated=True),
                                models.Q(("letter_number", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "decided"), _negated=True),
                                ("effect", ""),
                                ("letter_date__isnull", True),
                                ("letter_number", ""),
                                ("outcome", ""),
                                ("reason", ""),
                            ),
                            _connector="OR",
                        ),
                        name="objection_decided_has_its_outcome",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="objection",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "late"), _negated=True),
                            ("sent_at__gte", models.F("until")),
                            _connector="OR",
                        ),
                        name="only_late_objections_are_left_for_it",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="objection",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome__in", ["refused", "late"]), _negated=True),
                            ("effect", "none"),
                            _connector="OR",
                        ),
                        name="objection_refused_has_no_effect",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ministryact",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("letter_number", ""), _negated=True), name="ministry_act_has_a_letter"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ministryact",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__isnull", False), ("kind", "approved")),
                            models.Q(models.Q(("kind", "approved"), _negated=True), ("amount__isnull", True)),
                            _connector="OR",
                        ),
                        name="approval_and_only_approval_has_an_amount",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ministryact",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["returned", "refused"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="ministry_refusal_has_a_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ministryact",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("package__isnull", True), ("kind", "forwarded"), _connector="OR"),
                        name="only_a_forwarding_is_of_a_package",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ministryact",
                    constraint=models.UniqueConstraint(
                        fields=("package", "proposal"), name="file_is_once_in_a_package"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="messagesseen",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "person"), name="one_mark_of_reading_per_person"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=models.CheckConstraint(
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
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "listed"), name="one_row_per_listed_indicator"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("base__gte", 0), ("target__gte", 0)),
                        name="indicator_values_are_not_negative",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="hiddenword",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "text"), name="one_hidden_word_per_file_and_text"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="fundingsource",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="funding_is_positive"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="fundingsource",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("kind", "support")),
                        fields=("proposal",),
                        name="one_requested_support_per_proposal",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="filenote",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="note_has_a_text"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="filenote",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "written_by", "form_key"), name="one_note_per_form"
                    ),
                ),
                migrations.AddIndex(
                    model_name="filemessage",
                    index=models.Index(
                        condition=models.Q(("settled_at", None), ("side", "applicant")),
                        fields=["due_at"],
                        name="messages_to_answer",
                    ),
                ),
                migrations.AddIndex(
                    model_name="filemessage",
                    index=models.Index(
                        condition=models.Q(("told_at", None)), fields=["proposal"], name="messages_to_tell_of"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="filemessage",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "written_by", "form_key"), name="one_message_per_form"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="filemessage",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="message_has_a_text"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="filemessage",
                    constraint=models.CheckConstraint(
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
                ),
                migrations.AddConstraint(
                    model_name="expertcomment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="comment_has_text"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("pages__isnull", True), ("pages__gt", 0), _connector="OR"),
                        name="document_has_pages",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removed_at__isnull", True), ("removed_by__isnull", True)),
                            models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="document_removed_has_who_and_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("size__gt", 0)), name="document_is_not_empty"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan__in", ("clean", "infected")), ("scanned_at__isnull", False)),
                            models.Q(("scan__in", ("unchecked", "waiting")), ("scanned_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="document_scanned_has_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan", "infected"), models.Q(("finding", ""), _negated=True)),
                            models.Q(models.Q(("scan", "infected"), _negated=True), ("finding", "")),
                            _connector="OR",
                        ),
                        name="document_infected_has_a_finding",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="discussionremark",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "written_by", "form_key"), name="one_remark_per_form"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="discussionremark",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="remark_has_a_text"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consensusreport",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "call_stage"), name="one_consensus_report_per_stage"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consensusreport",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("proposed_at__isnull", True), models.Q(("text", ""), _negated=True), _connector="OR"
                        ),
                        name="consensus_put_forward_has_a_text",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consensusreport",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("frozen_at__isnull", True), ("proposed_at__isnull", False), _connector="OR"
                        ),
                        name="consensus_frozen_was_put_forward",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consensusreport",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("closed_by__isnull", True), ("frozen_at__isnull", False), _connector="OR"),
                        name="consensus_closed_is_frozen",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="conflict",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("lifted_at__isnull", True)),
                        fields=("proposal", "person"),
                        name="one_conflict_per_person_and_file",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="conflict",
                    constraint=models.CheckConstraint(
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
                ),
                migrations.AddConstraint(
                    model_name="completionrequest",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("proposal",), name="one_open_request_per_file"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="completionrequest",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("asked", ""), _negated=True), name="request_says_what_is_asked"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="completionrequest",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("is_answered", False), ("ended_at__isnull", False), _connector="OR"),
                        name="request_answered_has_ended",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="checkconclusion",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("proposal",),
                        name="one_waiting_conclusion_per_file",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="checkconclusion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            models.Q(
                                ("ended_by__isnull", False),
                                models.Q(("ended_by", models.F("concluded_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="conclusion_is_confirmed_by_another",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="checkconclusion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ended_at__isnull", False), ("ended_by__isnull", True), _connector="OR"),
                        name="conclusion_ended_has_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="checkanswer",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "call_stage", "item"), name="one_answer_per_check_item"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="checkanswer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reason", ""), ("result", "no"), _negated=True),
                        name="check_refusal_has_a_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="checkanswer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("found", "fails"), ("reason", ""), ("result", "yes"), _negated=True),
                        name="check_against_a_finding_has_a_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budgetline",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("quantity__gt", 0)), name="budget_quantity_is_positive"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budgetline",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("unit_price__gte", 0)), name="budget_price_is_not_negative"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budgetline",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("vat_rate__gte", 0), ("vat_rate__lte", 100)), name="budget_vat_is_a_rate"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budgetline",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("year__gte", 1), ("year__lte", 10)),
                        name="budget_year_is_one_of_the_projects",
                    ),
                ),
                migrations.AddIndex(
                    model_name="assignment",
                    index=models.Index(fields=["state", "due_at"], name="assignments_by_what_is_due"),
                ),
                migrations.AddConstraint(
                    model_name="assignment",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "call_stage", "evaluator"), name="one_assignment_per_evaluator_and_file"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assignment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["accepted", "sent", "unscorable"]), _negated=True),
                            ("declared_at__isnull", False),
                            _connector="OR",
                        ),
                        name="assignment_opens_after_the_declaration",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assignment",
                    constraint=models.CheckConstraint(
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
                ),
                migrations.AddConstraint(
                    model_name="assignment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["stepped_back", "cancelled", "unscorable"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="assignment_given_up_has_a_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="approval",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("proposal",),
                        name="one_open_question_of_approval_per_file",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="approval",
                    constraint=models.CheckConstraint(
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
                ),
                migrations.AddConstraint(
                    model_name="approval",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reason", ""), ("state", "back"), _negated=True),
                        name="approval_given_back_has_a_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agendaitem",
                    constraint=models.UniqueConstraint(
                        fields=("meeting", "proposal"), name="one_agenda_item_per_meeting_and_file"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agendaitem",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["remarking", "postponed"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agenda_item_put_off_says_why",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="activity",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="activity_has_a_name"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="activity",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("first_month__gte", 1), ("first_month__lte", models.F("last_month"))),
                        name="activity_months_are_in_order",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="activity",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("cost__isnull", True), ("cost__gte", 0), _connector="OR"),
                        name="activity_cost_is_not_negative",
                    ),
                ),
                migrations.AddIndex(
                    model_name="publishedproject",
                    index=models.Index(fields=["is_demo", "-year", "sort_key", "id"], name="published_by_year"),
                ),
                migrations.AddIndex(
                    model_name="publishedproject",
                    index=models.Index(fields=["province", "year"], name="published_by_province"),
                ),
                migrations.AddConstraint(
                    model_name="publishedproject",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("import_key", ""), _negated=True),
                        fields=("import_key",),
                        name="one_published_project_per_import_key",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="publishedproject",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("title_tr", ""), _negated=True), name="published_project_has_a_title"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="publishedproject",
                    constraint=models.CheckConstraint(
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
                ),
                migrations.AddConstraint(
                    model_name="publishedproject",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("year__gte", 2018), ("measure__isnull", True), _connector="OR"),
                        name="published_project_of_earlier_years_has_no_measure",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="publishedproject",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("classification", "none"), _negated=True),
                            models.Q(("beneficiary_type", ""), ("measure__isnull", True)),
                            _connector="OR",
                        ),
                        name="published_class_says_whose_it_is",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="publishedproject",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("classification", "ours"), _negated=True),
                            models.Q(("basis_tr", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="published_class_has_its_basis",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="publishedproject",
                    constraint=models.CheckConstraint(
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
                ),
                migrations.AddConstraint(
                    model_name="publishedproject",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("class_reviewed_by__isnull", True),
                            ("classified_by__isnull", True),
                            models.Q(("class_reviewed_by", models.F("classified_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="published_class_is_reviewed_by_another",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="publishedproject",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("total_cost__isnull", True), ("total_cost__gte", 0), _connector="OR"),
                            models.Q(("support__isnull", True), ("support__gte", 0), _connector="OR"),
                        ),
                        name="published_money_is_not_negative",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="publishedproject",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("total_cost__isnull", True),
                            ("support__isnull", True),
                            ("support__lte", models.F("total_cost")),
                            _connector="OR",
                        ),
                        name="published_support_within_total_cost",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="publishedproject",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("amount_is_unclear", False),
                            models.Q(("support__isnull", True), ("total_cost__isnull", False)),
                            _connector="OR",
                        ),
                        name="published_unclear_amount_stands_alone",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="publishedproject",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("state_since", ""),
                            ("state_since__regex", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"),
                            _connector="OR",
                        ),
                        name="published_state_since_is_a_date",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="publishedproject",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("merged_into", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="published_not_its_own_double",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="likenesslook",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("earlier__isnull", True), ("other__isnull", False), ("project__isnull", True)),
                            models.Q(("earlier__isnull", True), ("other__isnull", True), ("project__isnull", False)),
                            models.Q(("earlier__isnull", False), ("other__isnull", True), ("project__isnull", True)),
                            _connector="OR",
                        ),
                        name="likeness_is_of_one_other",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="likenesslook",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("other__isnull", True),
                            models.Q(("other", models.F("proposal")), _negated=True),
                            _connector="OR",
                        ),
                        name="likeness_is_of_another_file",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="likenesslook",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("word", ""), _negated=True), name="likeness_has_a_word"
                    ),
                ),
                migrations.AddIndex(
                    model_name="importline",
                    index=models.Index(fields=["upload", "act", "number"], name="import_lines_by_act"),
                ),
                migrations.AddConstraint(
                    model_name="importline",
                    constraint=models.UniqueConstraint(fields=("upload", "number"), name="one_import_line_per_row"),
                ),
                migrations.AddConstraint(
                    model_name="importline",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("act", "correct"), ("project__isnull", False), ("seen__isnull", False)),
                            models.Q(("act", "correct"), _negated=True),
                            _connector="OR",
                        ),
                        name="import_correction_names_its_project",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="importline",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("act", "add"), _negated=True), ("project__isnull", True), _connector="OR"
                        ),
                        name="import_addition_names_no_project",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="publishedtotal",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("import_key", ""), _negated=True),
                        fields=("import_key",),
                        name="one_published_total_per_import_key",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="publishedtotal",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("year_from__lte", models.F("year_to"))),
                        name="published_total_years_in_order",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="publishedtotal",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="published_total_names_its_source"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="publishedtotal",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("total_cost__isnull", True), ("total_cost__gte", 0), _connector="OR"),
                            models.Q(("support__isnull", True), ("support__gte", 0), _connector="OR"),
                        ),
                        name="published_total_is_not_negative",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="answer",
                    constraint=models.UniqueConstraint(fields=("proposal", "question"), name="one_answer_per_question"),
                ),
                migrations.AddConstraint(
                    model_name="rankrun",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("version", ""), _negated=True), name="rank_run_names_its_version"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="rankrun",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("inputs_sha256", ""), _negated=True), name="rank_run_names_its_marks"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="review",
                    constraint=models.CheckConstraint(
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
                    ),
                ),
                migrations.AddConstraint(
                    model_name="mark",
                    constraint=models.UniqueConstraint(fields=("review", "criterion"), name="one_mark_per_criterion"),
                ),
                migrations.AddConstraint(
                    model_name="mark",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("is_unscorable", False), ("points__isnull", True), _connector="OR"),
                        name="mark_unscorable_has_no_points",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reviewversion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("began_at__lte", models.F("saved_at"))),
                        name="review_version_begins_before_it_ends",
                    ),
                ),
                migrations.AddIndex(
                    model_name="revision",
                    index=models.Index(fields=["proposal", "section", "id"], name="revisions_of_a_section"),
                ),
                migrations.AddConstraint(
                    model_name="revision",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("began_at__lte", models.F("saved_at"))),
                        name="revision_begins_before_it_ends",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="risk",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("description", ""), _negated=True), name="risk_is_described"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="risk",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("measure", ""), _negated=True), models.Q(("owner", ""), _negated=True)
                        ),
                        name="risk_has_a_measure_and_an_owner",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ruleset",
                    constraint=models.UniqueConstraint(
                        fields=("lineage", "number"), name="one_rule_set_per_lineage_and_number"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ruleset",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agency__isnull", True), ("narrows__isnull", True)),
                            models.Q(("agency__isnull", False), ("narrows__isnull", False)),
                            _connector="OR",
                        ),
                        name="rule_set_of_an_agency_narrows_a_national_one",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lettertext",
                    constraint=models.UniqueConstraint(
                        fields=("rule_set", "kind", "language", "number"), name="one_letter_text_per_number"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lettertext",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("body", ""), ("subject", "")),
                            models.Q(models.Q(("subject", ""), _negated=True), models.Q(("body", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="letter_text_is_whole_or_shipped",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="call",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("envelope__gte", 0)), name="call_envelope_is_not_negative"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="call",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", False), ("state", "published")),
                            models.Q(("published_at__isnull", True), ("state", "draft")),
                            _connector="OR",
                        ),
                        name="call_published_has_its_time",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="call",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("edition_since__isnull", True),
                            models.Q(("edition_since__gte", models.F("published_at")), ("state", "published")),
                            _connector="OR",
                        ),
                        name="call_moved_to_an_edition_after_it_was_published",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="savedview",
                    constraint=models.UniqueConstraint(
                        fields=("owner", "name"), name="one_saved_view_per_owner_and_name"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="savedview",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="saved_view_has_a_name"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="secondarymeasure",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "measure"), name="one_secondary_measure_each"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sectionversion",
                    constraint=models.UniqueConstraint(fields=("proposal", "key"), name="one_version_row_per_section"),
                ),
                migrations.AddConstraint(
                    model_name="sitevisit",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("people", ""), _negated=True), models.Q(("findings", ""), _negated=True)
                        ),
                        name="visit_names_people_and_findings",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sitevisit",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "recorded_by", "form_key"), name="one_visit_per_form"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="insidepaper",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("dated_on__isnull", True),
                                ("kind", "photograph"),
                                ("number", ""),
                                ("visit__isnull", False),
                            ),
                            models.Q(
                                models.Q(("kind", "photograph"), _negated=True),
                                ("dated_on__isnull", False),
                                ("visit__isnull", True),
                                models.Q(("number", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="inside_paper_is_a_letter_or_a_photograph",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="insidepaper",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "kind", "sha256"), name="one_inside_paper_per_content"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="insidepaper",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("size__gt", 0)), name="inside_paper_is_not_empty"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="insidepaper",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan__in", ("clean", "infected")), ("scanned_at__isnull", False)),
                            models.Q(("scan__in", ("unchecked", "waiting")), ("scanned_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="inside_paper_scanned_has_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="insidepaper",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan", "infected"), models.Q(("finding", ""), _negated=True)),
                            models.Q(models.Q(("scan", "infected"), _negated=True), ("finding", "")),
                            _connector="OR",
                        ),
                        name="inside_paper_infected_has_a_finding",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="rulevalue",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            ("source__isnull", False),
                            models.Q(("source_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="rulevalue_confirmed_has_a_source",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="rulevalue",
                    constraint=models.UniqueConstraint(
                        fields=("rule_set", "key"), name="one_value_per_key_and_rule_set"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="provincerule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            ("source__isnull", False),
                            models.Q(("source_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="provincerule_confirmed_has_a_source",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="provincerule",
                    constraint=models.UniqueConstraint(
                        fields=("rule_set", "province"), name="one_province_rule_per_rule_set"
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
                    constraint=models.UniqueConstraint(
                        fields=("rule_set", "key"), name="one_indicator_per_key_and_rule_set"
                    ),
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
                    model_name="criterion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            ("source__isnull", False),
                            models.Q(("source_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="criterion_confirmed_has_a_source",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="criterion",
                    constraint=models.UniqueConstraint(
                        fields=("section", "key"), name="one_criterion_per_key_and_section"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="criterion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("max_points__gt", 0)), name="criterion_has_points"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="commission",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            ("source__isnull", False),
                            models.Q(("source_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="commission_confirmed_has_a_source",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="commission",
                    constraint=models.UniqueConstraint(
                        fields=("agency", "year"), name="one_commission_per_agency_and_year"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="commission",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("quorum__gte", 1)), name="commission_quorum_is_somebody"
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
                    model_name="applicanttyperule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            ("source__isnull", False),
                            models.Q(("source_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="applicanttyperule_confirmed_has_a_source",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="applicanttyperule",
                    constraint=models.UniqueConstraint(
                        fields=("rule_set", "type"), name="one_applicant_type_rule_per_rule_set"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="stagerule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            ("source__isnull", False),
                            models.Q(("source_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="stagerule_confirmed_has_a_source",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="stagerule",
                    constraint=models.UniqueConstraint(
                        fields=("rule_set", "order"), name="one_stage_per_order_and_rule_set"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sectionrule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            ("source__isnull", False),
                            models.Q(("source_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="sectionrule_confirmed_has_a_source",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sectionrule",
                    constraint=models.UniqueConstraint(fields=("stage", "section"), name="one_section_rule_per_stage"),
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
                    model_name="question",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("limit__gt", 0)), name="question_limit_is_positive"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="documentslot",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            ("source__isnull", False),
                            models.Q(("source_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="documentslot_confirmed_has_a_source",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="documentslot",
                    constraint=models.UniqueConstraint(
                        fields=("stage", "key"), name="one_document_slot_per_key_and_stage"
                    ),
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
                    constraint=models.UniqueConstraint(
                        fields=("stage", "key"), name="one_check_item_per_key_and_stage"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="callstage",
                    constraint=models.UniqueConstraint(fields=("call", "order"), name="one_window_per_call_and_stage"),
                ),
                migrations.AddConstraint(
                    model_name="callstage",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opens_at"))), name="window_closes_after_it_opens"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="callstage",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("extended_at__isnull", True), ("extensions", 0)),
                            models.Q(("extended_at__isnull", False), ("extensions__gt", 0)),
                            _connector="OR",
                        ),
                        name="window_extended_has_its_time",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="statusline",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("letter_number", ""), _negated=True), name="status_line_has_a_letter"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="submission",
                    constraint=models.UniqueConstraint(fields=("proposal", "number"), name="one_submission_per_number"),
                ),
                migrations.AddConstraint(
                    model_name="submission",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("letter_date__isnull", False),
                                ("letter_recorded_at__isnull", False),
                                ("letter_recorded_by__isnull", False),
                                models.Q(("letter_number", ""), _negated=True),
                            ),
                            models.Q(
                                ("letter_channel", ""),
                                ("letter_date__isnull", True),
                                ("letter_number", ""),
                                ("letter_recorded_at__isnull", True),
                                ("letter_recorded_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="cover_letter_is_recorded_whole",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="submission",
                    constraint=models.CheckConstraint(
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
                ),
                migrations.AddIndex(
                    model_name="printout",
                    index=models.Index(
                        condition=models.Q(("made_at__isnull", True)), fields=["next_try_at"], name="printouts_to_make"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="printout",
                    constraint=models.UniqueConstraint(
                        fields=("submission", "language"), name="one_printout_per_language"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="printout",
                    constraint=models.CheckConstraint(
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
                ),
                migrations.AddConstraint(
                    model_name="supporttyperule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            ("source__isnull", False),
                            models.Q(("source_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="supporttyperule_confirmed_has_a_source",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="supporttyperule",
                    constraint=models.UniqueConstraint(
                        fields=("rule_set", "code"), name="one_support_type_per_code_and_rule_set"
                    ),
                ),
                migrations.AddIndex(
                    model_name="proposal",
                    index=models.Index(fields=["call", "status", "id"], name="proposals_of_a_call"),
                ),
                migrations.AddIndex(
                    model_name="proposal",
                    index=models.Index(fields=["organisation", "-id"], name="proposals_of_an_organisation"),
                ),
                migrations.AddIndex(
                    model_name="proposal",
                    index=models.Index(fields=["status", "id"], name="proposals_by_status"),
                ),
                migrations.AddConstraint(
                    model_name="proposal",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("reference", ""), _negated=True),
                        fields=("reference",),
                        name="one_file_per_reference",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposal",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("first_sent_at__isnull", True), ("reference", "")),
                            models.Q(models.Q(("reference", ""), _negated=True), ("first_sent_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="proposal_has_a_reference_once_sent",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposal",
                    constraint=models.CheckConstraint(
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
                ),
                migrations.AddConstraint(
                    model_name="proposal",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("sent_at__isnull", True), ("first_sent_at__lte", models.F("sent_at")), _connector="OR"
                        ),
                        name="proposal_first_sent_before_last_sent",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposal",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "returned"), _negated=True),
                            ("status_before__in", ["submitted", "under_review"]),
                            _connector="OR",
                        ),
                        name="proposal_returned_knows_where_it_was",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposal",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("requested_support__gte", 0), ("total_cost__gte", 0)),
                        name="proposal_money_is_not_negative",
                    ),
                ),
                migrations.AddIndex(
                    model_name="trace",
                    index=models.Index(fields=["value"], name="traces_by_value"),
                ),
                migrations.AddConstraint(
                    model_name="trace",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "kind", "value"), name="one_trace_per_file_and_value"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="trustroot",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("retired_at__isnull", True)),
                        fields=("sha256",),
                        name="one_trust_root_in_force",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="trustroot",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_by__isnull", True)),
                            models.Q(("retired_at__isnull", False), ("retired_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="trust_root_retired_has_who_and_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="undertakingrule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("is_confirmed", False),
                            ("source__isnull", False),
                            models.Q(("source_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="undertakingrule_confirmed_has_a_source",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="undertakingrule",
                    constraint=models.UniqueConstraint(
                        fields=("stage", "key"), name="one_undertaking_per_key_and_stage"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="undertakingrule",
                    constraint=models.CheckConstraint(condition=models.Q(("days__gt", 0)), name="undertaking_has_days"),
                ),
                migrations.AddIndex(
                    model_name="undertaking",
                    index=models.Index(
                        condition=models.Q(("signature", "waiting")),
                        fields=["next_check_at"],
                        name="undertakings_to_verify",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="undertaking",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signature", "waiting"), ("verified_at__isnull", True)),
                            models.Q(models.Q(("signature", "waiting"), _negated=True), ("verified_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="undertaking_verified_has_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="undertaking",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("replaced_at__isnull", True)),
                        fields=("proposal", "rule"),
                        name="one_undertaking_in_force",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="undertaking",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("size__gt", 0)), name="undertaking_is_not_empty"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="undertaking",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan__in", ("clean", "infected")), ("scanned_at__isnull", False)),
                            models.Q(("scan__in", ("unchecked", "waiting")), ("scanned_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="undertaking_scanned_has_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="undertaking",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan", "infected"), models.Q(("finding", ""), _negated=True)),
                            models.Q(models.Q(("scan", "infected"), _negated=True), ("finding", "")),
                            _connector="OR",
                        ),
                        name="undertaking_infected_has_a_finding",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="partialupload",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("received__lte", models.F("size")), ("size__gt", 0)),
                        name="upload_is_within_its_size",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="partialupload",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "slot", "person", "name", "size", "mark"),
                        name="one_upload_per_file_and_person",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="partialupload",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "rule", "person", "name", "size", "mark"),
                        name="one_upload_per_undertaking_and_person",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="partialupload",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rule__isnull", False), ("slot__isnull", True)),
                            models.Q(("rule__isnull", True), ("slot__isnull", False)),
                            _connector="OR",
                        ),
                        name="upload_is_for_one_place",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vote",
                    constraint=models.UniqueConstraint(
                        fields=("motion", "person"), name="one_vote_per_motion_and_person"
                    ),
                ),
            ]
        ),
    ]
