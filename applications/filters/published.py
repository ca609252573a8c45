"""The filters of supported projects in an address: read for pages, charts, downloads and the API, and written back."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import Truncator, format_lazy
from django.utils.translation import gettext_lazy as _

from applications.choices import PublishedState, YearKind
from applications.queries.published.filters import LEGACY, SUPPORT, TOTAL_COST, UNCLASSIFIED, Filters
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.reading import parse_money
from cmdp.kit.text import clean_line
from cmdp.regions.queries import find_provinces
from priorities.queries import axis_lineages, measure_lineages

# More values than any reader needs; who sends more is told so and sees the list unfiltered.
MOST_VALUES: Final = 60
LONGEST_TEXT: Final = 200
MOST_SHOWN: Final = 60
YEARS: Final = range(1950, 2101)

# The name in the address of every filter that takes several values, and of its field.
SEVERAL: Final = {
    "year": "years",
    "year_kind": "year_kinds",
    "province": "provinces",
    "axis": "axes",
    "measure": "measures",
    "beneficiary_type": "beneficiary_types",
    "status": "states",
}
AMOUNTS: Final = ("amount_from", "amount_to")
NAMES: Final = ("q", *SEVERAL, "amount_of", *AMOUNTS, "demo")


@dataclass(frozen=True, slots=True)
class Problem:
    """A value that could not be used: in which filter, which, and the sentence that says so."""

    name: str
    value: str
    sentence: str | Promise


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for. Values that mean nothing are left out and told in ``problems``."""

    filters: Filters
    problems: list[Problem]


def read(params: QueryDict) -> Asked:
    """Read the filters of an address; no input is an error, and the queries are few whatever is sent."""
    if sum(len(params.getlist(name)) for name in NAMES) > MOST_VALUES:
        return Asked(Filters(), [Problem("", "", _TOO_MANY)])
    asked = {name: _values_of(params, name) for name in SEVERAL}
    problems: list[Problem] = []
    fields: dict[str, Any] = {SEVERAL[name]: _known(name, values, problems) for name, values in asked.items()}
    fields |= {name: _amount(name, params.get(name, ""), problems) for name in AMOUNTS}
    filters = Filters(
        text=clean_line(params.get("q", ""))[:LONGEST_TEXT],
        amount_of=_amount_of(params.get("amount_of", ""), problems),
        demo=params.get("demo", "") == "1",
        **fields,
    )
    return Asked(_ends_in_order(filters, problems), problems)


def pairs_of(filters: Filters) -> list[tuple[str, str]]:
    """The filters as an address writes them, without what is not asked for."""
    pairs = [("q", filters.text)] if filters.text else []
    pairs += [(name, str(value)) for name, field in SEVERAL.items() for value in getattr(filters, field)]
    ends = [(name, getattr(filters, name)) for name in AMOUNTS]
    given = [(name, f"{value:f}") for name, value in ends if value is not None]
    if given and filters.amount_of != TOTAL_COST:
        pairs.append(("amount_of", filters.amount_of))
    return [*pairs, *given, *([("demo", "1")] if filters.demo else [])]


def address_of(filters: Filters, **extra: str) -> str:
    """The filters as the part of an address after ``?``, with ``extra`` (sort, page) behind them."""
    query = QueryDict(mutable=True)
    for name, value in [*pairs_of(filters), *extra.items()]:
        query.appendlist(name, value)
    return query.urlencode()


def query_of(filters: Filters, **extra: str) -> str:
    """The filters and what is ``extra`` from ``?`` on, ready to stand behind a path; nothing when nothing is asked for."""
    address = address_of(filters, **extra)
    return f"?{address}" if address else ""


def without(filters: Filters, name: str, value: str) -> Filters:
    """The filters less one value: what the link on its chip leads to."""
    if name == "q":
        return replace(filters, text="")
    if name in AMOUNTS:
        return replace(filters, **{name: None})  # type: ignore[arg-type]
    kept = tuple(one for one in getattr(filters, SEVERAL[name]) if str(one) != value)
    return replace(filters, **{SEVERAL[name]: kept})  # type: ignore[arg-type]


_TOO_MANY = _("Adreste çok fazla süzgeç var; en çok 60 değer seçebilirsiniz. Hiçbiri uygulanmadı.")
_UNKNOWN = {
    "year": _("“{value}” bir yıl değil; dört rakam yazın (örneğin 2018)."),
    "year_kind": _("“{value}” diye bir yıl anlamı yok."),
    "province": _("“{value}” diye bir il bulunamadı."),
    "axis": _("“{value}” kodlu bir eksen yok."),
    "measure": _("“{value}” kodlu bir tedbir yok."),
    "beneficiary_type": _("“{value}” diye bir yararlanıcı türü yok."),
    "status": _("“{value}” diye bir durum yok."),
    "amount_of": _("“{value}” diye bir tutar türü yok."),
}


def _problem(name: str, value: str) -> Problem:
    return Problem(name, value, format_lazy(_UNKNOWN[name], value=Truncator(value).chars(MOST_SHOWN)))


def _values_of(params: QueryDict, name: str) -> list[str]:
    return list(dict.fromkeys(value for text in params.getlist(name) if (value := clean_line(text))))


def _known(name: str, values: list[str], problems: list[Problem]) -> tuple[Any, ...]:
    """The values that mean something, as the filter takes them; the others become problems."""
    read_as = _READERS[name](values) if values else {}
    problems += [_problem(name, value) for value in values if value not in read_as]
    return tuple(dict.fromkeys(read_as[value] for value in values if value in read_as))


def _years(values: Iterable[str]) -> Mapping[str, int]:
    plain = [value for value in values if re.fullmatch("[0-9]{4}", value)]
    return {value: int(value) for value in plain if int(value) in YEARS}


def _provinces(values: Iterable[str]) -> Mapping[str, str]:
    return {value: province.search_key for value, province in find_provinces(values).items()}


def _axes(values: Iterable[str]) -> Mapping[str, str]:
    known = {LEGACY, UNCLASSIFIED, *axis_lineages(values)}
    return {value: value for value in values if value in known}


def _measures(values: Iterable[str]) -> Mapping[str, str]:
    known = {UNCLASSIFIED, *measure_lineages(values)}
    return {value: value for value in values if value in known}


def _types(values: Iterable[str]) -> Mapping[str, str]:
    return {value: value for value in values if value == UNCLASSIFIED or value in OrganisationType.values}


def _among(choices: type[TextChoices]) -> Callable[[Iterable[str]], Mapping[str, str]]:
    return lambda values: {value: value for value in values if value in choices.values}


_READERS: Final[dict[str, Callable[[Iterable[str]], Mapping[str, Any]]]] = {
    "year": _years,
    "year_kind": _among(YearKind),
    "province": _provinces,
    "axis": _axes,
    "measure": _measures,
    "beneficiary_type": _types,
    "status": _among(PublishedState),
}


def _amount_of(value: str, problems: list[Problem]) -> str:
    if value not in {"", SUPPORT, TOTAL_COST}:
        problems.append(_problem("amount_of", value))
        return TOTAL_COST
    return value or TOTAL_COST


def _amount(name: str, text: str, problems: list[Problem]) -> Decimal | None:
    """An amount as people or machines write it: ``1000000``, ``1.000.000``, ``1.000.000,50``, ``1000000.50``."""
    if not clean_line(text):
        return None
    try:
        return parse_money(Truncator(text).chars(MOST_SHOWN))
    except ValidationError as error:
        problems.append(Problem(name, text, " ".join(error.messages)))
        return None


def _ends_in_order(filters: Filters, problems: list[Problem]) -> Filters:
    low, high = filters.amount_from, filters.amount_to
    if low is None or high is None or low <= high:
        return filters
    problems.append(
        Problem("amount_from", f"{low:f}", _("En az tutar en çok tutardan büyük; ikisinin yerini değiştirdik."))
    )
    return replace(filters, amount_from=high, amount_to=low)
