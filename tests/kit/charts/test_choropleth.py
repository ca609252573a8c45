"""Maps: the right shade, the value where it belongs, and nothing passed off as zero."""

from decimal import Decimal

import pytest
from django.template import Context, Template
from lxml import etree

from cmdp.kit.charts.choropleth import Place, Words, draw_map
from cmdp.kit.charts.units import Counted, Lira
from cmdp.regions.map import PROVINCES_MAP

WORDS = Words(none="proje yok", unknown="tutar bilinmiyor")
PLACES = {
    "65": Place("Van", Decimal(158_300_000), 2, "/van/"),
    "25": Place("Erzurum", Decimal(19_474_000), href="/erzurum/"),
    "61": Place("Trabzon", None, 3, "/trabzon/"),
    "58": Place("Sivas", Decimal(0)),
}


def _draw(places=PLACES, unit=None):
    return draw_map("m", "İllere göre", sheet=PROVINCES_MAP, places=places, unit=unit or Lira(), words=WORDS)


def _regions(picture):
    paths = {shape.path: plate for plate, shape in PROVINCES_MAP.shapes.items()}
    return {paths[region.path]: region for region in picture.regions}


def test_a_region_is_shaded_by_its_value():
    looks = {plate: region.look for plate, region in _regions(_draw()).items()}

    assert {plate: look for plate, look in looks.items() if look != "none"} == {"65": "4", "25": "2", "61": "unknown"}
    assert len(looks) == 81


def test_a_value_is_written_with_a_sign_where_some_is_not_known():
    regions = _regions(_draw())

    assert {plate: region.value for plate, region in regions.items() if region.value} == {"65": "158+", "25": "19,5"}
    assert regions["65"].says == "Van: 158.300.000,00 TL; 2 projenin tutarı bilinmiyor"
    assert regions["61"].says == "Trabzon: bilinen değer yok; 3 projenin tutarı bilinmiyor"
    assert regions["01"].says == ""


def test_the_legend_counts_its_regions():
    keys = [(key.look, key.label, key.note) for key in _draw().keys]

    assert keys == [
        ("none", "proje yok", "78 il"),
        ("2", "19,5 milyon TL", "1 il"),
        ("4", "158 milyon TL", "1 il"),
        ("unknown", "tutar bilinmiyor", "1 il"),
    ]


def test_a_class_of_several_values_is_a_range():
    places = {f"{plate:02}": Place(str(plate), Decimal(plate)) for plate in range(1, 13)}
    unit = Counted("proje", lambda n: f"{n} proje")

    picture = _draw(places, unit)

    assert [key.label for key in picture.keys if " – " in key.label] == [
        "1 proje – 2 proje",
        "3 proje – 4 proje",
        "5 proje – 6 proje",
        "7 proje – 9 proje",
        "10 proje – 12 proje",
    ]
    assert picture.description == "12 ilde değer var; en yükseği 12: 12 proje."


def test_what_leads_somewhere_is_drawn_last_and_reached_by_its_name():
    source = Template("{% load kit %}{% chart_map picture=picture target='_top' %}").render(
        Context({"picture": _draw()})
    )

    svg = next(etree.fromstring(source).iter("svg"))

    assert (svg.get("role"), svg.get("viewBox")) == ("group", f"0 0 1000 {PROVINCES_MAP.height}")
    links = list(svg.iter("a"))
    assert [(link.get("href"), link.find("title").text.split(":")[0]) for link in links] == [
        ("/erzurum/", "Erzurum"),
        ("/trabzon/", "Trabzon"),
        ("/van/", "Van"),
    ]
    assert [child.tag for child in svg][-2:] == ["a", "g"]
    assert "style=" not in source


@pytest.mark.parametrize("places", [{}, {"65": Place("Van", Decimal(0))}])
def test_a_map_without_values_says_so(places):
    picture = _draw(places)

    assert picture.description == "proje yok"
    assert [key.look for key in picture.keys] == ["none"]
    assert not picture.has_links


def test_less_than_nothing_is_refused():
    with pytest.raises(ValueError, match="less than nothing"):
        _draw({"65": Place("Van", Decimal(-1))})


@pytest.mark.parametrize(
    ("count", "shades"), [(1, "3"), (2, "24"), (3, "135"), (4, "1245"), (5, "12345"), (9, "12345")]
)
def test_few_classes_take_shades_that_stand_far_apart(count, shades):
    picture = _draw({f"{plate:02}": Place(str(plate), Decimal(4**plate)) for plate in range(1, count + 1)})

    assert "".join(sorted({region.look for region in picture.regions} - {"none"})) == shades
