from django.db import migrations, models

from applications.migrations._rule_values import given

NOTE = "Varsayılan; yasal bir süreyi göstermez."
DEFAULTS = {"objection_reminder_days": "2"}
write_defaults, remove_them = given(DEFAULTS, NOTE)


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0075_thresholds_of_the_severity_report"),
    ]

    operations = [
        migrations.AddField(
            model_name="proposal",
            name="objection_reminded_of",
            field=models.DateTimeField(null=True),
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
                    ("envelope_split", "Bir bütçe zarfı neyi kapsar"),
                    ("unused_money", "Zarfta artan para"),
                    ("lets_smaller", "Sığmayan dosyanın ardından sığan öne alınır"),
                    ("close_reason_length", "Sonuca çok yakın dosyada görüş gerekçesinin en az karakter sayısı"),
                    ("large_residual", "Modelin açıklayamadığı kaç puandan büyük farklar listelenir"),
                    ("severe_effect", "Değerlendiricinin eli kaç puandan büyükse işaretlenir"),
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
                    ("reserve_answer_days", "Yedekten çağrılanın yanıt süresi (iş günü; 0: yanıt istenmez)"),
                    ("reserve_reminder_days", "Yanıt süresi bitmeden kaç gün önce hatırlatılır"),
                    ("reserve_answer_first", "Yedekten alınan dosya, kabul edilmeden Bakanlığa iletilmez"),
                    ("package_annexes", "Bakanlık paketinin sabit ekleri"),
                    ("has_objections", "Başvuran, sonuç bildirildikten sonra itiraz edebilir"),
                    ("objection_days", "İtiraz süresi (gün)"),
                    ("objection_working_days", "İtiraz süresi iş günüyle sayılır"),
                    ("objection_reminder_days", "İtiraz süresi bitmeden kaç gün önce hatırlatılır"),
                    ("objection_answer_days", "İtirazı sonuçlandırma süresi (iş günü)"),
                    ("check_expected_days", "Ön incelemenin beklenen süresi (iş günü; 0: ilan edilmedi)"),
                    ("opinion_expected_days", "Ajans görüşünün beklenen süresi (iş günü; 0: ilan edilmedi)"),
                    ("decision_expected_days", "Bakanlık kararının beklenen süresi (iş günü; 0: ilan edilmedi)"),
                ],
                max_length=40,
            ),
        ),
        migrations.RunPython(write_defaults, remove_them),
    ]
