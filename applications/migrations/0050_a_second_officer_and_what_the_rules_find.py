import cmdp.kit.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from applications.migrations._rule_values import given


NOTE = "Varsayılan."
DEFAULTS = {"second_officer": "no"}
# Every rule set that is there already gets the value as a marked default, the frozen ones too.
write_defaults, remove_them = given(DEFAULTS, NOTE)


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0049_what_evaluators_are_asked"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CheckConclusion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("passes", models.BooleanField()),
                ("concluded_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("is_confirmed", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="checkanswer",
            name="evidence",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="checkanswer",
            name="found",
            field=models.CharField(
                blank=True,
                choices=[("holds", "uygun görünüyor"), ("look", "bakılmalı"), ("fails", "uymuyor")],
                max_length=8,
            ),
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
        migrations.AddConstraint(
            model_name="checkanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("found", "fails"), ("reason", ""), ("result", "yes"), _negated=True),
                name="check_against_a_finding_has_a_reason",
            ),
        ),
        migrations.AddField(
            model_name="checkconclusion",
            name="call_stage",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="applications.callstage"
            ),
        ),
        migrations.AddField(
            model_name="checkconclusion",
            name="concluded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="checkconclusion",
            name="ended_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="checkconclusion",
            name="proposal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="conclusions", to="applications.proposal"
            ),
        ),
        migrations.AddConstraint(
            model_name="checkconclusion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("proposal",), name="one_waiting_conclusion_per_file"
            ),
        ),
        migrations.AddConstraint(
            model_name="checkconclusion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_confirmed", False),
                    models.Q(
                        ("ended_by__isnull", False), models.Q(("ended_by", models.F("concluded_by")), _negated=True)
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
        migrations.RunPython(write_defaults, remove_them),
    ]
