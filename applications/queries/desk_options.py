"""What the agency's list may be narrowed by: one query, however much there is to choose from."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import BigIntegerField, CharField, Exists, F, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat, NullIf

from applications.models import Call
from cmdp.accounts.choices import AGENCY_ROLES, Role
from cmdp.accounts.memberships import Reader, agencies_of, reader_of
from cmdp.accounts.models import Membership, User
from cmdp.kit.formats import in_english
from cmdp.kit.statements import MOST_KEPT, Statement
from cmdp.kit.text import sort_key
from cmdp.regions.models import Province
from priorities.models import Axis, Measure

Choices = dict[str, str]
LINE = ("part", "key", "words", "place", "age")


@dataclass(frozen=True, slots=True, eq=False)
class DeskOptions:
    """Value of the address → words, by field of ``DeskFilters``; ``evaluators`` are staff and the pool.

    Drawn from seats, never from who was asked: the list of names tells nothing about any file. As long as the same may be
    chosen these are the same, so that whoever draws them may keep what was drawn.
    """

    calls: Choices
    axes: Choices
    measures: Choices
    provinces: Choices
    staff: Choices
    pool: Choices

    @property
    def evaluators(self) -> Choices:
        """Everybody who could evaluate a file of the agency."""
        return dict(sorted({**self.staff, **self.pool}.items(), key=lambda pair: sort_key(pair[1])))


def options_of(user: User) -> DeskOptions:
    """What the person may choose among now; of wordings of several editions the newest."""
    return _ordered(tuple(_statement(reader_of(user), in_english())))


@lru_cache(maxsize=MOST_KEPT)
def _statement(reader: Reader, _is_english: bool) -> Statement:  # noqa: FBT001 - a part of the key
    first, *others = _parts(reader.user)
    return Statement(first.union(*others, all=True))


@lru_cache(maxsize=MOST_KEPT)
def _ordered(lines: tuple[tuple[str, str, str, int, int], ...]) -> DeskOptions:
    found: dict[str, dict[str, tuple[int, str]]] = {part: {} for part in DeskOptions.__slots__}
    for part, key, words, place, _age in sorted(lines, key=lambda line: line[4]):
        found[part][key] = (place, words)
    return DeskOptions(**{part: _in_order(told) for part, told in found.items()})


def _in_order(lines: dict[str, tuple[int, str]]) -> Choices:
    ordered = sorted(lines.items(), key=lambda line: (line[1][0], sort_key(line[1][1])))
    return {key: words for key, (_place, words) in ordered}


def _parts(user: User) -> Iterator[QuerySet[Any, tuple[str, str, str, int, int]]]:
    agencies = agencies_of(user, *AGENCY_ROLES)
    calls = Call.objects.filter(agency__in=agencies)
    editions = calls.values("edition")
    yield _lines(calls, "calls", "public_id", _in_language(), place=F("pk") * -1)
    yield _lines(Province.objects.filter(agency__in=agencies), "provinces", "search_key", F("name"))
    titled, number = (
        Concat(F("code"), Value(" "), _in_language(), output_field=TextField()),
        Coalesce("edition__number", 0),
    )
    axes, measures = (model.objects.filter(edition__in=editions) for model in (Axis, Measure))
    yield _lines(axes, "axes", "code", titled, place=F("order"), age=number)
    yield _lines(measures, "measures", "code", titled, place=F("axis__order") * 100 + F("order"), age=number)
    seats = Membership.objects.filter(user=OuterRef("pk"))
    staff = seats.filter(agency__in=agencies, role__in=sorted(AGENCY_ROLES))
    pool = seats.filter(role=Role.EVALUATOR, ended_at=None)
    yield _lines(User.objects.filter(Exists(staff)), "staff", "pk", F("full_name"))
    yield _lines(User.objects.filter(Exists(pool)), "pool", "pk", F("full_name"))


def _lines(
    rows: QuerySet[Any], part: str, key: str, words: Any, *, place: Any = 0, age: Any = 0
) -> QuerySet[Any, tuple[str, str, str, int, int]]:
    """One kind of options in the shape that all share, so that one query fetches every kind."""
    whole = BigIntegerField()
    place, age = (value if hasattr(value, "resolve_expression") else Value(value) for value in (place, age))
    told = {
        "part": Value(part, output_field=TextField()),
        "key": Cast(key, CharField()),
        "words": Cast(words, TextField()),
        "place": Cast(place, whole),
        "age": Cast(age, whole),
    }
    return rows.order_by().annotate(**told).values_list(*LINE)


def _in_language() -> Any:
    """``title_en`` for an English reader where it is filled, else ``title_tr``; calls and measures differ in type."""
    text = TextField()
    turkish = Cast("title_tr", text)
    if not in_english():
        return turkish
    return Coalesce(NullIf(Cast("title_en", text), Value("", output_field=text)), turkish)
