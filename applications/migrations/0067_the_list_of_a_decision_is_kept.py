import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0066_packages_for_the_ministry"),
    ]

    operations = [
        migrations.CreateModel(
            name="DecidedList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "act",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decided_list",
                        to="applications.opinionact",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("content", ""), _negated=True), name="decided_list_is_not_empty"
                    ),
                ],
            },
        ),
    ]
