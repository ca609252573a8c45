"""What the rules find stood beside an item by its key, until now; the items of every rule set keep what they had."""

from django.db import migrations
from django.db.models import F

TIED = (
    "sent_in_time",
    "form_complete",
    "budget_complete",
    "framework",
    "authority_decision",
    "price_papers",
    "partner_papers",
    "papers_readable",
    "undertaking",
    "duration_inside",
    "support_inside",
    "applicant_eligible",
    "partners_eligible",
    "place_eligible",
    "subject_eligible",
)


def tie(apps, _schema_editor):
    apps.get_model("applications", "CheckItem").objects.filter(key__in=TIED, bearing="").update(bearing=F("key"))


class Migration(migrations.Migration):
    dependencies = [("applications", "0058_check_items_say_what_stands_beside_them")]

    operations = [migrations.RunPython(tie, migrations.RunPython.noop)]
