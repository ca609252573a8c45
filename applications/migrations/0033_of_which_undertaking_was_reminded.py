from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0032_when_a_paper_was_last_tried")]

    operations = [
        migrations.AddField("proposal", "undertaking_reminded_of", models.DateTimeField(null=True)),
    ]
