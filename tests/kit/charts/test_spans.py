"""Spans along a row of months."""

import pytest
from django.template import Context, Template
from lxml import etree

from cmdp.kit.charts.spans import CUT, LONG, SHORT, Span, draw_spans, months_said

SPANS = [Span("Proje", 1, 3, "/bir/"), Span("Yapım", 4, 12), Span("Açılış", 12, 12)]


def _draw(spans=SPANS, months=12):
    return draw_spans("takvim", "Takvim", spans=spans, months=months)


def _svg(picture):
    source = Template("{% load kit %}{% chart_spans picture=picture %}").render(Context({"picture": picture}))
    return etree.fromstring(source).find("svg")


def test_a_span_stands_where_its_months_are():
    drawn = [(span.x, span.width) for span in _draw().spans]

    assert drawn == [("0.000%", "25.000%"), ("25.000%", "75.000%"), ("91.667%", "8.333%")]


def test_months_are_said_as_people_write_them():
    assert (months_said(3, 3), months_said(3, 6)) == ("3. ay", "3–6. ay")


@pytest.mark.parametrize(
    ("months", "ticks"),
    [
        (1, ["1"]),
        (12, [str(month) for month in range(1, 13)]),
        (13, ["1", "3", "5", "7", "9", "11", "13"]),
        (120, [str(month) for month in range(1, 121, 12)]),
        (500, [str(month) for month in range(1, 501, 42)]),
    ],
)
def test_no_more_months_are_named_than_can_be_read(months, ticks):
    assert [tick.label for tick in _draw([Span("İş", 1, 1)], months).ticks] == ticks


def test_a_span_that_lasts_longer_makes_the_sheet_longer():
    assert _draw([Span("İş", 1, 24)], months=12).spans[0].width == "100.000%"


def test_a_long_name_is_cut_for_the_eye_and_told_whole():
    name = "Ş" * (LONG + 1)

    (span,) = _draw([Span(name, 1, 2)]).spans

    assert (len(span.label), len(span.short), span.label[-1]) == (LONG, SHORT, CUT)
    assert span.says == f"{name}: 1–2. ay"


def test_the_drawing_is_well_formed_named_and_leads_to_its_rows():
    plot = _svg(_draw())

    assert (plot.get("role"), plot.get("aria-labelledby")) == ("group", "takvim-title takvim-desc")
    assert plot.find("desc").text == "12 ay üzerinde: Proje: 1–3. ay; Yapım: 4–12. ay; Açılış: 12. ay."
    assert [link.get("href") for link in plot.iter("a")] == ["/bir/"]


def test_a_drawing_without_links_is_one_image():
    assert _svg(_draw(SPANS[1:])).get("role") == "img"


def test_nothing_to_draw_is_a_sentence():
    source = Template("{% load kit %}{% chart_spans picture=picture %}").render(Context({"picture": _draw([])}))

    assert source.strip() == '<p class="chart__nothing">Gösterilecek değer yok.</p>'
