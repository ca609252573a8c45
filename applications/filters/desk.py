"""The filters, order and columns of the agency's list in an address: read, written back, one taken away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import Truncator, format_lazy
from django.utils.translation import gettext_lazy as _

from applications.choices import Status
from applications.filters.published import LONGEST_TEXT, MOST_SHOWN, MOST_VALUES, Problem
from applications.queries.desk_files import AMOUNTS, ME, NOBODY, SUPPORT, DeskFilters, sort_of
from applications.queries.desk_options import DeskOptions
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.reading import parse_money, parse_rate
from cmdp.kit.text import clean_line

# The name in the address of every filter that takes several values, and of its field.
SEVERAL: Final = {
    "call": "calls",
    "status": "statuses",
    "axis": "axes",
    "measure": "measures",
    "province": "provinces",
    "type": "types",
    "expert": "experts",
    "evaluator": "evaluators",
}
ENDS: Final[dict[str, Callable[[str], Decimal]]] = {
    "marks_from": parse_rate,
    "marks_to": parse_rate,
    "amount_from": parse_money,
    "amount_to": parse_money,
}
PAIRS: Final = (("marks_from", "marks_to"), ("amount_from", "amount_to"))
SORT, SHOWN = "sirala", "sutun"
# The columns in their order, by the word of the address.
HEADINGS: Final[dict[str, Promise]] = {
    "organisation": _("Kurum"),
    "call": _("Çağrı"),
    "province": _("İl"),
    "type": _("Kurum türü"),
    "measure": _("Tedbir"),
    "status": _("Durum"),
    "expert": _("Sorumlu"),
    "evaluators": _("Değerlendiriciler"),
    "score": _("Puan"),
    "support": _("Destek (TL)"),
    "cost": _("Maliyet (TL)"),
    "sent": _("Son gönderim"),
    "since": _("Ne zamandan beri"),
    "due": _("Son an"),
    "letter": _("Üst yazının yolu"),
}
USUAL: Final = ("organisation", "measure", "status", "expert", "since")


@dataclass(frozen=True, slots=True)
class DeskAsked:
    """What an address asks for. Values that mean nothing are left out and told in ``problems``."""

    filters: DeskFilters
    sort: str
    columns: tuple[str, ...]
    problems: list[Problem]


def read_desk(params: QueryDict, options: DeskOptions) -> DeskAsked:
    """Read an address; no input is an error, and none of it reaches the database unless ``options`` know it."""
    sort, columns = sort_of(params.get(SORT, "")), _columns(params)
    if sum(len(values) for _name, values in params.lists()) > MOST_VALUES:
        return DeskAsked(DeskFilters(), sort, columns, [Problem("", "", _TOO_MANY)])
    problems: list[Problem] = []
    fields: dict[str, Any] = {
        field: _known(name, params, _meanings(name, options), problems) for name, field in SEVERAL.items()
    }
    fields |= {name: _end(name, params.get(name, ""), problems) for name in ENDS}
    amount_of = params.get("amount_of", "")
    filters = DeskFilters(
        text=clean_line(params.get("q", ""))[:LONGEST_TEXT],
        amount_of=amount_of if amount_of in AMOUNTS else SUPPORT,
        **fields,
    )
    return DeskAsked(_in_order(filters, problems), sort, columns, problems)


def pairs_of(asked: DeskAsked) -> list[tuple[str, str]]:
    """What is asked for as an address writes it, without what goes without saying."""
    filters = asked.filters
    pairs = [("q", filters.text)] if filters.text else []
    pairs += [(name, value) for name, field in SEVERAL.items() for value in getattr(filters, field)]
    ends = [(name, f"{value:f}") for name in ENDS if (value := getattr(filters, name)) is not None]
    of = [("amount_of", filters.amount_of)] if filters.amount_of != SUPPORT and _asks_amount(filters) else []
    order = [(SORT, asked.sort)] if asked.sort else []
    shown = [(SHOWN, column) for column in asked.columns] if asked.columns != USUAL else []
    return [*pairs, *of, *ends, *order, *shown]


def address_of(asked: DeskAsked) -> str:
    """What is asked for as the part of an address after ``?``."""
    query = QueryDict(mutable=True)
    for name, value in pairs_of(asked):
        query.appendlist(name, value)
    return query.urlencode()


def without(asked: DeskAsked, name: str, value: str) -> DeskAsked:
    """The same less one value: what the link on its chip leads to."""
    filters = asked.filters
    if name in SEVERAL:
        kept = tuple(one for one in getattr(filters, SEVERAL[name]) if one != value)
        return replace(asked, filters=replace(filters, **{SEVERAL[name]: kept}))  # type: ignore[arg-type]
    field, empty = ("text", "") if name == "q" else (name, None)
    return replace(asked, filters=replace(filters, **{field: empty}))  # type: ignore[arg-type]


def is_narrowed(asked: DeskAsked) -> bool:
    """Whether anything is asked for that keeps files away."""
    return asked.filters != DeskFilters(amount_of=asked.filters.amount_of)


_TOO_MANY = _("Adreste çok fazla süzgeç var; en çok 60 değer seçebilirsiniz. Hiçbiri uygulanmadı.")
_UNKNOWN = {
    "call": _("“{value}” ajansınızın bir çağrısı değil."),
    "status": _("“{value}” diye bir durum yok."),
    "axis": _("“{value}” kodlu bir eksen yok."),
    "measure": _("“{value}” kodlu bir tedbir yok."),
    "province": _("“{value}” ajansınızın bir ili değil."),
    "type": _("“{value}” diye bir kurum türü yok."),
    "expert": _("“{value}” ajansınızda görev alan biri değil."),
    "evaluator": _("“{value}” değerlendirme yapabilen biri değil."),
}


def _meanings(name: str, options: DeskOptions) -> Mapping[str, Any]:
    """The values that a filter of the address knows."""
    if name == "expert":
        return {ME: "", NOBODY: "", **options.staff}
    if name in {"status", "type"}:
        return dict((Status if name == "status" else OrganisationType).choices)
    return getattr(options, SEVERAL[name])


def _known(name: str, params: QueryDict, meanings: Mapping[str, Any], problems: list[Problem]) -> tuple[str, ...]:
    values = dict.fromkeys(value for text in params.getlist(name) if (value := clean_line(text)))
    for value in values:
        if value not in meanings:
            shown = Truncator(value).chars(MOST_SHOWN)
            problems.append(Problem(name, value, format_lazy(_UNKNOWN[name], value=shown)))
    return tuple(value for value in values if value in meanings)


def _end(name: str, text: str, problems: list[Problem]) -> Decimal | None:
    if not clean_line(text):
        return None
    try:
        return ENDS[name](Truncator(clean_line(text)).chars(MOST_SHOWN))
    except ValidationError as error:
        problems.append(Problem(name, text, " ".join(error.messages)))
        return None


def _in_order(filters: DeskFilters, problems: list[Problem]) -> DeskFilters:
    """The lower end first, whichever was typed first."""
    for low, high in PAIRS:
        least, most = getattr(filters, low), getattr(filters, high)
        if least is not None and most is not None and least > most:
            problems.append(Problem(low, f"{least:f}", _TURNED))
            filters = replace(filters, **{low: most, high: least})
    return filters


_TURNED = _("En az değer en çok değerden büyük; ikisinin yerini değiştirdik.")


def _columns(params: QueryDict) -> tuple[str, ...]:
    """The chosen columns in the order of the list; the usual ones where none is chosen."""
    asked = set(params.getlist(SHOWN))
    return tuple(column for column in HEADINGS if column in asked) or USUAL


def _asks_amount(filters: DeskFilters) -> bool:
    return filters.amount_from is not None or filters.amount_to is not None
