"""Every file stands under the edition of its call: until now no call could leave the one it was announced with."""

from django.db import migrations
from django.db.models import OuterRef, Subquery


def pin(apps, _schema_editor):
    editions = apps.get_model("applications", "Call").objects.filter(pk=OuterRef("call")).values("edition")
    apps.get_model("applications", "Proposal").objects.filter(edition=None).update(edition=Subquery(editions))


class Migration(migrations.Migration):
    dependencies = [("applications", "0008_files_know_their_edition")]

    operations = [migrations.RunPython(pin, migrations.RunPython.noop)]
