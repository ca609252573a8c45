import cmdp.kit.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from applications.migrations._rule_values import given


NOTE = "Varsayılan; yasal bir süreyi göstermez."
DEFAULTS = {
    "has_objections": "no",
    "objection_days": "10",
    "objection_working_days": "yes",
    "objection_answer_days": "15",
}
# Sets that are there already go on as before, without objections here; the frozen ones too.
write_defaults, remove_them = given(DEFAULTS, NOTE)


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0060_copies_remember_which_names_were_known"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="rulevalue",
            name="key",
            field=models.CharField(
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
                    ("close_reason_length", "Sonuca çok yakın dosyada görüş gerekçesinin en az karakter sayısı"),
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
                    ("has_objections", "Başvuran, sonuç bildirildikten sonra itiraz edebilir"),
                    ("objection_days", "İtiraz süresi (gün)"),
                    ("objection_working_days", "İtiraz süresi iş günüyle sayılır"),
                    ("objection_answer_days", "İtirazı sonuçlandırma süresi (iş günü)"),
                    ("check_expected_days", "Ön incelemenin beklenen süresi (iş günü; 0: ilan edilmedi)"),
                    ("opinion_expected_days", "Ajans görüşünün beklenen süresi (iş günü; 0: ilan edilmedi)"),
                    ("decision_expected_days", "Bakanlık kararının beklenen süresi (iş günü; 0: ilan edilmedi)"),
                ],
                max_length=40,
            ),
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="applications.callstage"
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
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="objections",
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
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ObjectionPaper",
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
                ("file", models.FileField(upload_to="objections/%Y/%m/")),
                ("name", models.CharField(max_length=255)),
                ("size", models.PositiveIntegerField()),
                ("content_type", models.CharField(max_length=127)),
                ("sha256", models.CharField(max_length=64)),
                ("uploaded_at", models.DateTimeField()),
                (
                    "objection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="applications.objection"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddIndex(
            model_name="objection",
            index=models.Index(
                condition=models.Q(("state__in", ["in_hand", "received"])), fields=["due_at"], name="objections_open"
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
                    models.Q(("outcome", "late"), _negated=True), ("sent_at__gte", models.F("until")), _connector="OR"
                ),
                name="only_late_objections_are_left_for_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome__in", ["refused", "late"]), _negated=True), ("effect", "none"), _connector="OR"
                ),
                name="objection_refused_has_no_effect",
            ),
        ),
        migrations.AddConstraint(
            model_name="objectionpaper",
            constraint=models.UniqueConstraint(fields=("objection", "sha256"), name="one_objection_paper_per_content"),
        ),
        migrations.AddConstraint(
            model_name="objectionpaper",
            constraint=models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="objection_paper_is_not_empty"),
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
        migrations.RunPython(write_defaults, remove_them),
    ]
