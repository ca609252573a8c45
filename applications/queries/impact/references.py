"""Everything that refers to a measure: one register of where that stands and how it is found.

A column or a shipped file that names a measure and is missing here fails ``tests/architecture/test_references.py``.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from applications.choices import CallState, Status
from applications.models import Call, ImportLine, Proposal, PublishedProject, SecondaryMeasure, Submission
from applications.models.spreadsheet import ENDED
from applications.queries.calls import stood, with_windows
from applications.queries.published.shipped import MAPPING, rows_of
from priorities.models import Edition, EditionState, Erratum, Measure
from priorities.queries import measure_lineages

Lineages = frozenset[uuid.UUID]


class Kind(StrEnum):
    """What refers to a measure; the values stand in addresses."""

    DRAFTS = "taslaklar"
    SENT = "gonderilenler"
    MISSED = "gonderilmeyenler"
    FROZEN = "gonderimler"
    CALLS = "cagrilar"
    PROJECTS = "projeler"
    IMPORTS = "aktarimlar"
    CLASSES = "siniflandirma"
    ERRATA = "duzeltmeler"
    EDITIONS = "surum-taslaklari"


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which measures (by lineage), for which draft, at which instant."""

    lineages: Lineages
    draft: Edition
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that names a measure: ``key`` tells it from others of its kind, ``state`` how it stands."""

    kind: Kind
    key: int
    lineage: uuid.UUID
    state: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """The columns (``app.Model.field``) or files of ours in which measures are named, and what names one there."""

    columns: tuple[str, ...]
    find: Callable[[Asked], Iterable[Mention]]


def mentions_of(asked: Asked) -> list[Mention]:
    """Whatever names one of the measures: a fixed number of queries."""
    return [mention for reference in REGISTER for mention in reference.find(asked)]


def _files(asked: Asked) -> Iterator[Mention]:
    main = Proposal.objects.filter(main_measure__lineage__in=asked.lineages)
    others = SecondaryMeasure.objects.filter(measure__lineage__in=asked.lineages)
    for key, lineage, status in main.values_list("pk", "main_measure__lineage", "status"):
        yield Mention(_kind_of(status), key, lineage, status)
    for key, lineage, status in others.values_list("proposal_id", "measure__lineage", "proposal__status"):
        yield Mention(_kind_of(status), key, lineage, status)


def _kind_of(status: str) -> Kind:
    return {Status.DRAFT: Kind.DRAFTS, Status.MISSED: Kind.MISSED}.get(Status(status), Kind.SENT)


def _frozen(asked: Asked) -> Iterator[Mention]:
    """Found as text, since the two databases share no way to look into a list; read exactly afterwards."""
    wanted = {str(lineage) for lineage in asked.lineages}
    found = Submission.objects.filter(content__priorities__regex="|".join(sorted(wanted)))
    for key, part in found.values_list("pk", "content__priorities"):
        for row in (part["main"], *part["secondary"]):
            if row and row["lineage"] in wanted:
                yield Mention(Kind.FROZEN, key, uuid.UUID(row["lineage"]))


def _calls(asked: Asked) -> Iterator[Mention]:
    holds: dict[int, list[uuid.UUID]] = {}
    for edition, lineage in Measure.objects.filter(lineage__in=asked.lineages).values_list("edition_id", "lineage"):
        holds.setdefault(edition, []).append(lineage)
    for call in with_windows(Call.objects.filter(edition__in=holds)):
        state = stood(call, asked.at).standing if call.state == CallState.PUBLISHED else call.state
        for lineage in holds[call.edition_id]:
            yield Mention(Kind.CALLS, call.pk, lineage, str(state))


def _projects(asked: Asked) -> Iterator[Mention]:
    """What was merged into another is read there."""
    found = PublishedProject.objects.filter(measure__lineage__in=asked.lineages, merged_into=None)
    for key, lineage, state in found.values_list("pk", "measure__lineage", "state"):
        yield Mention(Kind.PROJECTS, key, lineage, state)


def _imports(asked: Asked) -> Iterator[Mention]:
    """The rows of a spreadsheet that waits: what they would write, by the measure's key."""
    lines = ImportLine.objects.exclude(upload__state__in=ENDED).filter(changes__has_key="measure")
    named = dict(lines.values_list("pk", "changes__measure__1"))
    rows = Measure.objects.filter(pk__in=set(named.values()) - {None}, lineage__in=asked.lineages)
    meant = dict(rows.values_list("pk", "lineage"))
    for key, measure in named.items():
        if measure in meant:
            yield Mention(Kind.IMPORTS, key, meant[measure])


def _classes(asked: Asked) -> Iterator[Mention]:
    rows = list(enumerate(rows_of(MAPPING)))
    meant = measure_lineages({row["measure"] for _line, row in rows})
    for line, row in rows:
        if (lineage := meant.get(row["measure"])) in asked.lineages:
            yield Mention(Kind.CLASSES, line, lineage)


def _errata(asked: Asked) -> Iterator[Mention]:
    for key, lineage in Erratum.objects.filter(lineage__in=asked.lineages).values_list("pk", "lineage"):
        yield Mention(Kind.ERRATA, key, lineage)


def _editions(asked: Asked) -> Iterator[Mention]:
    held = Measure.objects.filter(lineage__in=asked.lineages).exclude(edition=asked.draft)
    others = held.exclude(edition__state=EditionState.PUBLISHED)
    for key, lineage, state in others.values_list("edition_id", "lineage", "edition__state"):
        yield Mention(Kind.EDITIONS, key, lineage, state)


REGISTER: tuple[Reference, ...] = (
    Reference(("applications.Proposal.main_measure", "applications.SecondaryMeasure.measure"), _files),
    Reference(("applications.Submission.content",), _frozen),
    Reference(("applications.Call.edition",), _calls),
    Reference(("applications.PublishedProject.measure",), _projects),
    Reference(("applications.ImportLine.changes",), _imports),
    Reference((f"applications/data/{MAPPING}",), _classes),
    Reference(("priorities.Erratum.lineage",), _errata),
    Reference(("priorities.Measure.edition",), _editions),
)
