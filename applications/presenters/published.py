"""Supported projects in words: what a year means, how sure a state is, what is known of the money."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.choices import Classification, Confidence, PublishedState, YearKind
from applications.filters.published import AMOUNTS, SEVERAL, address_of, pairs_of, without
from applications.models import PublishedProject
from applications.queries.published.figures import Figures, Money, YearFigures
from applications.queries.published.filters import LEGACY, SUPPORT, UNCLASSIFIED, Filters
from applications.queries.published.prices import Prices
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.formats import format_day_short, format_money, format_number, in_english
from cmdp.regions.models import Province

Words = str | Promise

TONES = {
    PublishedState.APPROVED: "info",
    PublishedState.CONTRACTED: "info",
    PublishedState.RUNNING: "info",
    PublishedState.SUSPENDED: "warning",
    PublishedState.COMPLETED: "success",
    PublishedState.CANCELLED: "danger",
}
YEAR, MONTH = 4, 7


@dataclass(frozen=True, slots=True)
class Shown:
    """One project as lists and its page write it."""

    project: PublishedProject

    @property
    def href(self) -> str:
        """The address of its page."""
        return reverse("applications:project", args=[self.project.public_id])

    @property
    def language(self) -> str:
        """The language of the title that is shown: most are known in Turkish only."""
        return "en" if in_english() and self.project.title_en else "tr"

    @property
    def is_translated(self) -> bool:
        """Whether the title that is shown is our translation: sources and files name projects in Turkish."""
        return self.language == "en"

    @property
    def year_kind(self) -> str:
        """What the year is the year of, and whether it is only near: ``haberin yılı, yaklaşık``."""
        kind = str(YearKind(self.project.year_kind).label)
        return _("%(kind)s, yaklaşık") % {"kind": kind} if self.project.year_is_approximate else kind

    @property
    def place(self) -> str:
        """Province, and the district where it is known."""
        parts = (self.project.province.name, self.project.district)
        return ", ".join(part for part in parts if part)

    @property
    def state(self) -> str:
        """The state in a word."""
        return str(PublishedState(self.project.state).label)

    @property
    def tone(self) -> str:
        """The state's colour."""
        return TONES.get(PublishedState(self.project.state), "")

    @property
    def since(self) -> str:
        """The day, month or year of the state, as exact as it is known."""
        return partial_date(self.project.state_since)

    @property
    def is_hearsay(self) -> bool:
        """Whether it is under way only by the word of a source that may be old."""
        return self.project.is_under_way and not self.project.state_is_kept

    @property
    def class_words(self) -> str:
        """The heading of a project without a measure: too old, or not classified."""
        return _("önceki dönem") if self.project.is_legacy else str(Classification.NONE.label)

    @property
    def class_by(self) -> str:
        """Whose classification it is, and whether a second person looked at it."""
        whose = str(Classification(self.project.classification).label)
        return _("%(whose)s, ikinci bir kişi gözden geçirdi") % {"whose": whose} if self.project.is_reviewed else whose

    @property
    def type_words(self) -> str:
        """The beneficiary's type, or that nobody classified it."""
        known = self.project.beneficiary_type
        return str(OrganisationType(known).label if known else Classification.NONE.label)

    @property
    def confidence(self) -> str:
        """How far the figures are trusted."""
        return str(Confidence(self.project.confidence).label)


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is set, and the address without it."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year of the yearly table; ``kinds`` says how many of its projects carry which meaning of the year."""

    row: YearFigures
    kinds: str


def shown(projects: Iterable[PublishedProject]) -> list[Shown]:
    """Projects as lists write them."""
    return [Shown(project) for project in projects]


def partial_date(text: str) -> str:
    """``2020``, ``2020-02`` or ``2020-02-14`` as people write it."""
    if len(text) <= YEAR:
        return text
    if len(text) == MONTH:
        return f"{text[5:]}.{text[:YEAR]}"
    return format_day_short(dt.date.fromisoformat(text))


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in words, and apart from it what is not in it."""

    text: str
    note: str = ""

    def __str__(self) -> str:
        return f"{self.text} ({self.note})" if self.note else self.text


def nominal_sum(money: Money) -> Sum:
    """A sum with what is not in it: ``15.000.000,00 TL (3 projede bilinmiyor)``."""
    if money.total is None:
        return Sum(_("bilinmiyor"))
    return Sum(format_money(money.total), _unknown(money.unknown) if money.unknown else "")


def constant_sum(money: Money) -> Sum:
    """The same in constant lira, with what the index could not convert."""
    if money.constant is None:
        return Sum(_("bilinmiyor"))
    if not money.not_converted:
        return Sum(format_money(money.constant))
    words = ngettext(
        "endekste yılı olmayan %(count)s tutar dışında",
        "endekste yılı olmayan %(count)s tutar dışında",
        money.not_converted,
    )
    return Sum(format_money(money.constant), words % {"count": format_number(money.not_converted)})


def warnings_of(figures: Figures, prices: Prices | None) -> list[str]:
    """What must be said beside sums: mixed lira, mixed meanings of the year, amounts nobody could tell apart."""
    found = []
    if figures.mixes_years and (figures.support.known > 1 or figures.total_cost.known > 1):
        found.append(
            _("Toplamlar nominal liradır: %(first)s–%(last)s yıllarının liraları, enflasyon giderilmeden toplanmıştır.")
            % {"first": figures.years[0], "last": figures.years[-1]}
        )
    if prices is None and figures.count:
        found.append(_("Bir fiyat endeksi yüklenmediği için yalnızca nominal tutarlar gösterilir."))
    if figures.mixes_kinds:
        kinds = ", ".join(str(YearKind(kind).label) for kind in figures.year_kinds)
        found.append(_("Yıllar aynı şeyin yılı değildir: %(kinds)s bir aradadır.") % {"kinds": kinds})
    if figures.unclear:
        found.append(
            ngettext(
                "%(count)s projede kaynak, tutarın maliyet mi destek mi olduğunu söylemiyor; toplam maliyete yazılmıştır.",
                "%(count)s projede kaynak, tutarın maliyet mi destek mi olduğunu söylemiyor; toplam maliyete yazılmıştır.",
                figures.unclear,
            )
            % {"count": format_number(figures.unclear)}
        )
    return found


def year_rows(years: Iterable[YearFigures]) -> list[YearRow]:
    """The yearly table, the newest year first."""
    rows = [
        YearRow(
            row,
            ", ".join(f"{figures.count} × {YearKind(kind).label}" for kind, figures in row.kinds.items()),
        )
        for row in years
    ]
    return rows[::-1]


def constant_lines(project: PublishedProject, prices: Prices | None) -> dict[str, Decimal | None]:
    """The project's amounts in lira of the index's base year; empty without an index."""
    if prices is None:
        return {}
    amounts = {"total_cost": project.total_cost, "support": project.support}
    return {
        name: prices.constant(amount, project.year) if amount is not None else None for name, amount in amounts.items()
    }


def chips_of(filters: Filters, provinces: Iterable[Province], address: str, **kept: str) -> list[Chip]:
    """The filters that are set, each with the address of the page without it; what is ``kept`` stays in it."""
    names = {province.search_key: province.name for province in provinces}
    pairs = [(name, value) for name, value in pairs_of(filters) if name not in {"demo", "amount_of"}]
    return [
        Chip(
            f"{_label(name, filters)}: {_value(name, value, names)}",
            f"{address}?{address_of(without(filters, name, value), **kept)}".removesuffix("?"),
        )
        for name, value in pairs
    ]


def _unknown(count: int) -> str:
    words = ngettext("%(count)s projede bilinmiyor", "%(count)s projede bilinmiyor", count)
    return words % {"count": format_number(count)}


def _label(name: str, filters: Filters) -> str:
    amount = _("Destek") if filters.amount_of == SUPPORT else _("Toplam maliyet")
    return {
        "q": _("Aranan"),
        "year": _("Yıl"),
        "year_kind": _("Yılın anlamı"),
        "province": _("İl"),
        "axis": _("Eksen"),
        "measure": _("Tedbir"),
        "beneficiary_type": _("Yararlanıcı türü"),
        "status": _("Durum"),
        "amount_from": _("%(amount)s, en az") % {"amount": amount},
        "amount_to": _("%(amount)s, en çok") % {"amount": amount},
    }[name]


def _value(name: str, value: str, provinces: dict[str, str]) -> str:
    if name in AMOUNTS:
        return format_money(Decimal(value))
    if name == "province":
        return provinces.get(value, value)
    special = {UNCLASSIFIED: str(Classification.NONE.label), LEGACY: _("önceki dönem")}
    words = {"year_kind": YearKind, "status": PublishedState, "beneficiary_type": OrganisationType}
    known = dict(words[name].choices) if name in words else {}
    return str(known.get(value) or (special.get(value, value) if name in SEVERAL else value))
