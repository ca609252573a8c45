"""What the evaluators' opinions had come to when a motion was put; kept ones take what stands now, as lists did so far."""

from django.db import migrations, models


def fill(apps, _schema_editor):
    """Of calls where evaluators give opinions."""
    motions = apps.get_model("applications", "Motion").objects
    tallies = apps.get_model("applications", "Tally").objects.exclude(opinion="")
    put_on = motions.order_by().values("item__proposal")
    for file, opinion in tallies.filter(proposal__in=put_on).values_list("proposal", "opinion"):
        motions.filter(item__proposal=file).update(opinion=opinion)


class Migration(migrations.Migration):
    dependencies = [("applications", "0078_an_amount_can_be_objected_to")]

    operations = [
        migrations.AddField(
            model_name="motion",
            name="opinion",
            field=models.CharField(
                blank=True,
                choices=[
                    ("support", "desteklenmesi uygundur"),
                    ("conditional", "koşulla desteklenebilir"),
                    ("against", "desteklenmesi uygun değildir"),
                ],
                db_default="",
                default="",
                max_length=12,
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
