"""The papers of the years: which rule sets the public may read, and what each rests on."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from applications.choices import CallState
from applications.models import (
    ApplicantTypeRule,
    DocumentSlot,
    PaperTemplate,
    ProvinceRule,
    RuleSet,
    RuleValue,
    SectionRule,
    SourceDocument,
)
from applications.queries.rule_parts import PARTS
from applications.queries.rule_sets import visible_to
from cmdp.accounts.memberships import Person

_NEVER = dt.date.min
# Every table of sourced rows with the way from a row to its rule set: single values, and the lists of ``rule_parts``.
WAYS = (
    *((model, "rule_set") for model in (RuleValue, ProvinceRule, ApplicantTypeRule)),
    (SectionRule, "stage__rule_set"),
    *((part.model, part.rule_set) for part in PARTS.values()),
)


@dataclass(frozen=True, slots=True)
class SetWithSources:
    """A rule set that a published call uses, with the papers that its values rest on."""

    rule_set: RuleSet
    sources: list[SourceDocument]


@dataclass(frozen=True, slots=True)
class Year:
    """A programme year with the rule sets of its calls."""

    year: int
    sets: list[SetWithSources]


def public_rule_sets() -> QuerySet[RuleSet]:
    """The sets that published calls use, and the national ones that those narrow."""
    used = Q(calls__state=CallState.PUBLISHED) | Q(narrowed_by__calls__state=CallState.PUBLISHED)
    return RuleSet.objects.filter(used).select_related("agency").distinct()


def templates_visible_to(user: Person) -> QuerySet[PaperTemplate]:
    """Exactly the files for which ``policies.rules.may_fetch_template`` says yes."""
    theirs = Q(stage__rule_set__in=public_rule_sets()) | Q(stage__rule_set__in=visible_to(user))
    return PaperTemplate.objects.filter(Exists(DocumentSlot.objects.filter(theirs, template=OuterRef("pk"))))


def years_of_documents() -> list[Year]:
    """The public rule sets by year, the newest first, each with its papers: three queries."""
    sets = list(public_rule_sets().order_by("-programme_year", "pk"))
    sources = _sources_of(sets)
    years: dict[int, list[SetWithSources]] = {}
    for found in sets:
        years.setdefault(found.programme_year, []).append(SetWithSources(found, sources.get(found.pk, [])))
    return [Year(year, rows) for year, rows in years.items()]


def sources_of(rule_set: RuleSet) -> list[SourceDocument]:
    """The papers that the set's values rest on, those with a newer date first."""
    return _sources_of([rule_set]).get(rule_set.pk, [])


def _sources_of(sets: list[RuleSet]) -> dict[int, list[SourceDocument]]:
    """Rule set → its papers, those with a newer date first."""
    if not sets:
        return {}
    pairs = set(_pairs(sets))
    papers = SourceDocument.objects.in_bulk({source for _set, source in pairs})
    found: dict[int, list[SourceDocument]] = {}
    for paper in papers.values():
        for key in sorted(rule_set for rule_set, source in pairs if source == paper.pk):
            found.setdefault(key, []).append(paper)
    for rows in found.values():
        rows.sort(key=lambda paper: (paper.dated_on is None, -(paper.dated_on or _NEVER).toordinal(), paper.title))
    return found


def _pairs(sets: list[RuleSet]) -> Iterator[tuple[int, int]]:
    """(rule set, source) of every row that has a source: one query over all tables."""
    first, *rest = (
        model._base_manager.filter(**{f"{way}__in": sets}, source__isnull=False).order_by().values_list(way, "source")
        for model, way in WAYS
    )
    yield from first.union(*rest)
