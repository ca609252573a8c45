"""What charts, maps and their tables say of supported projects."""

from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from applications.choices import FIRST_YEAR_OF_MEASURES, PublishedState, YearKind
from applications.filters.pictures import Angle, Show
from applications.filters.published import address_of
from applications.queries.published.figures import Figures, Group, Money
from applications.queries.published.filters import LEGACY, UNCLASSIFIED, Filters
from applications.queries.published.prices import Prices
from applications.queries.published.spread import By
from cmdp.kit.charts.looks import TEXTURES
from cmdp.kit.charts.units import Counted, Lira, Unit

PHRASES: Final[dict[By, str | Promise]] = {
    By.AXIS: gettext_lazy("eksenlere"),
    By.STATUS: gettext_lazy("durumlara"),
    By.PROVINCE: gettext_lazy("illere"),
    By.YEAR_KIND: gettext_lazy("yılın anlamına"),
}
LIST: Final = "applications:project_list"
# Under which filter a group of each question is found.
FIELDS: Final[dict[By, str]] = {
    By.AXIS: "axes",
    By.STATUS: "states",
    By.PROVINCE: "provinces",
    By.YEAR_KIND: "year_kinds",
}


def unit_of(angle: Angle) -> Unit:
    """What the picture's numbers are numbers of."""
    return Lira() if angle.is_money else Counted(_("proje"), _projects)


def _projects(count: int) -> str:
    return ngettext("%(n)d proje", "%(n)d proje", count) % {"n": count}


def money_of(figures: Figures, angle: Angle) -> Money:
    """The kind of amount that is drawn."""
    return figures.support if angle.show is Show.SUPPORT else figures.total_cost


def value_of(figures: Figures, angle: Angle) -> Decimal | None:
    """What is drawn: a number of projects, or the lira that somebody published; nothing where nobody did."""
    if not angle.is_money:
        return Decimal(figures.count)
    money = money_of(figures, angle)
    return money.constant if angle.constant else money.total


def missing_of(figures: Figures, angle: Angle) -> int:
    """How many projects the value leaves out."""
    if not angle.is_money:
        return 0
    money = money_of(figures, angle)
    return money.unknown + (money.not_converted if angle.constant else 0)


def label_of(by: By, group: Group) -> str:
    """A group's name."""
    if group.key == LEGACY:
        return _("Önceki dönem (%(year)s öncesi)") % {"year": FIRST_YEAR_OF_MEASURES}
    if group.key == UNCLASSIFIED:
        return _("Sınıflanmadı")
    if group.row is not None:
        return str(getattr(group.row, "title", "") or group.row)
    return str((PublishedState if by is By.STATUS else YearKind)(group.key).label)


def mark_of(by: By, group: Group) -> str:
    """The number of an axis; other groups have none."""
    return group.row.code if by is By.AXIS and group.row else ""


def look_of(by: By, group: Group) -> str:
    """A group's colour and texture: axes in their hues, states in theirs, provinces and meanings without."""
    named = {LEGACY: "earlier", UNCLASSIFIED: "unclassed"}.get(group.key, group.key)
    if by is By.AXIS and group.row:
        named = f"axis-{group.key}"
    return named if by in {By.AXIS, By.STATUS} and named in TEXTURES else "plain"


def title_of(angle: Angle) -> str:
    """What the chart of years shows."""
    return _("%(what)s, yıllara ve %(by)s göre") % {"what": Show(angle.show).label, "by": PHRASES[angle.by]}


def list_address(filters: Filters, **changed: Any) -> str:
    """The list of the projects behind a part of a picture."""
    path, asked = reverse(LIST), address_of(replace(filters, **changed))
    return f"{path}?{asked}" if asked else path


def sentences(figures: Figures, kinds: dict[str, int], angle: Angle, prices: Prices | None) -> list[str]:
    """What honesty asks to be said beside a picture; none where nothing is shown."""
    if not figures.count:
        return []
    said = [_of_kinds(kinds)] if figures.mixes_kinds else []
    return [*said, *(_of_money(figures, angle, prices) if angle.is_money else [])]


def _of_kinds(kinds: dict[str, int]) -> str:
    told = ", ".join(f"{YearKind(kind).label} {count}" for kind, count in kinds.items())
    return _("Yıllar aynı şeyi anlatmıyor, her kaynak başka bir yılı veriyor: %(kinds)s.") % {"kinds": told}


def _of_money(figures: Figures, angle: Angle, prices: Prices | None) -> list[str]:
    money = money_of(figures, angle)
    said = [_in_constant(money, prices) if angle.constant and prices else _nominal(figures)]
    if money.unknown:
        text = ngettext(
            "%(n)d projenin bu tutarı yayımlanmadı; toplamlarda yok, sıfır da sayılmadı.",
            "%(n)d projenin bu tutarı yayımlanmadı; toplamlarda yok, sıfır da sayılmadı.",
            money.unknown,
        )
        said.append(text % {"n": money.unknown})
    if angle.show is Show.TOTAL_COST and figures.unclear:
        text = ngettext(
            "%(n)d tutarın maliyet mi destek mi olduğunu kaynağı söylemiyor; toplam maliyette gösterildi.",
            "%(n)d tutarın maliyet mi destek mi olduğunu kaynağı söylemiyor; toplam maliyette gösterildi.",
            figures.unclear,
        )
        said.append(text % {"n": figures.unclear})
    return said


def _nominal(figures: Figures) -> str:
    if figures.mixes_years:
        return _("Tutarlar her projenin kendi yılının lirasıdır (nominal); yılların liraları aynı değerde değildir.")
    return _("Tutarlar o yılın lirasıdır (nominal).")


def _in_constant(money: Money, prices: Prices) -> str:
    told = {"year": prices.base, "index": prices.index.name, "source": prices.index.source}
    said = _("Tutarlar %(index)s ile %(year)s yılının lirasına çevrildi (kaynak: %(source)s).") % told
    if not money.not_converted:
        return said
    text = ngettext(
        "Endekste yılı olmayan %(n)d tutar toplamlarda yok.",
        "Endekste yılı olmayan %(n)d tutar toplamlarda yok.",
        money.not_converted,
    )
    return f"{said} {text % {'n': money.not_converted}}"
