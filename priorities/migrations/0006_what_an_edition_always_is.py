from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("priorities", "0005_date_what_is_published")]

    operations = [
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("published_at__isnull", False), ("state", "published"), models.Q(("reason", ""), _negated=True)
                    ),
                    models.Q(("published_at__isnull", True), ("state__in", ("draft", "proposed"))),
                    _connector="OR",
                ),
                name="edition_published_has_its_time_and_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number__isnull", False), ("state", "published"), ("valid_from__isnull", False)),
                    models.Q(("number__isnull", True), ("state__in", ("draft", "proposed"))),
                    _connector="OR",
                ),
                name="edition_published_has_its_number_and_valid_from",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("proposed_at__isnull", False),
                        ("proposed_by_id__isnull", False),
                        ("state__in", ("proposed", "published")),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    models.Q(
                        ("proposed_at__isnull", True),
                        ("proposed_by_id__isnull", True),
                        ("state__in", ("draft", "published")),
                    ),
                    _connector="OR",
                ),
                name="edition_proposed_has_its_time_and_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("published_at__isnull", True), ("valid_from__gte", models.F("published_at")), _connector="OR"
                ),
                name="edition_never_in_force_before_it_is_published",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("proposed_by_id__isnull", True),
                    ("published_by_id__isnull", True),
                    models.Q(("published_by_id", models.F("proposed_by_id")), _negated=True),
                    _connector="OR",
                ),
                name="edition_approved_by_another_than_its_proposer",
            ),
        ),
    ]
