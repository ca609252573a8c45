"""The evaluated files of a stage as their list needs them: a few columns each and what was kept of their marks.

A call may have ten thousand: no row of a file is read whole here, and no mark. What a page says of the lines that it
shows is read for these alone: ``names_of``, or ``rows_of`` where a form judges them.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.functional import Promise

from applications.choices import MinistryActKind, Status
from applications.models import CallStage, MinistryAct, Opinion, Proposal
from applications.money import EnvelopeSplit
from applications.queries.envelopes import WHOLE, ZERO, Part, parts_of
from applications.queries.evaluation import EVALUATED
from applications.queries.rules import Rules
from applications.queries.scoring import FOR, Limit, Result, limits_of, result_of_means

# Whose amount it is; the Ministry's stands.
AGENCY, MINISTRY = 1, 2
HELD: Final = (Status.POSITIVE, Status.WITH_MINISTRY, Status.APPROVED)
PARTS: Final[dict[str, F]] = {
    EnvelopeSplit.AXIS: F("main_measure__axis__code"),
    EnvelopeSplit.PROVINCE: F("province__plate"),
}
Words = str | Promise
KEPT: Final = ("score", "tally__opinion", "tally__means", "tally__totals", "tally__counted")


@dataclass(frozen=True, slots=True)
class Entrant:
    """One evaluated file; ``part`` is the envelope of its call that it takes from."""

    pk: int
    public_id: str
    reference: str
    status: str
    requested_support: Decimal
    first_sent_at: dt.datetime | None
    part: str

    def __str__(self) -> str:
        return self.reference or self.public_id

    @property
    def status_label(self) -> Words:
        """As the row of the file calls it."""
        return Status(self.status).label


@dataclass(frozen=True, slots=True)
class Named:
    """How a page names a file: its title, the codes of its measure and of that measure's axis."""

    title: str
    measure: str
    axis: str


COLUMNS: Final = ("pk", "public_id", "reference", "status", "requested_support", "first_sent_at")


@dataclass(frozen=True, slots=True)
class Assessed:
    """The evaluated files of a stage with what was read of them; a list is drawn from it without another query.

    ``results`` by key, of the files whose evaluation is finished; ``amounts`` in lira by key, of those that hold money.
    """

    files: tuple[Entrant, ...]
    results: Mapping[int, Result]
    amounts: Mapping[int, Decimal]
    parts: tuple[Part, ...]


def assessed_of(window: CallStage, rules: Rules) -> Assessed:
    """Read the evaluated files of a stage, what their marks came to and the amounts that stand; two queries, three where money is parted."""
    limits, pass_mark = limits_of(rules.grid), rules.values.pass_mark
    files, results = [], {}
    for *told, score, opinion, means, totals, places in _read(window, rules, *KEPT):
        files.append(file := Entrant(*told))
        if places is not None:
            kept = Kept(score, opinion, means, totals, places)
            results[file.pk] = kept.result(limits, pass_mark)
    parts = tuple(parts_of(window.call, rules.values.envelope_split))
    return Assessed(tuple(files), results, held_amounts(window), parts)


def _read(window: CallStage, rules: Rules, *more: str) -> QuerySet[Proposal, tuple[Any, ...]]:
    part = Coalesce(PARTS.get(rules.values.envelope_split, Value(WHOLE)), Value(WHOLE))
    files = Proposal.objects.filter(call_stage=window, status__in=EVALUATED).annotate(_part=part)
    return files.order_by().values_list(*COLUMNS, "_part", *more)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of a file's marks, as it is written down."""

    score: Decimal | None
    opinion: str
    means: Sequence[str]
    totals: Sequence[str]
    counted: Sequence[int]

    def result(self, limits: Sequence[Limit], pass_mark: Decimal) -> Result:
        """What it says, held against the rules."""
        places = tuple(self.counted)
        if self.opinion:
            return Result(None, (), self.opinion, self.opinion in FOR, places)
        means, totals = [Decimal(one) for one in self.means], tuple(Decimal(one) for one in self.totals)
        return result_of_means(self.score or ZERO, means, limits, pass_mark, places=places, totals=totals)


def names_of(files: Iterable[Entrant]) -> dict[int, Named]:
    """The names of files that a page shows, by key; one query."""
    rows = Proposal.objects.filter(pk__in=[file.pk for file in files]).order_by()
    told = rows.values_list("pk", "title", "main_measure__code", "main_measure__axis__code")
    return {key: Named(title, measure or "", axis or "") for key, title, measure, axis in told}


def rows_of(files: Iterable[Entrant]) -> dict[int, Proposal]:
    """The rows of files with what judging them needs, by key; one query."""
    return {row.pk: row for row in Proposal.objects.filter(pk__in=[file.pk for file in files]).with_relations()}


# Money --------------------------------------------------------------------------------
def entrants_of(window: CallStage, rules: Rules) -> list[Entrant]:
    """The evaluated files alone; one query."""
    return [Entrant(*told) for told in _read(window, rules)]


def sums_by_part(files: Iterable[Entrant], amounts: Mapping[int, Decimal]) -> dict[str, Decimal]:
    """Part → lira of its files that have an amount."""
    sums: dict[str, Decimal] = {}
    for file in files:
        if file.pk in amounts:
            sums[file.part] = sums.get(file.part, ZERO) + amounts[file.pk]
    return sums


def held_amounts(window: CallStage) -> dict[int, Decimal]:
    """File → the last amount that stands, of those that hold money of a stage; one query."""
    of_stage = {"proposal__call_stage": window, "proposal__status__in": HELD}
    return _amounts(Opinion.objects.filter(**of_stage), MinistryAct.objects.filter(**of_stage))


def amount_of(proposal: Proposal) -> Decimal | None:
    """The last amount that stands for a file: the Ministry's where it approved, else the agency's."""
    return _amounts(proposal.opinions.all(), proposal.ministry_acts.all()).get(proposal.pk)


def _amounts(opinions: QuerySet[Opinion], acts: QuerySet[MinistryAct]) -> dict[int, Decimal]:
    given = _told(opinions.filter(amount__isnull=False), AGENCY)
    approved = _told(acts.filter(kind=MinistryActKind.APPROVED), MINISTRY)
    return {file: amount for *_order, file, amount in given.union(approved, all=True).order_by("_by", "pk")}


def _told(rows: QuerySet[Any], by: int) -> QuerySet[Any, tuple[int, int, int, Decimal]]:
    return rows.annotate(_by=Value(by)).order_by().values_list("_by", "pk", "proposal_id", "amount")
