"""What the marks of every evaluated file came to, as docs/scoring.md has it: lists read it from here on."""

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

from django.db import migrations
from django.db.models import F, Sum

EVALUATED = ["reviewed", "positive", "reserve", "negative", "with_ministry", "approved", "refused"]
# A file that was withdrawn after its marks stays as it was; lists do not name it.
FAVOURABLE = {"support", "conditional"}
PAIR = 2
BATCH = 500


def fill(apps, _schema_editor):
    """Stage by stage, of the files that lack it."""
    for stage in apps.get_model("applications", "CallStage").objects.select_related("call__rule_set").order_by("pk"):
        values = dict(stage.call.rule_set.rule_values.values_list("key", "value"))
        sections = list(stage.call.rule_set.grid_sections.order_by("order", "pk").values_list("pk", flat=True))
        hands = _hands(apps, stage, sections)
        tally = apps.get_model("applications", "Tally")
        rows = (tally(proposal_id=file, **_told(given, values)) for file, given in hands.items())
        tally.objects.bulk_create(rows, batch_size=BATCH)


def _hands(apps, stage, sections):
    """File → its evaluators in the order of asking, each with sums by section and an opinion."""
    sent = apps.get_model("applications", "Assignment").objects.filter(
        call_stage=stage,
        proposal__call_stage=F("call_stage"),
        proposal__status__in=EVALUATED,
        proposal__tally=None,
        state="sent",
        review__isnull=False,
    )
    marks = apps.get_model("applications", "Mark").objects.filter(review__assignment__in=sent.order_by().values("pk"))
    told = marks.order_by().values_list("review_id", "criterion__section_id").annotate(points=Sum("points"))
    sums = {(review, section): Decimal(points or 0) for review, section, points in told}
    found = defaultdict(list)
    for file, review, opinion in sent.order_by("pk").values_list("proposal_id", "review__pk", "review__opinion"):
        found[file].append(([sums.get((review, section), Decimal(0)) for section in sections], opinion))
    return found


def _told(hands, values):
    if values.get("assessment_mode") == "opinion":
        return {"opinion": _majority([opinion for _sums, opinion in hands]), "counted": list(range(len(hands)))}
    reviews = [sums for sums, _opinion in hands]
    totals = [sum(sums, Decimal(0)) for sums in reviews]
    counted = _counted(totals, values.get("combining"))
    means = [str(_mean([reviews[place][at] for place in counted])) for at in range(len(reviews[0]))]
    return {"means": means, "totals": [str(total) for total in totals], "counted": counted}


def _mean(numbers):
    return (sum(numbers, Decimal(0)) / len(numbers)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _counted(totals, rule):
    everyone = list(range(len(totals)))
    if rule != "nearest_two" or len(totals) <= PAIR:
        return everyone
    low, middle, high = sorted(everyone, key=lambda place: totals[place])[:3]
    below, above = totals[middle] - totals[low], totals[high] - totals[middle]
    if below == above:
        return everyone
    return sorted((low, middle) if below < above else (middle, high))


def _majority(opinions):
    favourable = [opinion for opinion in opinions if opinion in FAVOURABLE]
    if len(favourable) * PAIR <= len(opinions):
        return "against"
    return "conditional" if "conditional" in favourable else "support"


class Migration(migrations.Migration):
    dependencies = [("applications", "0071_what_the_marks_came_to_is_kept")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
