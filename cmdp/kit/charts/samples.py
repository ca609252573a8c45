"""What the gallery shows of pictures: made up, each kind in each state."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cmdp.kit.charts import bars, choropleth, columns, locator, spans
from cmdp.kit.charts.units import Counted, Lira

AXES = [(f"axis-{number}", str(number)) for number in range(1, 6)]
COUNTS = [(1, 0, 0, 0, 0), (0, 2, 1, 0, 0), (0, 0, 0, 0, 0), (2, 3, 1, 1, 0), (1, 4, 2, 1, 1), (3, 2, 0, 2, 1)]
MONEY = ["61000000", None, "0", "19474000", "158300000.50", "1200"]
MISSING = [0, 3, 0, 0, 2, 0]


@dataclass(frozen=True, slots=True)
class Square:
    """A region of the made-up map."""

    path: str
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Squares:
    """A made-up map."""

    shapes: dict[str, Square]
    width: int = 1000
    height: int = 210


def pictures() -> dict[str, Any]:
    """By the name under which the gallery's page knows them."""
    return {
        "stacked": _stacked(),
        "money": _columns("gallery-money", MONEY, MISSING),
        "crowded": _columns("gallery-crowded", [str(place % 7 * 10**6) for place in range(22)], [0] * 22),
        "single": _columns("gallery-single", ["1250000"], [0]),
        "empty": _columns("gallery-empty", [], []),
        "small": [_columns(f"gallery-small-{place}", MONEY, MISSING, small=True) for place in (1, 2, 3)],
        "bars": _bars(),
        "spans": _spans(),
        "map": _map(),
        "locator": _locator(),
        "empty_map": choropleth.draw_map(
            "gallery-empty-map", _("Boş harita"), sheet=_squares(), places={}, unit=Lira(), words=_words()
        ),
    }


def _projects() -> Counted:
    return Counted(_("proje"), lambda n: ngettext("%(n)d proje", "%(n)d proje", n) % {"n": n})


def _stacked() -> columns.Picture:
    series = [columns.Series(_("Öncelik %(n)s") % {"n": mark}, look, mark, "#resimler") for look, mark in AXES]
    shown = [
        columns.Column(str(2018 + place), [Decimal(n) for n in values], href="#resimler", short=f"’{18 + place}")
        for place, values in enumerate(COUNTS)
    ]
    return columns.draw_columns(
        "gallery-stacked", _("Yıllara göre proje sayısı"), series=series, columns=shown, unit=_projects()
    )


def _columns(name: str, money: list[Any], missing: list[int], *, small: bool = False) -> columns.Picture:
    shown = [
        columns.Column(
            str(2005 + place), [None if value is None else Decimal(value)], unknown, short=f"’{5 + place:02}"
        )
        for place, (value, unknown) in enumerate(zip(money, missing, strict=True))
    ]
    return columns.draw_columns(
        name,
        _("Yıllara göre destek"),
        series=[columns.Series(_("Destek"), "plain")],
        columns=shown,
        unit=Lira(),
        unknown_word=_("+ ile yazılan: tutarı bilinmeyen projelerin sayısı."),
        small=small,
    )


def _bars() -> bars.Picture:
    shown = [
        bars.Bar(_("Üretim kapasitesinin artırılması"), Decimal(158300000), "axis-2", "2", "#resimler"),
        bars.Bar(_("Önceki dönem"), Decimal(19474000), "earlier", note=_("+2 bilinmeyen")),
        bars.Bar(_("Sınıflanmadı"), None, "unclassed"),
        bars.Bar(_("İhracat kapasitesinin artırılması"), Decimal(1), "axis-5", "5", "#resimler"),
    ]
    return bars.draw_bars("gallery-bars", _("Eksenlere göre destek"), bars=shown, unit=Lira(), unknown=_("bilinmiyor"))


def _spans() -> spans.Picture:
    shown = [
        spans.Span(_("Uygulama projelerinin hazırlanması"), 1, 3, "#resimler"),
        spans.Span(_("Yapım işinin ihale edilmesi, sözleşmenin imzalanması ve yer teslimi"), 4, 5, "#resimler"),
        spans.Span(_("Yapım"), 6, 14),
    ]
    return spans.draw_spans("gallery-spans", _("Faaliyetlerin takvimi"), spans=shown, months=18)


def _map() -> choropleth.Picture:
    places = {
        str(place): choropleth.Place(_("İl %(n)s") % {"n": place}, Decimal(place**3 * 10**6), href="#resimler")
        for place in range(1, 8)
    }
    places["8"] = choropleth.Place(_("İl %(n)s") % {"n": 8}, None, 3, "#resimler")
    places["7"] = choropleth.Place(_("İl %(n)s") % {"n": 7}, Decimal(343000000), 2, "#resimler")
    return choropleth.draw_map(
        "gallery-map", _("İllere göre destek"), sheet=_squares(), places=places, unit=Lira(), words=_words()
    )


def _locator() -> locator.Locator:
    names = {str(place): _("İl %(n)s") % {"n": place} for place in range(9)}
    return locator.draw_locator(
        "gallery-locator",
        _("Uygulama yeri"),
        _("İl 4 içinde bir nokta"),
        sheet=_squares(),
        own="4",
        names=names,
        spot=(470.0, 60.0),
    )


def _squares() -> Squares:
    return Squares(
        {str(place): Square(f"M{place * 100},5l100,0 0,200 -100,0z", (place * 100 + 50, 105)) for place in range(9)}
    )


def _words() -> choropleth.Words:
    return choropleth.Words(none=_("proje yok"), unknown=_("proje var, tutar bilinmiyor"))
