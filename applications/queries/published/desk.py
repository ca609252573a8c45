"""Published projects at the administrators' desk: every record, also the merged ones, and the names in their history."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from applications.models import PublishedProject
from applications.queries.published.listing import addressed
from cmdp.accounts.models import User
from cmdp.regions.models import Province
from priorities.models import Measure
from priorities.queries import current_edition, published_editions

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


def measures_by_code(codes: Iterable[str]) -> dict[str, list[Measure]]:
    """The published measures of each code, the one in force first, then the newest; two queries."""
    current = current_edition()
    found: dict[str, list[Measure]] = {}
    named = Measure.objects.filter(code__in=list(codes), edition__in=published_editions()).select_related("edition")
    for measure in named.order_by("-edition__number", "pk"):
        measures = found.setdefault(measure.code, [])
        measures.insert(0 if measure.edition == current else len(measures), measure)
    return found


def named_in(changes: Iterable[Mapping[str, Sequence[Any]]]) -> Named:
    """The names of the provinces, measures, records and people that changes speak of by their keys."""
    keys: dict[str, set[int]] = {"province": set(), "measure": set(), "merged_into": set(), "class_reviewed_by": set()}
    for told in changes:
        for name in keys.keys() & told.keys():
            keys[name] |= {key for key in told[name] if key is not None}
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
