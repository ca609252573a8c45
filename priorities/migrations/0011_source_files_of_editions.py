import cmdp.kit.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("priorities", "0010_words_that_lead_to_measures"),
    ]

    operations = [
        migrations.CreateModel(
            name="SourceFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("file", models.FileField(upload_to="priorities/%Y/%m/")),
                ("name", models.CharField(max_length=255)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("uploaded_at", models.DateTimeField()),
                ("uploaded_by_id", models.BigIntegerField()),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="source_file_is_not_empty")
                ],
            },
        ),
        migrations.AddField(
            model_name="edition",
            name="source_file",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="editions",
                to="priorities.sourcefile",
            ),
        ),
    ]
