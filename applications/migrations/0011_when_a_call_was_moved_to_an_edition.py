from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0010_every_file_has_its_edition")]

    operations = [
        migrations.AddField(
            model_name="call",
            name="edition_since",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("edition_since__isnull", True),
                    models.Q(("edition_since__gte", models.F("published_at")), ("state", "published")),
                    _connector="OR",
                ),
                name="call_moved_to_an_edition_after_it_was_published",
            ),
        ),
    ]
