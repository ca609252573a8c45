import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0009_pin_files_to_their_calls_edition")]

    operations = [
        migrations.AlterField(
            model_name="proposal",
            name="edition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="priorities.edition"
            ),
        ),
    ]
