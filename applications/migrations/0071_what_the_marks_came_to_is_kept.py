import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0070_calls_from_the_reserve_list"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "opinion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("support", "desteklenmesi uygundur"),
                            ("conditional", "koşulla desteklenebilir"),
                            ("against", "desteklenmesi uygun değildir"),
                        ],
                        max_length=12,
                    ),
                ),
                ("means", models.JSONField(default=list)),
                ("totals", models.JSONField(default=list)),
                ("counted", models.JSONField()),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tally",
                        to="applications.proposal",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opinion", ""), models.Q(("totals", []), _negated=True)),
                            models.Q(models.Q(("opinion", ""), _negated=True), ("means", []), ("totals", [])),
                            _connector="OR",
                        ),
                        name="tally_is_of_marks_or_of_opinions",
                    ),
                ],
            },
        ),
    ]
