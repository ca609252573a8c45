import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("priorities", "0008_guard_editions_and_errata"),
        ("applications", "0007_rule_sets_say_how_long_questions_are_taken"),
    ]

    operations = [
        migrations.AddField(
            model_name="proposal",
            name="edition",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="priorities.edition"
            ),
        ),
    ]
