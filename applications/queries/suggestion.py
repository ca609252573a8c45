"""The measures nearest to a draft's own words: an aid beside the choice, which stays the applicant's."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from django.db.models import Prefetch

from applications.models import Proposal, PublishedProject
from priorities.likeness import Known, Near, nearest, stems
from priorities.models import Axis, Edition, Measure, MeasureKey

MOST: Final = 3
# Names of earlier proposals that are read, the latest first.
MOST_EARLIER: Final = 500
# As many organisations must have used a word in the names of their proposals before it counts: nobody's own words show.
FEWEST: Final = 3

Bags = Mapping[UUID, tuple[frozenset[str], ...]]
Named = tuple[UUID, int, frozenset[str]]


def nearest_measures(proposal: Proposal, title: str, summary: str) -> list[Near]:
    """The three measures of the file's edition that are nearest to a name and a summary, each with its reasons."""
    return nearest(f"{title}\n{summary}", known_of(proposal.edition, besides=proposal), MOST)


def known_of(edition: Edition, *, besides: Proposal | None = None) -> list[Known]:
    """What is known of each measure of an edition, in reading order; ``besides`` is no evidence for itself."""
    measures = _measures(edition)
    lineages = [measure.lineage for measure in measures]
    words = {row.lineage: row.words for row in MeasureKey.objects.filter(lineage__in=lineages)}
    published, sent = _of_published(lineages), _of_sent(lineages, besides)
    return [
        Known(one, words.get(one.lineage, ()), published.get(one.lineage, ()) + sent.get(one.lineage, ()))
        for one in measures
    ]


def of_several(named: Iterable[Named]) -> Bags:
    """By measure the words in each name, without those that fewer than ``FEWEST`` organisations used under it."""
    rows = list(named)
    users: dict[tuple[UUID, str], set[int]] = defaultdict(set)
    for lineage, organisation, bag in rows:
        for stem in bag:
            users[lineage, stem].add(organisation)
    found: dict[UUID, tuple[frozenset[str], ...]] = {}
    for lineage, _organisation, bag in rows:
        shared = frozenset(stem for stem in bag if len(users[lineage, stem]) >= FEWEST)
        found[lineage] = (*found.get(lineage, ()), shared)
    return found


def _measures(edition: Edition) -> list[Measure]:
    within = Prefetch("measures", Measure.objects.select_related("axis").order_by("order"))
    axes = Axis.objects.filter(edition=edition).order_by("order").prefetch_related(within)
    return [measure for axis in axes for measure in axis.measures.all()]


def _of_published(lineages: list[UUID]) -> Bags:
    """The names of supported projects: whoever wrote them, everybody may read them."""
    rows = PublishedProject.objects.filter(measure__lineage__in=lineages, merged_into=None)
    found: dict[UUID, tuple[frozenset[str], ...]] = {}
    for lineage, title in rows.values_list("measure__lineage", "title_tr"):
        found[lineage] = (*found.get(lineage, ()), frozenset(stems(title)))
    return found


def _of_sent(lineages: list[UUID], besides: Proposal | None) -> Bags:
    rows = Proposal.objects.filter(first_sent_at__isnull=False, main_measure__lineage__in=lineages)
    if besides is not None:
        rows = rows.exclude(pk=besides.pk)
    latest = rows.order_by("-first_sent_at", "-pk").values_list("main_measure__lineage", "organisation_id", "title")
    return of_several((lineage, owner, frozenset(stems(title))) for lineage, owner, title in latest[:MOST_EARLIER])
