from django.db import migrations, models

WORDS_TR = "Yazdıklarımızın doğru olduğunu ve kurumu temsile yetkili olduğumu beyan ederim."
WORDS_EN = "I declare that what we wrote is true and that I am authorised to represent the organisation."


def write_the_words_that_were_asked(apps, _schema_editor):
    """Sets that are there already keep the words that their applicants declared to, the frozen ones too."""
    stages = apps.get_model("applications", "StageRule").objects
    stages.filter(declaration_tr="").update(declaration_tr=WORDS_TR, declaration_en=WORDS_EN)


class Migration(migrations.Migration):
    dependencies = [("applications", "0043_channel_of_the_cover_letter")]

    operations = [
        migrations.AddField(
            "stagerule",
            "declaration_tr",
            models.TextField("Gönderirken verilen beyan (Türkçe)", blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            "stagerule",
            "declaration_en",
            models.TextField("Gönderirken verilen beyan (İngilizce)", blank=True, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(write_the_words_that_were_asked, migrations.RunPython.noop),
    ]
