"""Read the definitions: who sees which edition, and an edition as axes with their measures."""

import uuid
from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Max, Prefetch, Q, QuerySet

from cmdp.accounts.memberships import is_administrator
from cmdp.accounts.models import User
from priorities.models import Axis, Edition, EditionState, Item, Measure


def published_editions() -> QuerySet[Edition]:
    """Every edition that the public may read, the newest first."""
    return Edition.objects.filter(state=EditionState.PUBLISHED).order_by("-number")


def current_edition() -> Edition | None:
    """The newest published edition; none only before the first one is loaded."""
    return published_editions().first()


def draft_edition() -> Edition | None:
    """The one draft, if there is one."""
    return Edition.objects.filter(state=EditionState.DRAFT).first()


def editions_visible_to(user: User | AnonymousUser) -> QuerySet[Edition]:
    """Exactly the editions for which ``policies.may_view`` says yes: the draft is the administrators'."""
    seen = Q(state=EditionState.PUBLISHED)
    if is_administrator(user):
        seen |= Q(state=EditionState.DRAFT)
    return Edition.objects.filter(seen).order_by("-number")


def next_number() -> int:
    """The number of the next edition; discarded drafts give theirs back."""
    return (Edition.objects.aggregate(last=Max("number"))["last"] or 0) + 1


def definitions(edition: Edition) -> list[Axis]:
    """The axes of an edition in their order, each with its measures in theirs: two queries."""
    measures = Prefetch("measures", queryset=Measure.objects.order_by("order", "pk"))
    axes = list(edition.axes.order_by("order", "pk").prefetch_related(measures))
    for axis in axes:
        axis.edition = edition
        for measure in axis.measures.all():
            measure.edition = edition
    return axes


def items_of(axes: list[Axis]) -> list[Item]:
    """Axes and measures in reading order, of definitions already read."""
    items: list[Item] = []
    for axis in axes:
        items += [axis, *axis.measures.all()]
    return items


def item_of(edition: Edition, lineage: uuid.UUID) -> Item | None:
    """The axis or measure of this lineage in the edition."""
    axis = Axis.objects.filter(edition=edition, lineage=lineage).select_related("edition").first()
    return axis or Measure.objects.filter(edition=edition, lineage=lineage).select_related("edition", "axis").first()


def measure_with_code(code: str) -> Measure | None:
    """The measure of this code in the newest published edition that has one: retired ones are found too."""
    return _published_measures().filter(code=code).order_by("-edition__number").first()


def measure_lineages(codes: Iterable[str]) -> dict[str, uuid.UUID]:
    """What the codes mean: of each code the newest published measure, none for an unknown code; one query."""
    found = _published_measures().filter(code__in=list(codes)).order_by("edition__number")
    return {measure.code: measure.lineage for measure in found}


def axis_lineages(codes: Iterable[str]) -> dict[str, uuid.UUID]:
    """What the codes mean: of each code the newest published axis, none for an unknown code; one query."""
    found = Axis.objects.filter(edition__state=EditionState.PUBLISHED, code__in=list(codes))
    return dict(found.order_by("edition__number").values_list("code", "lineage"))


def newest_axes(lineages: Iterable[uuid.UUID]) -> dict[uuid.UUID, Axis]:
    """Each axis as the newest published edition that has it words it; one query."""
    found = Axis.objects.filter(edition__state=EditionState.PUBLISHED, lineage__in=list(lineages))
    return {axis.lineage: axis for axis in found.select_related("edition").order_by("edition__number")}


def newest_measures(lineages: Iterable[uuid.UUID]) -> dict[uuid.UUID, Measure]:
    """Each measure as the newest published edition that has it words it; one query."""
    found = _published_measures().filter(lineage__in=list(lineages)).order_by("edition__number")
    return {measure.lineage: measure for measure in found}


def history_of(measure: Measure) -> list[Measure]:
    """The measure in every published edition, the newest first."""
    return list(_published_measures().filter(lineage=measure.lineage).order_by("-edition__number"))


def _published_measures() -> QuerySet[Measure]:
    published = Measure.objects.filter(edition__state=EditionState.PUBLISHED)
    return published.select_related("edition", "axis")
