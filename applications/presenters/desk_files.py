"""The agency's list in words: its columns, the filters that are set, how many files there are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.choices import Status
from applications.filters.desk import ENDS, HEADINGS, DeskAsked, address_of, pairs_of, without
from applications.policies.saved_views import may_delete_view
from applications.presenters.published import Chip
from applications.queries.desk_files import ME, MOST_COUNTED, NOBODY, TOTAL_COST, Beside
from applications.queries.desk_options import DeskOptions
from cmdp.accounts.choices import OrganisationType
from cmdp.accounts.models import User
from cmdp.kit.formats import format_mark, format_money, format_number

SORTED: Final = frozenset({"organisation", "score", "support", "cost", "sent", "since", "due"})
NUMBERS: Final = frozenset({"score", "support", "cost"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the list; ``sort`` is empty where the list cannot be ordered by it."""

    key: str
    label: str

    @property
    def sort(self) -> str:
        """By which word of the address it orders."""
        return self.key if self.key in SORTED else ""

    @property
    def kind(self) -> str:
        """How its cells are set."""
        return "number" if self.key in NUMBERS else ""


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One file of the list (its row of ``queries.desk_files``), who evaluates it, as far as the reader may know, how its letter went."""

    file: Any
    evaluators: list[str]
    letter: str


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A saved list (a row of ``queries.saved_views``): its address, whose it is where it is a colleague's, and whether it is the one on the page."""

    view: Any
    href: str
    owner: str
    is_shown: bool
    may_delete: bool


def view_rows(views: Iterable[Any], *, by: User, address: str) -> list[ViewRow]:
    """Saved lists, one's own and those that colleagues shared."""
    return [
        ViewRow(
            view,
            f"?{view.query}",
            "" if view.owner_id == by.pk else view.owner__full_name or view.owner__email,
            view.query == address,
            bool(may_delete_view(by, view)),
        )
        for view in views
    ]


def columns_of(asked: DeskAsked) -> list[Column]:
    """The chosen columns in their order."""
    return [Column(key, str(HEADINGS[key])) for key in HEADINGS if key in asked.columns]


def rows_of(files: Iterable[Any], known: Beside) -> list[DeskRow]:
    """The page's files with what is known beside them."""
    return [DeskRow(file, known.evaluators.get(file.pk, []), known.letters.get(file.pk, "")) for file in files]


def said_count(count: int) -> str:
    """``134 başvuru``; beyond what is counted ``1.000+ başvuru``."""
    if count > MOST_COUNTED:
        return _("%(n)s+ başvuru") % {"n": format_number(MOST_COUNTED)}
    return ngettext("%(n)s başvuru", "%(n)s başvuru", count) % {"n": format_number(count)}


def chips_of(asked: DeskAsked, options: DeskOptions) -> list[Chip]:
    """The filters that are set, each with the address of the list without it."""
    return [
        Chip(f"{label}: {_value(name, value, options)}", f"?{address_of(without(asked, name, value))}")
        for name, value, label in _set(asked)
    ]


def _set(asked: DeskAsked) -> Iterator[tuple[str, str, str]]:
    labels = _labels(asked)
    return ((name, value, labels[name]) for name, value in pairs_of(asked) if name in labels)


def _labels(asked: DeskAsked) -> dict[str, str]:
    amount = _("Toplam maliyet") if asked.filters.amount_of == TOTAL_COST else _("Talep edilen destek")
    return {
        "q": _("Aranan"),
        "call": _("Çağrı"),
        "status": _("Durum"),
        "axis": _("Eksen"),
        "measure": _("Tedbir"),
        "province": _("İl"),
        "type": _("Kurum türü"),
        "expert": _("Sorumlu"),
        "evaluator": _("Değerlendirici"),
        "marks_from": _("En az puan"),
        "marks_to": _("En çok puan"),
        "amount_from": _("%(amount)s, en az") % {"amount": amount},
        "amount_to": _("%(amount)s, en çok") % {"amount": amount},
    }


def _value(name: str, value: str, options: DeskOptions) -> str:
    if name in ENDS:
        number = Decimal(value)
        return format_money(number) if name.startswith("amount") else format_mark(number)
    words: dict[str, Mapping[str, Any]] = {
        "call": options.calls,
        "status": dict(Status.choices),
        "axis": options.axes,
        "measure": options.measures,
        "province": options.provinces,
        "type": dict(OrganisationType.choices),
        "expert": {ME: _("ben"), NOBODY: _("kimse"), **options.staff},
        "evaluator": options.evaluators,
    }
    return str(words[name][value]) if name in words else value
