"""Read the definitions: who sees which edition, and an edition as axes with their measures."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    Max,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce, Now

from cmdp.accounts.memberships import is_administrator
from cmdp.accounts.models import User
from cmdp.audit.models import Event
from cmdp.audit.queries import history_of as history_in_record
from priorities.models import Axis, Edition, EditionState, Erratum, Item, Measure, PublishingRule, SourceFile

Errata = dict[uuid.UUID, list[Erratum]]
Heirs = dict[uuid.UUID, list[Measure]]
ItemOf = TypeVar("ItemOf", Axis, Measure)


class Standing(StrEnum):
    """How a published edition stands at an instant."""

    IN_FORCE = "in_force"
    UPCOMING = "upcoming"
    EARLIER = "earlier"
    OVERTAKEN = "overtaken"


def published_editions() -> QuerySet[Edition]:
    """Every edition that the public may read, the newest first; upcoming ones too."""
    published = Edition.objects.filter(state=EditionState.PUBLISHED)
    return published.select_related("source_file").order_by("-number")


def editions_with_a_time() -> QuerySet[Edition]:
    """Every published edition that was, is or will be in force: none that a later one overrode before its instant."""
    published = Edition.objects.filter(state=EditionState.PUBLISHED)
    later = published.filter(number__gt=OuterRef("number"), valid_from__lte=OuterRef("valid_from"))
    return published_editions().exclude(Exists(later))


def current_edition(at: dt.datetime | None = None) -> Edition | None:
    """The edition in force at an instant (now, when none is given); none only before the first one is loaded.

    Of those whose instant has come it is the one published last: a later publication overrides an
    earlier one from its own instant on, whatever was planned before.
    """
    return published_editions().filter(valid_from__lte=at or Now()).first()


def newest_edition() -> Edition | None:
    """The edition published last, in force or not: the one that the next one follows."""
    return published_editions().first()


def standings(editions: Sequence[Edition], *, at: dt.datetime) -> list[tuple[Edition, Standing]]:
    """How each of all published editions, newest first, stands at the instant.

    An edition that a later one overrides from the same instant or an earlier one on never comes into force.
    """
    told: list[tuple[Edition, Standing]] = []
    earliest: dt.datetime | None = None
    is_found = False
    for edition in editions:
        begins = edition.valid_from or at
        if earliest is not None and begins >= earliest:
            standing = Standing.OVERTAKEN
        elif begins > at:
            standing = Standing.UPCOMING
        else:
            standing = Standing.EARLIER if is_found else Standing.IN_FORCE
            is_found = True
        earliest = begins if earliest is None else min(earliest, begins)
        told.append((edition, standing))
    return told


def open_drafts() -> QuerySet[Edition]:
    """Every draft, those that wait for approval too, the newest first."""
    return Edition.objects.exclude(state=EditionState.PUBLISHED).order_by("-pk")


def editions_visible_to(user: User | AnonymousUser) -> QuerySet[Edition]:
    """Exactly the editions for which ``policies.may_view`` says yes: drafts are the administrators'."""
    editions = Edition.objects.all()
    return editions if is_administrator(user) else editions.filter(state=EditionState.PUBLISHED)


def source_files_visible_to(user: User | AnonymousUser) -> QuerySet[SourceFile]:
    """Exactly the files for which ``policies.may_read_source_file`` says yes: of drafts only for administrators."""
    files = SourceFile.objects.all()
    published = Edition.objects.filter(state=EditionState.PUBLISHED, source_file=OuterRef("pk"))
    return files if is_administrator(user) else files.filter(Exists(published))


def next_number() -> int:
    """The number of the next edition to be published."""
    return (Edition.objects.aggregate(last=Max("number"))["last"] or 0) + 1


def publishing_rule() -> PublishingRule:
    """Whether a second administrator must approve; the default where nobody has decided."""
    return PublishingRule.objects.first() or PublishingRule(pk=PublishingRule.ONLY)


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


def measure_with_code(code: str, at: dt.datetime | None = None) -> Measure | None:
    """The measure of this code in force; else in the newest published edition that has one, retired or upcoming."""
    found = _published_measures().filter(code=code).order_by("-edition__number")
    current = current_edition(at)
    return (found.filter(edition=current).first() if current else None) or found.first()


def measure_in(number: int, code: str) -> Measure | None:
    """The measure of this code in a published edition: what its lasting address leads to."""
    return _published_measures().filter(edition__number=number, code=code).first()


def bearers_of(code: str) -> list[Measure]:
    """The last published measure of each lineage that ever bore the code, the newest first."""
    found: dict[uuid.UUID, Measure] = {}
    for measure in _published_measures().filter(code=code).order_by("-edition__number"):
        found.setdefault(measure.lineage, measure)
    return list(found.values())


def measure_lineages(codes: Iterable[str]) -> dict[str, uuid.UUID]:
    """What the codes mean now: of each the measure in force, else the newest; none for an unknown code; one query."""
    found = _in_force_last(_published_measures().filter(code__in=list(codes)))
    return {measure.code: measure.lineage for measure in found}


def axis_lineages(codes: Iterable[str]) -> dict[str, uuid.UUID]:
    """What the codes mean now: of each the axis in force, else the newest; none for an unknown code; one query."""
    found = _in_force_last(_published_axes().filter(code__in=list(codes)))
    return {axis.code: axis.lineage for axis in found}


def newest_axes(lineages: Iterable[uuid.UUID]) -> dict[uuid.UUID, Axis]:
    """Each axis as the edition in force words it, else the newest published one that has it; one query."""
    found = _in_force_last(_published_axes().filter(lineage__in=list(lineages)))
    return {axis.lineage: axis for axis in found}


def newest_measures(lineages: Iterable[uuid.UUID]) -> dict[uuid.UUID, Measure]:
    """Each measure as the edition in force words it, else the newest published one that has it; one query."""
    found = _in_force_last(_published_measures().filter(lineage__in=list(lineages)))
    return {measure.lineage: measure for measure in found}


def known_lineages(lineages: Iterable[uuid.UUID]) -> tuple[set[uuid.UUID], set[uuid.UUID]]:
    """Those of the lineages that an axis of any edition bears, drafts too, and those that a measure bears."""
    wanted = list(lineages)
    axes, measures = (model.objects.filter(lineage__in=wanted) for model in (Axis, Measure))
    return set(axes.values_list("lineage", flat=True)), set(measures.values_list("lineage", flat=True))


def history_of(measure: Measure) -> list[Measure]:
    """The measure in every published edition, the newest first."""
    return list(_published_measures().filter(lineage=measure.lineage).order_by("-edition__number"))


def last_of(lineage: uuid.UUID) -> Item | None:
    """The axis or measure of this lineage in the newest published edition that has it."""
    newest = _published_measures().filter(lineage=lineage).order_by("-edition__number").first()
    return newest or _published_axes().filter(lineage=lineage).order_by("-edition__number").first()


def missing(edition: Edition) -> list[Measure]:
    """The measures of the newest published edition that the draft no longer has, in reading order."""
    newest = newest_edition()
    if newest is None:
        return []
    gone = newest.measures.exclude(lineage__in=edition.measures.values("lineage"))
    return list(gone.select_related("axis", "edition"))


def unsaid(edition: Edition) -> list[Measure]:
    """Those of the missing measures of which the draft does not say what became of them."""
    said = set(edition.successions.values_list("from_lineage", flat=True))
    return [measure for measure in missing(edition) if measure.lineage not in said]


def missing_axes(edition: Edition) -> list[Axis]:
    """The axes of the newest published edition that the draft no longer has."""
    newest = newest_edition()
    gone = newest.axes.exclude(lineage__in=edition.axes.values("lineage")) if newest else Axis.objects.none()
    return list(gone.select_related("edition"))


def heirs_said(edition: Edition) -> Heirs:
    """Whom the draft names as heirs, by the lineage they carry on; nobody where a measure ends."""
    said: Heirs = defaultdict(list)
    for row in edition.successions.select_related("heir"):
        said[row.from_lineage] += [row.heir] if row.heir else []
    return dict(said)


def answers_for_any(edition: Edition, item: Item) -> bool:
    """Whether something published hangs on the item: its own lineage, or one that it carries on in the draft."""
    is_heir = isinstance(item, Measure) and edition.successions.filter(heir=item).exists()
    return is_heir or last_of(item.lineage) is not None


def proposer(edition: Edition) -> User | None:
    """Who put the draft before a second administrator."""
    return User.objects.filter(pk=edition.proposed_by_id).first() if edition.proposed_by_id else None


def sent_back(edition: Edition) -> Event | None:
    """Why the draft was sent back, unless it has been proposed again since."""
    last = history_in_record(edition).filter(verb__in=("edition_proposed", "edition_sent_back")).first()
    return last if last and last.verb == "edition_sent_back" else None


def errata_of(edition: Edition) -> Errata:
    """The errata of an edition by the lineage of the axis or measure that they speak of, in the order of their dates."""
    errata: Errata = defaultdict(list)
    for erratum in edition.errata.all():
        errata[erratum.lineage].append(erratum)
    return dict(errata)


def _published_measures() -> QuerySet[Measure]:
    published = Measure.objects.filter(edition__state=EditionState.PUBLISHED)
    return published.select_related("edition", "axis")


def _published_axes() -> QuerySet[Axis]:
    return Axis.objects.filter(edition__state=EditionState.PUBLISHED).select_related("edition")


def _in_force_last(items: QuerySet[ItemOf]) -> QuerySet[ItemOf]:
    """By edition, the one in force last: gathered by key, its items win."""
    in_force = published_editions().filter(valid_from__lte=Now()).values("pk")[:1]
    holds = ExpressionWrapper(Q(edition=Subquery(in_force)), output_field=BooleanField())
    return items.order_by(Coalesce(holds, False), "edition__number")


def measures_ever_published() -> list[str]:
    """The code of every measure of any published edition: each has its address for ever."""
    return sorted(set(_published_measures().order_by().values_list("code", flat=True)))
