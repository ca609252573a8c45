"""The agency's list of files: narrowed by what is asked for, in an order, counted as far as a count helps."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, cast

from django.db.models import Case, DateTimeField, DecimalField, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from applications.models import Proposal, Submission
from applications.models.submission import letter_way
from applications.queries.desk import with_clock
from applications.queries.evaluation import live_assignments_shown_to, with_readable_marks
from applications.queries.proposals import of_agencies
from cmdp.accounts.memberships import Reader, reader_of
from cmdp.accounts.models import User
from cmdp.kit.pages import Page, Step, step_to, walked
from cmdp.kit.statements import MOST_KEPT, Statement
from cmdp.kit.text import search_key

ME, NOBODY = "me", "none"
SUPPORT, TOTAL_COST = "support", "total_cost"
AMOUNTS: Final = {SUPPORT: "requested_support", TOTAL_COST: "total_cost"}
MOST_COUNTED: Final = 1000
MOST_WORDS: Final = 12
# A reference however it is spelt: TR83/26/CMDP/0001, tr83-26-cmdp-1, TR8326CMDP0001.
REFERENCE: Final = re.compile(r"(?:tr)?\W*([0-9a-c]{2})[\W_]*([0-9]{2})[\W_]*([a-z]{2,12})[\W_]*0*([0-9]{1,6})")
BETWEEN_DIGITS: Final = re.compile(r"(?<=\d)[\s.\-/]+(?=\d)")
SEPARATORS: Final = re.compile(r"[-_.\\]")
LEAST_DIGITS: Final = 3
NO_SCORE: Final = Value(Decimal(-1), output_field=DecimalField(max_digits=6, decimal_places=2))
NEVER: Final = Value(dt.datetime(9999, 1, 1, tzinfo=dt.UTC), output_field=DateTimeField())
# Columns that orders add, since no order of pages may meet an empty value.
LACKING: Final = {
    "score_order": Coalesce("shown_score", NO_SCORE),
    "due_order": Coalesce("due_at", NEVER),
    "sent_order": Coalesce("sent_at", NEVER),
}
# What the list may be ordered by; what a file lacks stands at the end that says least.
SORTS: Final = {
    "reference": "reference",
    "organisation": "organisation__sort_key",
    "since": "status_since",
    "due": "due_order",
    "sent": "sent_order",
    "support": "requested_support",
    "cost": "total_cost",
    "score": "score_order",
}
# What a line of the list shows of a file: always, and by the columns that are chosen. Its rows bear these names.
LINE: Final = ("pk", "public_id", "reference", "title")
SHOWN: Final[dict[str, tuple[str, ...]]] = {
    "organisation": ("organisation__name", "organisation__unit_name"),
    "call": ("call__title_tr", "call__title_en"),
    "province": ("province__name",),
    "type": ("organisation__type",),
    "measure": ("main_measure__code", "main_measure__axis__code"),
    "status": ("status", "expired_at"),
    "expert": ("expert__full_name", "expert__email"),
    "score": ("shown_score",),
    "support": ("requested_support",),
    "cost": ("total_cost",),
    "sent": ("sent_at",),
    "since": ("status_since",),
    "due": ("due_at",),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands in other tables of the files of a page, by their key; empty where no column asks for it."""

    evaluators: dict[int, list[str]]
    letters: dict[int, str]


@dataclass(frozen=True, slots=True)
class DeskFilters:
    """What is asked for; an empty field asks nothing. ``experts`` knows ``me`` and ``none`` beside keys of people."""

    text: str = ""
    calls: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    axes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    experts: tuple[str, ...] = ()
    evaluators: tuple[str, ...] = ()
    marks_from: Decimal | None = None
    marks_to: Decimal | None = None
    amount_of: str = SUPPORT
    amount_from: Decimal | None = None
    amount_to: Decimal | None = None


# The fields that name several values, and the columns that they are compared with.
COLUMNS: Final = {
    "calls": "call__public_id",
    "statuses": "status",
    "axes": "main_measure__axis__code",
    "measures": "main_measure__code",
    "provinces": "province__search_key",
    "types": "organisation__type",
}


def matching(user: User, filters: DeskFilters) -> QuerySet[Proposal]:
    """The agency's files that are asked for; nothing that the person may not read decides about any.

    A score counts only once the marks may be read, an evaluator only where the person may know of them.
    """
    rows = of_agencies(user).filter(_plain(filters), _marked(user, filters), _held(user, filters), _said(filters.text))
    if filters.evaluators:
        asked = live_assignments_shown_to(user).filter(evaluator__in=[int(key) for key in filters.evaluators])
        rows = rows.filter(pk__in=asked.values("proposal"))
    return rows


def among(user: User, filters: DeskFilters, chosen: Collection[str]) -> QuerySet[Proposal]:
    """All that is asked for, or of that the ``chosen`` (by public id) alone."""
    rows = matching(user, filters)
    return rows.filter(public_id__in=chosen) if chosen else rows


def sort_of(asked: str) -> str:
    """The order that an address asks for, ``-`` for falling; the newest first for a word that names none."""
    return asked if asked.removeprefix("-") in SORTS else ""


def in_order(user: User, filters: DeskFilters, sort: str = "") -> QuerySet[Proposal]:
    """All that is asked for, with what a line of the list names; see ``order_of``. Only what orders is worked out."""
    score = Case(When(with_readable_marks(user), then=F("score")), default=None)
    rows = with_clock(matching(user, filters)).annotate(shown_score=score)
    column = SORTS.get(sort.removeprefix("-"), "")
    if column in LACKING:
        rows = rows.annotate(**{column: LACKING[column]})
    rows = rows.select_related("call", "organisation", "main_measure__axis", "expert", "province")
    return rows.order_by(*order_of(sort))


def page_of(user: User, filters: DeskFilters, sort: str, columns: Sequence[str], after: str = "") -> Page:
    """The page of the list behind a token: of each file what a line and the chosen columns show; one query."""
    reader = reader_of(user)
    return walked(lambda token: _step(reader, filters, sort, tuple(columns), token), after)


@lru_cache(maxsize=MOST_KEPT)
def _step(reader: Reader, filters: DeskFilters, sort: str, columns: tuple[str, ...], token: str) -> Step:
    order = order_of(sort)
    rows = lines_of(in_order(reader.user, filters, sort), columns, *(key.lstrip("-") for key in order))
    found = step_to(rows, order=order, after=token)
    return replace(found, rows=Statement(cast("QuerySet[Any, Any]", found.rows)))


def lines_of(rows: QuerySet[Proposal], columns: Collection[str], *more: str) -> QuerySet[Proposal, Any]:
    """Of these files what a line and the chosen columns show, as named tuples."""
    shown = [*LINE, *(name for column in columns for name in SHOWN.get(column, ())), *more]
    return rows.values_list(*dict.fromkeys(shown), named=True)


def order_of(sort: str) -> tuple[str, ...]:
    """The columns of an order, the newest file first among equals."""
    if not sort:
        return ("-pk",)
    sign = "-" if sort.startswith("-") else ""
    return (f"{sign}{SORTS[sort.removeprefix('-')]}", "-pk")


def counted(user: User, filters: DeskFilters) -> int:
    """How many are asked for, exact to ``MOST_COUNTED``; one more than that says that there are more."""
    return _countable(reader_of(user), filters, MOST_COUNTED + 1).count()


@lru_cache(maxsize=MOST_KEPT)
def _countable(reader: Reader, filters: DeskFilters, most: int) -> Statement:
    return Statement(matching(reader.user, filters).order_by().values_list("pk")[:most])


def beside(user: User, files: Collection[Any], columns: Collection[str]) -> Beside:
    """What the chosen columns tell of these files (rows with a ``pk``) beyond their own row; a query for each that is chosen."""
    return Beside(
        evaluators=evaluators_of(user, files) if "evaluators" in columns else {},
        letters=letters_of(files) if "letter" in columns else {},
    )


def letters_of(files: Iterable[Any]) -> dict[int, str]:
    """By which channel the official letter of each file's last sending went, by the file's key; one query."""
    sent = Submission.objects.filter(proposal__in=[file.pk for file in files]).order_by("number")
    told = sent.values_list("proposal_id", "letter_channel", "letter_number")
    return {file: letter_way(channel, number) for file, channel, number in told}


def evaluators_of(user: User, files: Iterable[Any]) -> dict[int, list[str]]:
    """The names of who evaluates each of these files, by its key, as far as the person may know; one query."""
    found: dict[int, list[str]] = defaultdict(list)
    shown = live_assignments_shown_to(user).filter(proposal__in=[file.pk for file in files]).order_by("pk")
    for file, name, email in shown.values_list("proposal_id", "evaluator__full_name", "evaluator__email"):
        found[file].append(name or email)
    return found


def _plain(filters: DeskFilters) -> Q:
    """The conditions on the file's own columns and on those it names."""
    condition = Q()
    for field, column in COLUMNS.items():
        if values := getattr(filters, field):
            condition &= Q(**{f"{column}__in": values})
    amount = AMOUNTS[filters.amount_of]
    return condition & _between(amount, filters.amount_from, filters.amount_to)


def _between(column: str, low: Decimal | None, high: Decimal | None) -> Q:
    ends = {f"{column}__gte": low, f"{column}__lte": high}
    return Q(**{name: value for name, value in ends.items() if value is not None})


def _marked(user: User, filters: DeskFilters) -> Q:
    """Between two scores, among the files whose marks the person may read."""
    ends = _between("score", filters.marks_from, filters.marks_to)
    return ends & with_readable_marks(user) if ends else Q()


def _held(user: User, filters: DeskFilters) -> Q:
    if not filters.experts:
        return Q()
    keys = [user.pk if key == ME else int(key) for key in filters.experts if key != NOBODY]
    nobody = Q(expert=None) if NOBODY in filters.experts else Q()
    return Q(expert__in=keys) | nobody if keys else nobody


def _said(text: str) -> Q:
    """Every word somewhere in the file's key or its applicant's; or the whole is a reference or a tax number."""
    key = search_key(text)
    words = Q()
    for word in key.split()[:MOST_WORDS]:
        words &= _word(word)
    return words | _numbers(key) if key else Q()


def _word(word: str) -> Q:
    found = Q(search_key__contains=word) | Q(organisation__search_key__contains=word)
    slashed = SEPARATORS.sub("/", word)
    if slashed != word and slashed.strip("/"):
        found |= Q(search_key__contains=slashed)
    if word.isascii() and word.isdigit() and len(word) >= LEAST_DIGITS:
        found |= Q(organisation__vkn__contains=word)
    return found


def _numbers(key: str) -> Q:
    """The whole text as a reference in any spelling, or as a tax number written in groups."""
    digits = BETWEEN_DIGITS.sub("", key)
    found = Q(organisation__vkn=digits)
    if spelt := REFERENCE.fullmatch(key):
        region, year, programme, number = spelt.groups()
        found |= Q(reference=f"TR{region}/{year}/{programme}/{int(number):04d}".upper())
    return found
