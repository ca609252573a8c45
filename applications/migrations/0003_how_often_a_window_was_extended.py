from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0002_published_projects"),
    ]

    operations = [
        migrations.AddField(
            model_name="callstage",
            name="extended_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="callstage",
            name="extensions",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AddConstraint(
            model_name="callstage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("extended_at__isnull", True), ("extensions", 0)),
                    models.Q(("extended_at__isnull", False), ("extensions__gt", 0)),
                    _connector="OR",
                ),
                name="window_extended_has_its_time",
            ),
        ),
    ]
