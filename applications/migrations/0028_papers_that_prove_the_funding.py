import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0027_budget_lines_by_year"),
    ]

    operations = [
        migrations.AddField(
            model_name="fundingsource",
            name="paper",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="applications.documentslot",
                verbose_name="Kanıtlayan belge",
            ),
        ),
    ]
