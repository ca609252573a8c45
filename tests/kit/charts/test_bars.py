"""Bars one below the other."""

from decimal import Decimal

from django.template import Context, Template
from lxml import etree

from cmdp.kit.charts.bars import LONGEST, Bar, draw_bars
from cmdp.kit.charts.units import Lira

BARS = [
    Bar("Van", Decimal(40_000_000), "axis-1", "1", "/van/", "+2 bilinmeyen"),
    Bar("Erzurum", Decimal(10_000_000)),
    Bar("Trabzon", None),
    Bar("Sivas", Decimal(0)),
    Bar("Hatay", Decimal(1)),
]


def _draw(bars=BARS):
    return draw_bars("b", "İllere göre", bars=bars, unit=Lira(), unknown="bilinmiyor")


def test_bars_are_as_long_as_their_values():
    widths = [bar.width for bar in _draw().bars]

    assert widths == [f"{LONGEST:.3f}%", f"{LONGEST / 4:.3f}%", "", "", "0.200%"]


def test_bars_say_their_values_and_what_is_not_known():
    bars = _draw().bars

    assert [bar.value for bar in bars] == ["40 milyon TL", "10 milyon TL", "bilinmiyor", "0,00 TL", "1,00 TL"]
    assert bars[0].says == "Van: 40.000.000,00 TL (+2 bilinmeyen)"
    assert bars[2].says == "Trabzon: bilinmiyor"


def test_the_drawing_is_well_formed_and_named():
    source = Template("{% load kit %}{% chart_bars picture=picture %}").render(Context({"picture": _draw()}))

    plot = etree.fromstring(source).find("svg")

    assert (plot.get("role"), plot.get("aria-labelledby")) == ("group", "b-title b-desc")
    assert [link.get("href") for link in plot.iter("a")] == ["/van/"]
    assert (
        plot.find("desc").text
        == "Van: 40.000.000,00 TL (+2 bilinmeyen); Erzurum: 10.000.000,00 TL; Trabzon: bilinmiyor"
    )


def test_bars_without_links_are_one_image():
    source = Template("{% load kit %}{% chart_bars picture=picture %}").render(Context({"picture": _draw(BARS[1:])}))

    assert etree.fromstring(source).find("svg").get("role") == "img"


def test_no_bars_are_a_sentence():
    source = Template("{% load kit %}{% chart_bars picture=picture %}").render(Context({"picture": _draw([])}))

    assert source.strip() == '<p class="chart__nothing">Gösterilecek değer yok.</p>'
