"""The desk and the clock look for assignments that wait and run out, whatever call they are of."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0039_plans_of_assignments")]

    operations = [
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(fields=["state", "due_at"], name="assignments_by_what_is_due"),
        ),
    ]
