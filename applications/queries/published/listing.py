"""Supported projects as lists: a page of a sorted list, one project, projects under way, examples of a measure."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.db.models import F, OuterRef, QuerySet, Subquery, Value, Window
from django.db.models.functions import Coalesce, RowNumber

from applications.choices import UNDER_WAY
from applications.models import Call, PublishedProject, PublishedTotal
from applications.queries.published.filters import Filters, matching, public
from cmdp.kit.pages import SIZE, Page, keyset_page
from priorities.models import Axis, Edition, Measure

# What a list may be ordered by; the unknown amounts stand at the end.
SORTS: Final[dict[str, tuple[str, ...]]] = {
    "newest": ("-year", "sort_key", "pk"),
    "oldest": ("year", "sort_key", "pk"),
    "title": ("sort_key", "pk"),
    "province": ("province__sort_key", "-year", "sort_key", "pk"),
    "cost": ("-cost_order", "sort_key", "pk"),
    "support": ("-support_order", "sort_key", "pk"),
}
NEWEST: Final = SORTS["newest"]
UNKNOWN_LAST = Value(Decimal(-1))


def sort_of(asked: str) -> str:
    """The order that an address asks for; the newest first for a word that names none."""
    return asked if asked in SORTS else "newest"


def with_relations(rows: QuerySet[PublishedProject]) -> QuerySet[PublishedProject]:
    """Join what a line of a list names."""
    return rows.select_related("province__agency", "measure__axis", "measure__edition")


def in_order(filters: Filters, sort: str = "newest") -> QuerySet[PublishedProject]:
    """All that is asked for, by one of ``SORTS``; for downloads."""
    rows = matching(filters).annotate(
        cost_order=Coalesce("total_cost", UNKNOWN_LAST), support_order=Coalesce("support", UNKNOWN_LAST)
    )
    return with_relations(rows).order_by(*SORTS[sort])


def projects_page(filters: Filters, *, sort: str = "newest", after: str = "", size: int = SIZE) -> Page:
    """One page of the list: one query, as quick on the last page as on the first."""
    return keyset_page(in_order(filters, sort), order=SORTS[sort], after=after, size=size)


def addressed() -> QuerySet[PublishedProject]:
    """Every project that has an address, merged doubles too: theirs leads on."""
    return with_relations(PublishedProject.objects.all()).select_related(
        "merged_into", "proposal", "province__agency", "measure__axis", "measure__edition"
    )


@dataclass(frozen=True, slots=True)
class UnderWay:
    """Projects that go on: those whose state the agency keeps, and those that a source once called so."""

    kept: QuerySet[PublishedProject]
    heard: QuerySet[PublishedProject]


def under_way(filters: Filters) -> UnderWay:
    """Projects under way among those asked for; what a paper said long ago is never passed off as today's state."""
    rows = with_relations(matching(filters)).filter(state__in=UNDER_WAY).order_by(*NEWEST)
    return UnderWay(kept=rows.filter(state_is_kept=True), heard=rows.filter(state_is_kept=False))


def published_totals() -> QuerySet[PublishedTotal]:
    """Sums that others published without naming the projects, by their years."""
    return PublishedTotal.objects.select_related("province").order_by("year_from", "year_to", "pk")


def released_in(call: Call) -> QuerySet[PublishedProject]:
    """The projects that the Ministry approved of a call's proposals; of a demonstration call the made-up ones too."""
    return with_relations(public().filter(proposal__call=call)).order_by("sort_key", "pk")


def examples_of_measure(measure: Measure, limit: int) -> list[PublishedProject]:
    """The newest supported projects under a measure, whichever edition they were classified by."""
    rows = with_relations(public().filter(measure__lineage=measure.lineage, is_demo=False))
    return list(rows.order_by(*NEWEST)[:limit])


def examples_of_edition(edition: Edition, limit: int) -> list[PublishedProject]:
    """Of each axis of an edition the newest supported projects, by the axis's place in the edition; one query."""
    in_axis = Window(RowNumber(), partition_by=F("measure__axis__lineage"), order_by=["-year", "sort_key", "pk"])
    place = Axis.objects.filter(edition=edition, lineage=OuterRef("measure__axis__lineage")).values("order")[:1]
    real = public().filter(is_demo=False, measure__axis__lineage__in=edition.axes.values("lineage")).order_by()
    newest = real.annotate(number=in_axis).filter(number__lte=limit).values("pk")
    found = PublishedProject.objects.filter(pk__in=newest).annotate(place=Subquery(place)).order_by("place", *NEWEST)
    return list(with_relations(found))
