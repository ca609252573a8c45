import pytest
from django.urls import reverse

from priorities.domain.editions import copy_edition
from priorities.domain.wording import retire
from priorities.loading import load
from tests.factories.people import NOON, make_member
from tests.factories.priorities import first_measure, make_edition, publish_at_once

pytestmark = pytest.mark.django_db


def _get(client, name, **arguments):
    response = client.get(reverse(f"priorities:{name}", kwargs=arguments))
    return response.content.decode()


def test_everyone_reads_every_axis_and_measure_in_force(client):
    edition = load(at=NOON)

    page = _get(client, "current")

    assert all(axis.title_tr in page for axis in edition.axes.all())
    assert all(measure.title_tr.split("'")[0] in page for measure in edition.measures.all())
    assert "5 eksen, 20 tedbir" in page
    assert page.count("<h1>") == 1


def test_the_english_page_is_in_english(client):
    edition = load(at=NOON)

    page = client.get("/en/oncelikler/").content.decode()

    assert all(axis.title_en in page for axis in edition.axes.all())
    assert edition.axes.first().title_tr not in page


def test_before_the_first_edition_the_page_says_so(client):
    assert "Öncelikler henüz yayımlanmadı" in _get(client, "current")


def test_an_earlier_edition_says_that_it_is_old_and_why_it_was_made(client):
    make_edition(source="Eski belge")
    make_edition()

    page = _get(client, "edition", number=1)

    assert "Bu, eski bir sürümdür" in page
    assert "Kaynak: Eski belge." in page
    assert "Deneme" in page
    assert "2. sürüm" in page


def test_the_current_edition_links_to_the_earlier_ones(client):
    make_edition()
    make_edition()

    assert reverse("priorities:edition", args=[1]) in _get(client, "current")


@pytest.mark.parametrize("number", [3, 99_999_999_999_999])
def test_an_edition_that_is_not_published_is_not_found(number, client):
    edition = make_edition()
    copy_edition(edition.pk, by=make_member("administrator"), at=NOON)

    assert client.get(reverse("priorities:edition", args=[number])).status_code == 404
    assert client.get(reverse("priorities:edition", args=[2])).status_code == 404


def test_a_measure_shows_its_explanation_and_its_neighbours(client):
    draft = copy_edition(make_edition(axes=1, measures=2).pk, by=make_member("administrator"), at=NOON)
    draft.measures.filter(code="1.1").update(text_tr="Bir **açıklama**", text_en="An explanation")
    publish_at_once(draft)

    page = _get(client, "measure", code="1.1")

    assert "<strong>açıklama</strong>" in page
    assert draft.measures.get(code="1.2").title_tr in page


def test_a_measure_tells_what_became_of_its_words(client):
    draft = copy_edition(make_edition(axes=1, measures=2).pk, by=make_member("administrator"), at=NOON)
    draft.measures.filter(code="1.1").update(title_tr="Yeni tedbir", code="1.5")
    publish_at_once(draft)

    renamed, untouched = _get(client, "measure", code="1.5"), _get(client, "measure", code="1.2")

    assert "Kodu 1.1 iken 1.5 oldu." in renamed
    assert "<ins>" in renamed
    assert "Metni değişmedi." in untouched
    assert "1.2 koduyla ilk kez yer aldı." in untouched


def test_a_retired_measure_says_where_it_last_stood(client):
    administrator = make_member("administrator")
    edition = make_edition(axes=1, measures=2)
    draft = copy_edition(edition.pk, by=administrator, at=NOON)
    retire(first_measure(draft), by=administrator, at=NOON)
    publish_at_once(draft)

    page = _get(client, "measure", code="1.1")

    assert "Bu tedbir güncel sürümde yoktur; en son 1. sürüm içinde yer almıştır." in page


@pytest.mark.parametrize("code", ["9.9", "1", "surum"])
def test_what_is_no_measure_is_not_found(code, client):
    make_edition()

    assert client.get(f"/oncelikler/{code}/").status_code == 404
