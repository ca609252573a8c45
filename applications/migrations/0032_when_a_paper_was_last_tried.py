"""When a virus checker was last asked about a paper, so that one it cannot judge stands in no other's way."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0031_electronic_signatures")]

    operations = [
        migrations.AddField("document", "tried_at", models.DateTimeField(null=True)),
        migrations.AddField("undertaking", "tried_at", models.DateTimeField(null=True)),
    ]
