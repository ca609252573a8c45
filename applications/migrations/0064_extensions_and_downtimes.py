"""Why and from when a close was moved, who was told; when the service was down.

Of what was moved before nobody is written to any more.
"""

from django.db import migrations, models
from django.db.models import F


def told(apps, _schema_editor):
    windows = apps.get_model("applications", "CallStage").objects
    windows.filter(extended_at__isnull=False).update(extension_told_at=F("extended_at"))


class Migration(migrations.Migration):
    dependencies = [("applications", "0063_commissions")]

    operations = [
        migrations.CreateModel(
            name="ClockRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seen_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Downtime",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ended_at__gt", F("began_at"))), name="downtime_ends_after_it_began"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="callstage",
            name="extended_from",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="callstage",
            name="extension_reason",
            field=models.TextField(blank=True, default="", editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="callstage",
            name="extension_told_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.RunPython(told, migrations.RunPython.noop),
    ]
