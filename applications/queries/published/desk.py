"""Published projects at the administrators' desk: every record, also the merged ones, and the names in their history."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from applications.models import PublishedProject
from applications.queries.published.listing import addressed
from cmdp.accounts.models import User
from cmdp.audit.models import Event
from cmdp.regions.models import Province
from priorities.models import Measure

# The name of a row by the field that held its key in the record.
Named = dict[tuple[str, Any], str]


def records() -> QuerySet[PublishedProject]:
    """Every record with what its page at the desk names."""
    return addressed().select_related(
        "merged_into",
        "proposal",
        "province__agency",
        "measure__axis",
        "measure__edition",
        "classified_by",
        "class_reviewed_by",
    )


def named_in(events: Iterable[Event]) -> Named:
    """The names of the provinces, measures, records and people that the events speak of by their keys."""
    keys: dict[str, set[int]] = {"province": set(), "measure": set(), "merged_into": set(), "class_reviewed_by": set()}
    for event in events:
        for name in keys.keys() & event.changes.keys():
            keys[name] |= {key for key in event.changes[name] if key is not None}
    rows: dict[str, QuerySet[Any]] = {
        "province": Province.objects.all(),
        "measure": Measure.objects.select_related("edition"),
        "merged_into": PublishedProject.objects.all(),
        "class_reviewed_by": User.objects.all(),
    }
    return {
        (name, row.pk): f"{row.code} {row.title}" if name == "measure" else str(row)
        for name, found in keys.items()
        if found
        for row in rows[name].filter(pk__in=found)
    }
