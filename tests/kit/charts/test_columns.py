"""Columns: what is drawn is what was given, in size and in words."""

from decimal import Decimal

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cmdp.kit.charts.columns import HAIRLINE, PLOT, Column, Series, draw_columns
from cmdp.kit.charts.units import Counted, Lira

PROJECTS = Counted("proje", lambda n: f"{n} proje")
TWO = [Series("Üretim", "axis-2", "2", note="3"), Series("Sınıflanmadı", "unclassed")]


def _draw(columns, *, series=TWO, unit=PROJECTS, **more):
    return draw_columns("a", "Yıllara göre", series=series, columns=columns, unit=unit, **more)


def _rem(text):
    return Decimal(text.removesuffix("rem"))


def test_parts_stand_on_each_other_in_the_scale_of_the_axis():
    picture = _draw([Column("2018", [Decimal(2), Decimal(1)]), Column("2019", [None, Decimal(4)])])

    first, second = (column.parts for column in picture.columns)

    assert [_rem(part.height) for part in first] == [PLOT * 2 / 4, PLOT / 4]
    assert _rem(first[0].y) + _rem(first[0].height) == _rem(picture.base)
    assert _rem(first[1].y) + _rem(first[1].height) == _rem(first[0].y)
    assert [(part.look, _rem(part.height)) for part in second] == [("unclassed", PLOT)]


@given(st.lists(st.decimals(0, 10**13, places=2), min_size=1, max_size=30))
def test_heights_are_proportional_to_values(amounts):
    picture = _draw([Column("x", [amount]) for amount in amounts], series=[Series("Destek", "plain")], unit=Lira())
    tallest = max(amounts)

    for column, amount in zip(picture.columns, amounts, strict=True):
        height = sum((_rem(part.height) for part in column.parts), Decimal(0))
        top = max((_rem(part.height) for other in picture.columns for part in other.parts), default=Decimal(0))
        exact = top * amount / tallest if tallest else Decimal(0)
        assert height == pytest.approx(max(exact, HAIRLINE if amount else Decimal(0)), abs=Decimal("0.002"))


def test_a_column_says_its_sum_its_parts_and_what_is_not_known():
    picture = _draw([Column("2018", [Decimal(2), Decimal(1)], unknown=4, href="/a/", short="’18")], unknown_word="+")

    column = picture.columns[0]

    assert column.says == "2018: 3 proje; Üretim 2 proje; Sınıflanmadı 1 proje; 4 projenin tutarı bilinmiyor"
    assert (column.value, column.short, column.href, column.unknown) == ("3", "’18", "/a/", "4")
    assert (picture.unknown_word, picture.has_links) == ("+", True)


def test_what_is_not_known_is_not_drawn_as_nothing():
    picture = _draw([Column("2018", [None], 3), Column("2019", [Decimal(0)])], series=TWO[:1], unit=Lira())

    unknown, nothing = picture.columns

    assert (unknown.parts, unknown.value, unknown.says) == (
        [],
        "",
        "2018: bilinen değer yok; 3 projenin tutarı bilinmiyor",
    )
    assert (nothing.parts, nothing.value, nothing.says) == ([], "", "2019: 0,00 TL")
    assert not picture.is_empty


@pytest.mark.parametrize(
    ("count", "size"), [(1, "few"), (8, "few"), (9, "many"), (14, "many"), (15, "crowded"), (30, "crowded")]
)
def test_columns_share_the_width_between_them(count, size):
    picture = _draw([Column(str(n), [Decimal(1), None]) for n in range(count)])

    last = picture.columns[-1]

    assert picture.size == size
    assert Decimal(last.x.rstrip("%")) + Decimal(last.slot.rstrip("%")) <= Decimal("100.01")


def test_one_scale_can_be_common_to_several_pictures():
    picture = _draw([Column("2018", [Decimal(1), None])], top=Decimal(8), small=True)

    assert [line.label for line in picture.lines] == ["5", "10"]


def test_a_picture_in_one_sentence():
    columns = [Column("2018", [Decimal(2), Decimal(1)]), Column("2019", [Decimal(0), Decimal(4)])]

    assert _draw(columns).description == "2018 – 2019; en yüksek değer 2019: 4 proje."
    assert _draw([]).description == "Gösterilecek değer yok."
    assert _draw(columns, description="Başka").description == "Başka"


@pytest.mark.parametrize("values", [[Decimal(-1), Decimal(3)], [Decimal(3), Decimal("-0.01")]])
def test_a_part_below_nothing_is_refused_even_where_the_sum_is_above(values):
    with pytest.raises(ValueError, match="less than nothing"):
        _draw([Column("2018", values)])


@pytest.mark.parametrize(("href", "role"), [("/liste/", "group"), ("", "img")])
def test_the_drawing_is_well_formed_named_and_without_inline_style(href, role):
    picture = _draw([Column("2018 <b>", [Decimal(2), Decimal(1)], 1, href), Column("2019", [None, None])])

    source = Template("{% load kit %}{% chart_columns picture=picture target='_top' %}").render(
        Context({"picture": picture})
    )

    axis, plot, *_swatches = etree.fromstring(source).iter("svg")
    assert (axis.get("aria-hidden"), plot.get("role")) == ("true", role)
    assert plot.get("aria-labelledby") == "a-title a-desc"
    assert [plot.find("title").text, plot.find("desc").text] == [picture.title, picture.description]
    assert [link.get("target") for link in plot.iter("a")] == (["_top"] * 1 if href else [])
    assert "style=" not in source
    assert ["".join(key.itertext()).split() for key in etree.fromstring(source).iter("li")] == [
        ["2", "Üretim", "(3)"],
        ["Sınıflanmadı"],
    ]


def test_nothing_to_show_is_a_sentence_and_not_an_empty_frame():
    source = Template("{% load kit %}{% chart_columns picture=picture %}").render(Context({"picture": _draw([])}))

    assert source.strip() == '<p class="chart__nothing">Gösterilecek değer yok.</p>'


def test_a_small_picture_draws_what_there_is_and_names_its_ends():
    columns = [Column(str(year), [Decimal(year == 2012) or None]) for year in range(2010, 2016)]
    picture = _draw(columns, series=TWO[:1], small=True)

    source = Template("{% load kit %}{% chart_columns picture=picture %}").render(Context({"picture": picture}))

    drawn = list(etree.fromstring(source).iter("g"))
    assert [group.findtext("title").split(":")[0] for group in drawn] == ["2010", "2012", "2015"]
    assert [len(group.findall("text")) for group in drawn] == [2, 0, 2]
