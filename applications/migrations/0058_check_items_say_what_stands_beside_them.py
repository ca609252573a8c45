from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0057_notes_and_visits_are_corrected"),
    ]

    operations = [
        migrations.AddField(
            model_name="checkitem",
            name="bearing",
            field=models.CharField(
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
    ]
