"""The pages of what a draft touches: numbers, their lists, the table; and how publishing leads there."""

import pytest
from django.urls import reverse

from applications.choices import Status
from applications.models import SecondaryMeasure
from applications.presenters.impact import figures, lines, shown
from applications.queries.impact.changes import impact_of
from applications.queries.impact.lists import page_of
from applications.queries.impact.references import Kind
from priorities.models import Erratum
from tests.factories.files import make_proposal
from tests.factories.imports import make_waiting_line
from tests.factories.people import NOON, make_member
from tests.factories.priorities import (
    first_measure,
    make_copy,
    make_draft,
    make_edition,
    make_measure,
    publish_at_once,
    succeed,
)
from tests.factories.published import make_published
from tests.factories.rules import live_call, make_call
from tests.support.kept import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(make_member("administrator"), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@kept
def draft():
    """A draft that rewords 1.1, on which something of every kind rests."""
    edition = make_edition()
    call = live_call(edition=edition, title_tr="Örnek çağrı")
    for status in (Status.DRAFT, Status.SUBMITTED, Status.MISSED):
        make_proposal(call=call, status=status)
    make_call(edition=edition, published=False)
    make_published(measure=first_measure(edition), title_tr="Döküm atölyesi", beneficiary="Örnek OSB")
    make_published(measure=first_measure(edition), title_tr="=1+1")
    words = {"field": "title_tr", "old": "Örnek", "new": "Ornek", "reason": "Yazım", "noted_by_id": 1}
    Erratum.objects.create(edition=edition, lineage=first_measure(edition).lineage, noted_at=NOON, **words)
    make_waiting_line(first_measure(edition))
    make_copy(edition, name="Öteki taslak")
    draft = make_copy(edition, name="Kararname")
    draft.measures.filter(code="1.1").update(title_tr="Başka söz")
    return draft


def _page(client, draft, name="draft_impact", *more, **query):
    return client.get(reverse(f"applications:{name}", args=[draft.public_id, *more]), query).content.decode()


def test_the_page_says_what_becomes_of_each_kind(admin, draft):
    page = _page(admin, draft)

    assert "1 madde değişiyor" in page
    assert "Gönderildikleri metinle okunmaya devam eder" in page
    assert "ön incelemede 1" in page
    assert "açık 1, hazırlanıyor 1" in page
    assert reverse("priorities:draft_publish", args=[draft.public_id]) in page


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.DRAFTS, "numarasız taslak"),
        (Kind.SENT, "TR83/26/CMDP/"),
        (Kind.MISSED, "süresinde gönderilmedi"),
        (Kind.FROZEN, "1. gönderim"),
        (Kind.CALLS, "Örnek çağrı"),
        (Kind.PROJECTS, "Örnek OSB · Samsun"),
        (Kind.IMPORTS, "Bekleyen proje"),
        (Kind.CLASSES, "Hassas Döküm Teknikeri Eğitim Atölyesi"),
        (Kind.ERRATA, "Örnek → Ornek"),
        (Kind.EDITIONS, "Öteki taslak"),
    ],
)
def test_behind_each_number_stands_its_list(admin, draft, kind, words):
    page = _page(admin, draft, "draft_impact_item", first_measure(draft).lineage, tur=kind)

    assert words in page


def test_an_unknown_kind_shows_the_first_list(admin, draft):
    page = _page(admin, draft, "draft_impact_item", first_measure(draft).lineage, tur="x")

    assert "numarasız taslak" in page


def test_a_long_list_goes_on(admin):
    edition = make_edition()
    make_published_of(edition, 51)
    draft = make_copy(edition)
    draft.measures.filter(code="1.1").update(title_tr="Başka söz")

    page = _page(admin, draft, "draft_impact_item", first_measure(draft).lineage, tur="projeler")

    assert "?tur=projeler&amp;sonra=" in page


def make_published_of(edition, count):
    measure = first_measure(edition)
    for _ in range(count):
        make_published(measure=measure)


def test_the_table_holds_a_line_for_each_and_no_formula(admin, draft):
    response = admin.get(reverse("applications:draft_impact_csv", args=[draft.public_id]))

    table = response.content.decode("utf-8-sig").splitlines()
    impact = impact_of(draft, at=NOON)
    assert len(table) == 1 + sum(impact.tally.values())
    assert any(";'=1+1;" in line for line in table)
    assert response["Cache-Control"] == "private, no-store"


def test_a_draft_that_changes_nothing_says_so(admin):
    edition = make_edition()

    assert "Hiçbir şeye dokunmuyor" in _page(admin, make_copy(edition))


def test_a_first_edition_says_that_nothing_can_refer_to_it(admin):
    assert "bu taslağa bağlı hiçbir kayıt olamaz" in _page(admin, make_draft())


def test_a_change_on_which_nothing_rests_says_so(admin):
    edition = make_edition()
    draft = make_copy(edition)
    added = make_measure(draft.axes.get(code="2"), code="2.9")
    succeed(draft, draft.measures.get(code="2.2"), added)

    assert "Bu maddeye hiçbir şey bağlı değil." in _page(admin, draft)
    assert "Hiçbir şey bağlı değil" in _page(
        admin, draft, "draft_impact_item", edition.measures.get(code="2.2").lineage
    )


def test_the_page_of_publishing_tells_the_numbers_and_leads_on(admin, draft):
    page = admin.get(reverse("priorities:draft_publish", args=[draft.public_id])).content.decode()

    assert "Taslak başvurular: 1" in page
    assert reverse("applications:draft_impact", args=[draft.public_id]) in page
    assert reverse("applications:call_editions") in page


def test_the_draft_leads_to_what_it_touches(admin, draft):
    page = admin.get(reverse("priorities:draft", args=[draft.public_id])).content.decode()

    assert reverse("applications:draft_impact", args=[draft.public_id]) in page


def test_each_way_of_changing_has_its_words():
    edition = make_edition(axes=4, measures=2)
    draft = make_copy(edition)
    one, two, three, four = draft.axes.all()
    succeed(draft, one.measures.get(code="1.1"), make_measure(one, code="1.7"))
    for code, heirs in (("1.2", ("1.8", "1.9")), ("2.1", ("2.9",)), ("2.2", ())):
        gone = draft.measures.get(code=code)
        succeed(draft, gone, *(make_measure(gone.axis, code=heir) for heir in heirs))
        gone.delete()
    three.measures.filter(code="3.1").update(code="3.7", axis=two)
    four.measures.filter(code="4.1").update(order=9)
    draft.measures.get(code="3.2").delete()
    three.delete()

    found = {touch.item.code: [str(words) for words, _tone in shown(touch).marks] for touch in _touches(draft)}

    assert found == {
        "1.1": ["bir bölümü ayrılıyor"],
        "1.2": ["bölünüyor"],
        "2.1": ["yerini başka bir tedbir alıyor"],
        "2.2": ["bitiyor"],
        "3": ["eksen", "çıkarılıyor"],
        "3.1": ["kodu değişiyor: 3.1 → 3.7", "2 eksenine geçiyor"],
        "3.2": ["ne olduğu söylenmedi"],
        "4.1": ["sırası değişiyor"],
        "4.2": ["sırası değişiyor"],
    }


def _touches(draft):
    return impact_of(draft, at=NOON).touches


def test_two_that_become_one_are_merged():
    edition = make_edition(axes=1)
    draft = make_copy(edition)
    one = make_measure(draft.axes.get(), code="1.9")
    for gone in draft.measures.exclude(pk=one.pk):
        succeed(draft, gone, one)
        gone.delete()

    assert [[str(words) for words, _tone in shown(touch).marks] for touch in _touches(draft)] == [["birleşiyor"]] * 2


def test_every_kind_has_a_name_and_a_line_even_at_nought(draft):
    assert [figure.count for figure in figures({}, every=True)] == [0] * len(Kind)
    mentions = impact_of(draft, at=NOON).mentions
    assert all(lines(kind, page_of(mentions, kind).rows) for kind in Kind)


def test_a_published_edition_has_no_such_page(admin):
    edition = publish_at_once(make_draft())

    assert admin.get(reverse("applications:draft_impact", args=[edition.public_id])).status_code == 403


def test_a_project_without_a_beneficiary_names_its_province(draft):
    mentions = impact_of(draft, at=NOON).mentions

    rows = lines(Kind.PROJECTS, page_of(mentions, Kind.PROJECTS).rows)

    assert {row.name: row.whose for row in rows} == {"Döküm atölyesi": "Örnek OSB · Samsun", "=1+1": "Samsun"}


def test_a_file_that_names_the_measure_only_beside_another_shows_its_main_one():
    edition = make_edition()
    file = make_proposal(call=make_call(edition=edition), main_measure=None)
    SecondaryMeasure.objects.create(proposal=file, measure=first_measure(edition))

    (row,) = lines(Kind.DRAFTS, [file])

    assert row.under == ""
