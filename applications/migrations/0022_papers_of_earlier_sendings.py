"""What was sent before sendings were put on paper is put on paper too: the clock asks for it."""

from django.conf import settings
from django.db import migrations
from django.utils import timezone


def ask(apps, _schema_editor):
    printout, now = apps.get_model("applications", "Printout"), timezone.now()
    sendings = apps.get_model("applications", "Submission").objects.order_by("pk").values_list("pk", flat=True)
    rows = (
        printout(submission_id=key, language=language, asked_at=now, next_try_at=now)
        for key in sendings.iterator()
        for language, _name in settings.LANGUAGES
    )
    printout.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("applications", "0021_sendings_on_paper")]

    operations = [migrations.RunPython(ask, migrations.RunPython.noop)]
