"""What was published came into force at that moment; a draft has no number before it is published.

Backwards, drafts get the next free numbers, as they had them; with more than one draft the constraint
of before refuses, and all but one must be discarded first.
"""

from django.db import migrations
from django.db.models import F, Max


def date(apps, _schema_editor):
    editions = apps.get_model("priorities", "Edition").objects
    editions.filter(state="published").update(valid_from=F("published_at"))
    editions.exclude(state="published").update(number=None)


def number(apps, _schema_editor):
    editions = apps.get_model("priorities", "Edition").objects
    last = editions.aggregate(last=Max("number"))["last"] or 0
    for place, draft in enumerate(editions.exclude(state="published").order_by("pk"), start=1):
        draft.number, draft.state, draft.proposed_at, draft.proposed_by_id = last + place, "draft", None, None
        draft.save()


class Migration(migrations.Migration):
    dependencies = [("priorities", "0004_numbers_and_instants_of_editions")]

    operations = [migrations.RunPython(date, number)]
