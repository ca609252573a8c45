from django.db import migrations, models


class Migration(migrations.Migration):
    """Slots say of which types of applicant and of support they are asked; an empty list means all, as it was."""

    dependencies = [("applications", "0041_approved_plans_are_asked_by_a_worker")]

    operations = [
        migrations.AddField(
            model_name="documentslot",
            name="for_types",
            field=models.JSONField(blank=True, default=list, verbose_name="Yalnızca şu başvuru sahiplerinden"),
        ),
        migrations.AddField(
            model_name="documentslot",
            name="for_supports",
            field=models.JSONField(blank=True, default=list, verbose_name="Yalnızca şu destek türlerinde"),
        ),
    ]
