from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0067_the_list_of_a_decision_is_kept"),
    ]

    operations = [
        migrations.AddField(
            model_name="commission",
            name="led_by",
            field=models.CharField(
                choices=[
                    ("manager", "ajans yöneticisi"),
                    ("chair", "komisyon başkanı; ona kapalı dosyada ajans yöneticisi"),
                    ("either", "komisyon başkanı ya da ajans yöneticisi"),
                ],
                default="manager",
                max_length=8,
                verbose_name="Toplantıyı yürüten",
            ),
        ),
    ]
