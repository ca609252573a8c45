import cmdp.kit.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from applications.migrations._rule_values import given


NOTE = "Varsayılan; puanlama tablosu kurumun kapasitesini de ölçer."
DEFAULTS = {"applicant_hidden": "no"}
# Sets that are there already go on as before: evaluators read who applied. The frozen ones too.
write_defaults, remove_them = given(DEFAULTS, NOTE)


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0054_when_evaluators_were_reminded_to_answer"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="documentslot",
            name="is_for_evaluators",
            field=models.BooleanField(default=True, verbose_name="Değerlendiriciler görür"),
        ),
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
                    ("decision_expected_days", "Bakanlık kararının beklenen süresi (iş günü; 0: ilan edilmedi)"),
                ],
                max_length=40,
            ),
        ),
        migrations.CreateModel(
            name="CleanCopy",
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
                "constraints": [
                    models.CheckConstraint(
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
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["clean", "shown"]), _negated=True),
                            models.Q(("file", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="clean_copy_shown_has_a_file",
                    ),
                    models.CheckConstraint(
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
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["clean", "doubtful"]), _negated=True),
                            ("made_at__isnull", False),
                            _connector="OR",
                        ),
                        name="clean_copy_made_has_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan__in", ("clean", "infected")), ("scanned_at__isnull", False)),
                            models.Q(("scan__in", ("unchecked", "waiting")), ("scanned_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="clean_copy_scanned_has_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan", "infected"), models.Q(("finding", ""), _negated=True)),
                            models.Q(models.Q(("scan", "infected"), _negated=True), ("finding", "")),
                            _connector="OR",
                        ),
                        name="clean_copy_infected_has_a_finding",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HiddenWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("text", models.CharField(max_length=200)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                "constraints": [
                    models.UniqueConstraint(fields=("proposal", "text"), name="one_hidden_word_per_file_and_text")
                ],
            },
        ),
        migrations.RunPython(write_defaults, remove_them),
    ]
