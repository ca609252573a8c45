import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cmdp.kit.fields


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_virus_checks_of_authority_papers")]

    operations = [
        migrations.CreateModel(
            name="PartialPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("file", models.FileField(upload_to="partial/%Y/%m/")),
                ("name", models.CharField(max_length=255)),
                ("size", models.PositiveIntegerField()),
                ("mark", models.CharField(max_length=40)),
                ("received", models.PositiveIntegerField(default=0)),
                ("began_at", models.DateTimeField()),
                ("touched_at", models.DateTimeField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partial_papers",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("received__lte", models.F("size")), ("size__gt", 0)),
                        name="partial_paper_is_within_its_size",
                    ),
                    models.UniqueConstraint(
                        fields=("organisation", "person", "name", "size", "mark"),
                        name="one_partial_paper_per_file_and_person",
                    ),
                ],
            },
        ),
    ]
