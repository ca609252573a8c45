"""Pages of pictures: what is drawn equals an independent sum over the download, and is said honestly."""

import csv
import io
import re
from collections import defaultdict
from decimal import Decimal

import pytest
from django.test import Client
from lxml import html

from applications.choices import PublishedState
from priorities.models import Axis
from tests.factories.priorities import make_edition
from tests.factories.published import make_price_index, make_published
from tests.support.kept import kept

pytestmark = pytest.mark.django_db

PAGES = ("/projeler/dagilim/", "/projeler/harita/", "/gomulu/dagilim/", "/gomulu/harita/")
TABLES = ("/projeler/dagilim.csv", "/projeler/harita.csv")
COLUMNS = {"count": "Proje sayısı", "support": "Destek (nominal TL)", "total_cost": "Toplam maliyet (nominal TL)"}
MISSING = {"count": "", "support": "Desteği bilinmeyen proje", "total_cost": "Toplam maliyeti bilinmeyen proje"}


@kept
def projects():
    """Supported projects of five years and four provinces, some amounts huge, some tiny, some not known."""
    measures = {measure.code: measure for measure in make_edition().measures.all()}
    return [
        make_published(
            year=2011, province="Diyarbakır", total_cost=Decimal(19_474_000), year_kind="start", state="completed"
        ),
        make_published(year=2018, province="Diyarbakır", total_cost=Decimal(7_500_000), measure=measures["1.1"]),
        make_published(
            year=2018,
            province="Diyarbakır",
            total_cost=Decimal(15_000_000),
            support=Decimal(15_000_000),
            state="running",
        ),
        make_published(year=2018, province="Sivas", total_cost=Decimal(18_886_818), amount_is_unclear=True),
        make_published(year=2020, province="Tokat", measure=measures["2.2"], state="cancelled"),
        make_published(year=2020, province="Tokat", title_tr="<script>alert(1)</script>"),
        make_published(year=2021, province="Şanlıurfa", total_cost=Decimal("0.01"), support=Decimal("0.01")),
        make_published(
            year=2021,
            province="Sivas",
            total_cost=Decimal(10) ** 13,
            support=Decimal(10) ** 12,
            measure=measures["2.2"],
        ),
    ]


def _page(address):
    response = Client().get(address)
    assert response.status_code == 200
    return html.fromstring(response.content)


def _pick(node, *classes, tag="*"):
    """Everything below with one of these classes after another inside the first: ``_pick(page, "tabs", tag="a")``."""
    steps = "".join(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]" for name in classes)
    return node.xpath(f".{steps}//{tag}" if tag != "*" else f".{steps}")


def _lines(address):
    body = Client().get(address).content.decode()
    return list(csv.DictReader(io.StringIO(body.removeprefix("\ufeff"), newline=""), delimiter=";"))


def _number(text):
    return Decimal(text.replace(",", ".")) if text else None


def _said(page, where):
    """What every linked part of a picture says, as label → (sum in full, number of unknown amounts)."""
    titles = [link.findtext("title") for link in _pick(page, where, tag="svg//a")]
    return {title.split(":")[0]: _figures(title.split(": ", 1)[1]) for title in titles}


def _figures(words):
    missing = re.search(r"(\d+) projenin tutarı bilinmiyor", words) or re.search(r"\+(\d+) bilinmeyen", words)
    first = words.split(";")[0].split(" (")[0]
    whole = re.match(r"([\d.]+(?:,\d+)?)", first)
    number = Decimal(whole[1].replace(".", "").replace(",", ".")) if whole else None
    return number, int(missing[1]) if missing else 0


def _summed(lines, by, show):
    """The same from the download, added up line by line."""
    sums = defaultdict(lambda: (None, 0))
    for line in lines:
        value, missing = _number(line[COLUMNS[show]]), int(line[MISSING[show]]) if MISSING[show] else 0
        had, had_missing = sums[line[by]]
        total = value if had is None else had + (value or 0)
        sums[line[by]] = (total, had_missing + missing)
    return dict(sums)


@pytest.mark.parametrize("show", COLUMNS)
@pytest.mark.parametrize(("by", "name"), [("axis", "Eksen"), ("status", "Durum"), ("province", "İl")])
def test_the_columns_of_the_years_equal_the_sums_of_the_download(projects, show, by, name):
    query = f"?show={show}&by={by}"

    drawn = _said(_page(f"/projeler/dagilim/{query}"), "chart--columns")
    lines = _lines(f"/projeler/dagilim.csv{query}")

    years = {label: figures for label, figures in drawn.items() if label.isdigit()}
    assert years == _summed(lines, "Yıl", show)
    assert {line["Yıl"] for line in lines} == {"2011", "2018", "2020", "2021"}
    assert sum(int(line["Proje sayısı"]) for line in lines) == len(projects)


@pytest.mark.parametrize("show", COLUMNS)
@pytest.mark.parametrize(("by", "name"), [("axis", "Eksen"), ("status", "Durum")])
def test_the_bars_of_the_groups_equal_the_sums_of_the_download(projects, show, by, name):
    query = f"?show={show}&by={by}"

    drawn = _said(_page(f"/projeler/dagilim/{query}"), "chart--bars")
    lines = _lines(f"/projeler/dagilim.csv{query}")

    assert drawn == _summed(lines, name, show)


@pytest.mark.parametrize("show", COLUMNS)
def test_the_small_charts_equal_the_lines_of_the_download(projects, show):
    page = _page(f"/projeler/dagilim/?show={show}&by=province")
    lines = _lines("/projeler/dagilim.csv?by=province")

    drawn = {
        (small.findtext("h3/a"), title.split(":")[0]): _figures(title.split(": ", 1)[1])[0]
        for small in _pick(page, "multiples", tag="li")
        for title in small.xpath(".//*[local-name()='g']/title/text()")
    }
    assert {pair: value for pair, value in drawn.items() if value} == {
        (line["İl"], line["Yıl"]): value for line in lines if (value := _number(line[COLUMNS[show]]))
    }


@pytest.mark.parametrize("show", COLUMNS)
def test_the_map_equals_the_lines_of_the_download(projects, show):
    drawn = _said(_page(f"/projeler/harita/?show={show}"), "chart--map")
    lines = _lines("/projeler/harita.csv")

    assert drawn == _summed(lines, "İl", show)


def _from_projects(by, show, base):
    """Label → sum over the lines of the open data's own file of projects, each turned into lira of ``base``."""
    body = b"".join(Client().get("/acik-veri/projeler.csv").streaming_content).decode()
    found = {}
    for row in csv.DictReader(io.StringIO(body, newline="")):
        label, value = LABELS[by](row), Decimal(1) if show == "count" else _number(row[show])
        if base and show != "count":
            level = LEVELS.get(int(row["year"]))
            value = (value * LEVELS[base] / level).quantize(Decimal("0.01")) if value is not None and level else None
        had = found.setdefault(label, None)
        found[label] = had if value is None else (had or 0) + value
    return found


LEVELS = {2018: Decimal(100), 2020: Decimal(200), 2021: Decimal(400)}
LABELS = {
    "axis": lambda row: Axis.objects.get(code=row["axis"]).title_tr if row["axis"] else UNCLASSED[row["is_legacy"]],
    "status": lambda row: str(PublishedState(row["state"]).label),
    "province": lambda row: row["province_name"],
    "year": lambda row: row["year"],
}
UNCLASSED = {"true": "Önceki dönem (2018 öncesi)", "false": "Sınıflanmadı"}


@pytest.mark.parametrize(
    ("show", "base"),
    [("count", None), ("support", None), ("total_cost", None), ("support", 2021), ("total_cost", 2018)],
)
@pytest.mark.parametrize("by", ["axis", "status", "province"])
def test_every_chart_equals_an_independent_sum_over_the_open_data(projects, by, show, base):
    make_price_index(LEVELS)
    query = f"?show={show}&by={by}" + (f"&baz={base}" if base else "")

    page = _page(f"/projeler/dagilim/{query}")

    years = {label: figures[0] for label, figures in _said(page, "chart--columns").items() if label.isdigit()}
    assert years == _from_projects("year", show, base)
    drawn = _said(_page(f"/projeler/harita/{query}"), "chart--map") if by == "province" else _said(page, "chart--bars")
    assert {label: figures[0] for label, figures in drawn.items()} == _from_projects(by, show, base)


@pytest.mark.parametrize(
    ("page", "table", "by"), [(PAGES[0], TABLES[0], "Yıl"), (PAGES[1], TABLES[1], "İl")], ids=["years", "map"]
)
def test_the_table_on_the_page_equals_the_download(projects, page, table, by):
    rows = _page(page).xpath("(//table)[1]/tbody/tr")
    lines = _lines(table)

    shown = {row.findtext("th/a"): _cells(row) for row in rows}
    expected = {
        label: (
            _summed(lines, by, "count")[label][0],
            *(_summed(lines, by, show)[label][0] for show in ("support", "total_cost")),
        )
        for label in {line[by] for line in lines}
    }
    assert shown == expected


def _cells(row):
    texts = [cell.text for cell in _pick(row, "number")]
    return tuple(None if text == "bilinmiyor" else Decimal(text.replace(".", "").replace(",", ".")) for text in texts)


def test_an_amount_nobody_published_is_said_and_never_zero(projects):
    page = _page("/projeler/dagilim/?show=support")

    said = [item.text_content() for item in _pick(page, "picture__said", tag="li")]

    assert "5 projenin bu tutarı yayımlanmadı; toplamlarda yok, sıfır da sayılmadı." in said
    assert any(sentence.startswith("Tutarlar her projenin kendi yılının lirasıdır (nominal)") for sentence in said)
    assert _said(page, "chart--columns")["2020"] == (None, 2)


def test_kinds_of_years_are_never_mixed_silently(projects):
    mixed = _pick(_page("/projeler/dagilim/"), "picture__said", tag="li")[0].text_content()
    single = _pick(_page("/projeler/dagilim/?year_kind=start"), "picture__said", tag="li")

    assert mixed.endswith("onay yılı 7, başlangıç yılı 1.")
    assert single == []


def test_amounts_that_may_be_cost_or_support_are_named(projects):
    said = _page("/projeler/dagilim/?show=total_cost").text_content()

    assert "1 tutarın maliyet mi destek mi olduğunu kaynağı söylemiyor" in said


def test_older_projects_and_unclassified_ones_stand_in_classes_of_their_own(projects):
    groups = [line["Eksen"] for line in _lines("/projeler/dagilim.csv")]

    assert "Önceki dönem (2018 öncesi)" in groups
    assert "Sınıflanmadı" in groups


def test_constant_lira_are_offered_with_their_index_only_where_one_is_loaded(projects):
    before = _page("/projeler/dagilim/?show=total_cost&lira=constant").text_content()
    make_price_index({2018: 100, 2020: 200, 2021: 400}, name="Tüketici fiyatları")

    page = _page("/projeler/dagilim/?show=total_cost&lira=constant")
    lines = _lines("/projeler/dagilim.csv")

    assert "nominal" in before
    assert "Tutarlar Tüketici fiyatları ile 2021 yılının lirasına çevrildi (kaynak: Deneme)." in page.text_content()
    assert "Endekste yılı olmayan 1 tutar toplamlarda yok." in page.text_content()
    constant = sum(
        _number(line["Toplam maliyet (2021 TL, Tüketici fiyatları)"]) or 0 for line in lines if line["Yıl"] == "2018"
    )
    assert _said(page, "chart--columns")["2018"][0] == constant == Decimal("165547272.00")


def test_a_chart_carries_the_year_whose_lira_it_draws(projects):
    make_price_index({2018: 100, 2020: 200, 2021: 400}, name="Tüketici fiyatları")

    page = _page("/projeler/dagilim/?show=total_cost&baz=2018")

    assert "Tutarlar Tüketici fiyatları ile 2018 yılının lirasına çevrildi (kaynak: Deneme)." in page.text_content()
    assert page.xpath('//select[@name="baz"]/option[@selected]/text()') == ["2018"]
    assert page.xpath('//input[@type="hidden"][@name="baz" or @name="lira"]') == []
    kept = [link for link in page.xpath("//a/@href") if "baz=2018" in link]
    assert {link.partition("?")[0] for link in kept} >= {
        "/projeler/dagilim/",
        "/projeler/dagilim.csv",
        "/projeler/yillar/",
        "/projeler/harita/",
    }
    assert "baz=2018" in page.xpath("string(//textarea)")
    assert "2018 TL" in Client().get("/projeler/dagilim.csv?show=total_cost&baz=2018").content.decode()
    assert "2018 lirasına" in Client().get("/projeler/yillar/?baz=2018").content.decode()


@pytest.mark.parametrize("address", [*PAGES, *TABLES])
def test_nothing_published_is_a_page_and_not_an_error(db, address):
    assert Client().get(address).status_code == 200


def test_one_project_is_drawn_alone(db):
    make_published(year=2019, province="Sivas")

    page = _page("/projeler/dagilim/")

    assert _said(page, "chart--columns") == {"2019": (1, 0)}
    assert _said(page, "chart--bars") == {"Sınıflanmadı": (1, 0)}
    assert _said(_page("/projeler/harita/"), "chart--map") == {"Sivas": (1, 0)}


def test_the_map_can_show_one_year(projects):
    page = _page("/projeler/harita/?year=2018")

    assert _said(page, "chart--map") == {"Diyarbakır": (2, 0), "Sivas": (1, 0)}
    tabs = {link.text_content().strip(): link.get("aria-current") for link in _pick(page, "tabs")[2].iter("a")}
    assert tabs == {"Bütün yıllar": None, "2021": None, "2020": None, "2018": "page", "2011": None}


def test_parts_of_pictures_lead_to_the_list_behind_them(projects):
    page = _page("/projeler/dagilim/?show=support&province=diyarbakir")

    hrefs = [link.get("href") for link in page.xpath("//figure//svg//a")]

    assert hrefs[0].endswith("?year=2011&province=diyarbakir")
    assert all(Client().get(href).status_code == 200 for href in hrefs)


@pytest.mark.parametrize("query", ["?show=%00&by=x&lira=y&year=abc", "?" + "&".join(f"year={y}" for y in range(1000))])
@pytest.mark.parametrize("address", PAGES)
def test_an_address_that_means_nothing_is_answered(projects, address, query):
    assert Client().get(address + query).status_code == 200


@pytest.mark.parametrize("address", PAGES[2:])
def test_an_embedded_page_may_be_framed_kept_and_knows_nobody(projects, address, django_user_model):
    response = Client().get(address)

    assert "X-Frame-Options" not in response.headers
    assert "frame-ancestors *" in response.headers["Content-Security-Policy"]
    assert set(response.headers["Cache-Control"].split(", ")) == {"public", "max-age=900"}
    assert "Cookie" not in response.headers.get("Vary", "")
    assert response.cookies == {}
    assert response.content.count(b"<script") == 0
    again = Client().get(address, headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("address", PAGES[2:])
def test_every_link_of_an_embedded_page_opens_outside_the_frame(projects, address):
    links = _page(address).xpath("//body//a")

    assert links
    assert {link.get("target") for link in links} == {"_blank"}


def test_the_code_that_embeds_leads_to_the_same_picture(projects, settings):
    settings.BASE_URL = "https://ornek.test"
    page = _page("/projeler/harita/?show=support&year=2018")

    frame = html.fromstring(page.xpath("//textarea")[0].text)

    assert frame.get("src") == "https://ornek.test/gomulu/harita/?year=2018&show=support"
    assert frame.get("title") == "Destek tutarı, illere göre"
    drawn = _page(frame.get("src").removeprefix("https://ornek.test"))
    assert _said(drawn, "chart--map") == _said(page, "chart--map")


@pytest.mark.parametrize("address", TABLES)
def test_a_table_is_a_download_that_everybody_may_keep(projects, address):
    response = Client().get(address)

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert re.fullmatch(
        r'attachment; filename="projeler-(dagilim|harita)\.csv"', response.headers["Content-Disposition"]
    )
    assert response.content.startswith("\ufeff".encode())


def test_what_is_narrowed_says_so_on_the_page_and_in_the_frame(projects):
    for address in PAGES:
        page = _page(f"{address}?province=diyarbakir&province=sivas&year=2018&year=2021&axis=none&q=atölye")

        assert _pick(page, "picture__narrowed")[0].text_content() == (
            "Yalnız: Aranan: atölye · Yıl: 2018 · Yıl: 2021 · İl: Diyarbakır · İl: Sivas · Eksen: sınıflanmadı"
        )


def test_filters_keep_what_is_shown_and_what_they_do_not_hold_themselves(projects):
    page = _page("/projeler/dagilim/?show=support&by=status&province=sivas&q=atölye")

    form = _pick(page, "filters")[0]
    assert {name: value for name, value in form.form_values() if value and name != "amount_of"} == {
        "province": "sivas",
        "q": "atölye",
        "show": "support",
        "by": "status",
    }
    assert form.xpath(".//a/@href") == ["/projeler/dagilim/?show=support&by=status"]
    assert [chip.get("href") for chip in page.xpath("//a[@class='chip']")] == [
        "/projeler/dagilim/?province=sivas&show=support&by=status",
        "/projeler/dagilim/?q=at%C3%B6lye&show=support&by=status",
    ]
