from django.db import migrations, models

from applications.migrations._rule_values import given

NOTE = "Varsayılan: bu adım için ilan edilmiş bir süre yok."
DEFAULTS = {"check_expected_days": "0", "opinion_expected_days": "0", "decision_expected_days": "0"}
# Every rule set that is there already says that no period was announced, the frozen ones too.
write_defaults, remove_them = given(DEFAULTS, NOTE)


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0025_own_calendars"),
    ]

    operations = [
        migrations.AlterField(
            "rulevalue",
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
        migrations.RunPython(write_defaults, remove_them),
    ]
