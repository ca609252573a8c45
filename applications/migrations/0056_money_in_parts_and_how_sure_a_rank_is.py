import cmdp.kit.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from applications.migrations._rule_values import given


NOTE = "Varsayılan; yılın resmî belgesiyle doğrulanmadı."
DEFAULTS = {"envelope_split": "call", "unused_money": "none", "lets_smaller": "no", "close_reason_length": "200"}
# Sets that are there already keep one envelope and move no money, as before. The frozen ones too.
write_defaults, remove_them = given(DEFAULTS, NOTE)


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0055_what_evaluators_see"),
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
                    ("check_expected_days", "Ön incelemenin beklenen süresi (iş günü; 0: ilan edilmedi)"),
                    ("opinion_expected_days", "Ajans görüşünün beklenen süresi (iş günü; 0: ilan edilmedi)"),
                    ("decision_expected_days", "Bakanlık kararının beklenen süresi (iş günü; 0: ilan edilmedi)"),
                ],
                max_length=40,
            ),
        ),
        migrations.CreateModel(
            name="CallShare",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.CharField(max_length=4)),
                ("amount", cmdp.kit.fields.MoneyField(verbose_name="Pay (TL)")),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="shares", to="applications.call"
                    ),
                ),
            ],
            options={
                "ordering": ["part"],
                "constraints": [
                    models.UniqueConstraint(fields=("call", "part"), name="one_share_per_call_and_part"),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="share_is_more_than_nothing"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RankRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("version", ""), _negated=True), name="rank_run_names_its_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("inputs_sha256", ""), _negated=True), name="rank_run_names_its_marks"
                    ),
                ],
            },
        ),
        migrations.RunPython(write_defaults, remove_them),
    ]
