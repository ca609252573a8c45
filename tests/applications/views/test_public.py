"""Home, calls, guide, documents: what a citizen reads."""

import datetime as dt
import json
import re

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from applications.choices import Status
from applications.models import SourceDocument
from applications.views.sitemaps import Projects
from cmdp.accounts.choices import Role
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal
from tests.factories.people import make_member
from tests.factories.published import make_published
from tests.factories.rules import live_call, make_call, make_rule_set
from tests.support.site_map import listed, lists

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)
DAY = 24 * HOUR
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
MEAN = "<script>alert(1)</script></script><!--"


def _page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def _address(call):
    return reverse("applications:call", args=[call.public_id])


EMPTY = ["/", "/cagrilar/", "/rehber/", "/belgeler/", "/oncelikler/", "/cagrilar/atom.xml", "/cagrilar/takvim.ics"]


@pytest.mark.parametrize("address", [*EMPTY, *(f"/en{address}" for address in EMPTY), "/sitemap.xml", "/robots.txt"])
def test_every_place_stands_before_there_is_anything(client, address):
    assert client.get(address).status_code == 200


def test_the_home_page_leads_with_the_call_that_closes_first(client):
    later, sooner = live_call(), live_call()
    sooner.stages.update(closes_at=timezone.now() + 2 * DAY + HOUR / 2)

    page = _page(client, "/")

    assert page.index(sooner.title_tr) < page.index(later.title_tr)
    assert page.count('class="clock"') == 1
    assert "2 gün kaldı" in page


def test_many_open_calls_are_counted_not_listed(client):
    for _ in range(6):
        live_call()

    assert "6 açık çağrının hepsi" in _page(client, "/")


def test_without_an_open_call_the_next_one_is_named(client):
    soon = make_call(opens_at=timezone.now() + DAY, closes_at=timezone.now() + 2 * DAY)

    page = _page(client, "/")

    assert "Şu anda açık çağrı yok" in page
    assert _address(soon) in page


def test_within_an_hour_of_the_end_no_copy_of_the_clock_is_given_out(client):
    call = live_call()
    addresses = ["/", "/cagrilar/", "/rehber/", _address(call)]
    before = [client.get(address)["Cache-Control"] for address in addresses]

    call.stages.update(closes_at=timezone.now() + HOUR / 2)

    assert before == ["public, max-age=60"] * 4
    assert [client.get(address)["Cache-Control"] for address in addresses] == ["public, no-cache"] * 4


@pytest.mark.parametrize("address", ["/", "/cagrilar/", "/rehber/", "call"])
def test_what_a_call_is_named_stays_words(client, address):
    call = live_call(title_tr=MEAN, summary_tr=MEAN)

    page = _page(client, _address(call) if address == "call" else address)

    assert "alert(1)" in page
    assert "<script>alert" not in page
    for block in LINKED.findall(page):
        assert json.loads(block)["@context"] == "https://schema.org"


@pytest.mark.parametrize("title", ["Ş" * 200, "çok " * 49 + "uzun"])
def test_a_very_long_title_is_whole_on_its_page_and_short_in_its_card(client, title):
    page = _page(client, _address(live_call(title_tr=title, summary_tr=title * 9)))

    assert f"<h1>{title}</h1>" in page
    assert len(re.search(r'og:description" content="([^"]*)"', page)[1]) <= 200


def test_the_programme_is_described_for_search_engines(client):
    live_call()

    (block,) = LINKED.findall(_page(client, "/"))

    thing = json.loads(block)
    assert (thing["@type"], thing["alternateName"]) == ("GovernmentService", "CMDP")
    assert thing["termsOfService"] == "http://testserver/rehber/"
    assert [place["name"] for place in thing["areaServed"]] == ["Samsun"]


def test_calls_ahead_are_listed_for_search_engines(client):
    call = live_call()
    make_call(closes_at=timezone.now() - DAY)

    (block,) = LINKED.findall(_page(client, "/cagrilar/"))

    (row,) = json.loads(block)["itemListElement"]
    assert (row["position"], row["item"]["identifier"]) == (1, call.public_id)


def test_a_call_has_one_identifier_in_both_languages(client):
    call = live_call()

    turkish, english = (json.loads(*LINKED.findall(_page(client, f"{way}{_address(call)}"))) for way in ("", "/en"))

    assert turkish["@id"] == english["@id"] == turkish["url"] != english["url"]


def test_a_call_is_described_for_search_engines(client):
    call = live_call(summary_tr="Özet")

    (block,) = LINKED.findall(_page(client, _address(call)))

    thing = json.loads(block)
    assert thing["url"] == f"http://testserver{_address(call)}"
    assert [thing[name] for name in ("@type", "name", "description")] == ["MonetaryGrant", call.title_tr, "Özet"]
    assert thing["amount"] == {"@type": "MonetaryAmount", "currency": "TRY", "value": "50000000.00"}
    assert thing["sponsor"]["identifier"] == "TR83"


def test_results_stand_on_a_call_only_after_their_release(client):
    call = make_call()
    manager, file = make_member(Role.AGENCY_MANAGER, call.agency), make_proposal(call=call, status=Status.POSITIVE)
    opinion = make_opinion(file, manager, released=False)
    before = [_page(client, address) for address in (_address(call), "/cagrilar/")]

    opinion.act.released_at, opinion.act.released_by = timezone.now(), manager
    opinion.act.save()

    assert ["sonuclar" in page for page in before] == [False, False]
    assert ["Sonuçlar" in _page(client, address) for address in (_address(call), "/cagrilar/")] == [True, True]


def test_the_guide_speaks_of_the_year_s_rules(client):
    live_call(
        rule_set=make_rule_set(frozen=True, values={"pass_mark": "71", "completion_days": "9", "evaluators": "4"})
    )

    page = _page(client, "/rehber/")

    assert "geçme puanı 71." in page
    assert "tamamlamak için 9 iş gününüz" in page
    assert "birbirini görmeyen 4 değerlendirici" in page


def test_the_guide_names_no_marks_where_opinions_are_asked(client):
    live_call(rule_set=make_rule_set(frozen=True, values={"assessment_mode": "opinion"}))

    page = _page(client, "/rehber/")

    assert "bu yıl puan verilmez" in page
    assert "Puanlama tablosu" not in page


def test_a_call_names_the_provinces_where_it_takes_files_and_the_year_s_rules_all(client):
    call = live_call()
    named = {row.province for row in call.rule_set.provinces.all()}
    own = {province for province in named if province.agency_id == call.agency_id}

    pages = (
        reverse("applications:call", args=[call.public_id]),
        reverse("applications:rules_of_a_year", args=[call.rule_set.public_id]),
    )
    of_call, of_year = (re.search(r'id="iller".*?</section>', _page(client, page), re.DOTALL)[0] for page in pages)
    (told,) = client.get("/api/v1/calls").json()["items"]

    assert 0 < len(own) < len(named)
    assert {province for province in named if province.name in of_call} == own
    assert {province for province in named if province.name in of_year} == named
    assert told["provinces"] == [province.nuts3 for province in own]


def test_documents_lead_to_the_papers(client):
    rule_set = make_rule_set(frozen=True)
    paper = SourceDocument.objects.create(
        public_id="paper", title="Usul ve Esaslar", number="12", dated_on="2026-01-05"
    )
    paper.file.save("usul.pdf", ContentFile(b"%PDF"))
    row = rule_set.provinces.first()
    row.source = paper
    row.save()
    live_call(rule_set=rule_set)

    page = _page(client, "/belgeler/")

    assert "2026 program yılı" in page
    assert reverse("applications:source_file", args=["paper"]) in page
    assert "Usul ve Esaslar</a>" in page
    assert rule_set.name_tr in _page(client, reverse("applications:rules_of_a_year", args=[rule_set.public_id]))


def test_a_paper_may_be_kept_and_asked_for_again(client):
    paper = SourceDocument.objects.create(public_id="paper", title="Usul")
    paper.file.save("usul.pdf", ContentFile(b"%PDF"))
    address = reverse("applications:source_file", args=["paper"])

    first = client.get(address)
    again = client.get(address, headers={"If-Modified-Since": first["Last-Modified"]})

    assert (b"".join(first), first["Cache-Control"]) == (b"%PDF", "public, max-age=60")
    assert again.status_code == 304


def test_the_site_map_holds_every_public_page_in_both_languages(client, settings):
    call = live_call()
    make_call(published=False)

    found = listed(client)

    assert len(found) == len(set(found))
    assert all(address.startswith("http://testserver/") for address in found)
    for path in ("/", "/rehber/", _address(call), "/oncelikler/1.1/", "/oncelikler/surum/1/"):
        assert {f"http://testserver{path}", f"http://testserver/en{path}"} <= set(found)
    assert all(client.get(address.removeprefix("http://testserver")).status_code == 200 for address in found)


def test_the_site_map_ties_the_languages(client):
    page = client.get("/sitemap-places.xml").content.decode()

    assert '<xhtml:link rel="alternate" hreflang="en" href="http://testserver/en/rehber/"/>' in page
    assert '<xhtml:link rel="alternate" hreflang="x-default" href="http://testserver/rehber/"/>' in page


def test_a_long_list_of_the_site_map_goes_on_at_its_own_address(client, monkeypatch):
    monkeypatch.setattr(Projects, "limit", 4)
    addresses = [f"http://testserver/projeler/{make_published().public_id}/" for _ in range(5)]

    ways = [place for place in lists(client) if "projects" in place]

    assert [way.rpartition("/")[2] for way in ways] == [
        "sitemap-projects.xml",
        *(f"sitemap-projects.xml?p={n}" for n in (2, 3)),
    ]
    assert [place for place in listed(client) if place in addresses] == addresses
    assert client.get("/sitemap-projects.xml?p=4").status_code == 404


def test_robots_are_led_to_the_site_map_and_away_from_desks(client):
    response = client.get("/robots.txt")

    lines = response.content.decode().splitlines()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /basvurular/", "Disallow: /en/masa/", "Sitemap: http://testserver/sitemap.xml"} <= set(lines)


@pytest.mark.parametrize("address", ["/yok/", "/cagrilar/yok/", "/belgeler/yok/", "/cagrilar/a%00b/", "/en/rehber/x/"])
def test_a_wrong_address_leads_on(client, address):
    response = client.get(address)

    page = response.content.decode()
    assert response.status_code == 404
    assert 'name="robots" content="noindex"' in page
    assert "canonical" not in page
    assert ("/en/rehber/" if address.startswith("/en") else "/rehber/") in page


@pytest.mark.parametrize("route", ["call", "rules_of_a_year"])
def test_the_papers_that_rules_rest_on_stand_once_with_their_addresses(client, route):
    call = live_call()
    named, filed, bare = (
        SourceDocument.objects.create(title=title, url=url, file=file)
        for title, url, file in (
            ("Esaslar", "https://ornek.test/esaslar", ""),
            ("Duyuru", "", "sources/duyuru.pdf"),
            ("Yazı", "", ""),
        )
    )
    call.rule_set.rule_values.update(source=named)
    call.rule_set.applicant_types.update(source=filed)
    call.rule_set.support_types.update(source=bare)
    of = call if route == "call" else call.rule_set

    page = _page(client, reverse(f"applications:{route}", args=[of.public_id]))

    sources = page.partition('id="kaynaklar"')[2]
    assert [sources.count(title) for title in ("Esaslar", "Duyuru", "Yazı")] == [1, 1, 1]
    assert 'href="https://ornek.test/esaslar"' in sources
    assert reverse("applications:source_file", args=[filed.public_id]) in sources


def test_rules_without_a_source_have_no_list_of_sources(client):
    call = live_call()
    for rows in (call.rule_set.rule_values, call.rule_set.applicant_types, call.rule_set.support_types):
        rows.update(source=None)

    assert 'id="kaynaklar"' not in _page(client, _address(call))
