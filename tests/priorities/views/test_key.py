"""The page of the words that lead to measures."""

import uuid

import pytest
from django.urls import reverse

from priorities.domain.key import write_words
from priorities.models import MeasureKey
from tests.factories.people import NOON, make_member
from tests.factories.priorities import first_measure, make_edition, make_key
from tests.factories.regions import make_agency
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@kept
def measure():
    return first_measure(make_edition())


@pytest.fixture
def desk(client, administrator):
    """A browser in which the administrator is signed in."""
    client.force_login(administrator, backend=BACKEND)
    return client


def text(response):
    return response.content.decode()


def edit(measure):
    return reverse("priorities:key_edit", args=[measure.lineage])


def test_the_page_shows_words_defaults_and_what_is_ambiguous(desk, measure):
    make_key(measure, "laboratuvar", is_default=True)
    make_key(measure.edition.measures.get(code="2.2"), "LABORATUVAR")

    page = text(desk.get(reverse("priorities:key")))

    assert page.count("başka tedbire de götürüyor") == 2
    assert page.count(">varsayılan<") == 1
    assert edit(measure) in page


def test_a_text_is_tried(desk, measure):
    make_key(measure, "laboratuvar")

    page = text(desk.get(reverse("priorities:key"), {"metin": "Laboratuvarı büyütmek"}))

    assert f"{measure} <span" in page
    assert "(laboratuvar)" in page


def test_an_officer_writes_and_reads_who_wrote_before(client, measure, administrator):
    write_words(measure, words_tr="deney", words_en="", seen=0, by=administrator, at=NOON)
    officer = make_member("agency_officer", make_agency())
    client.force_login(officer, backend=BACKEND)

    assert edit(measure) in text(client.get(reverse("priorities:key")))
    assert client.post(edit(measure), {"words_tr": "deneme", "words_en": "", "seen": "1"}).status_code == 302
    page = text(client.get(edit(measure)))
    assert [page.count(f"· {person}") for person in (officer, administrator)] == [1, 1]
    assert "çıkarılan: </span>deney</del>" in page


def test_the_ministry_reads_and_is_offered_no_change(client, measure):
    client.force_login(make_member("ministry_reader"), backend=BACKEND)

    page = text(client.get(reverse("priorities:key")))

    assert measure.title in page
    assert edit(measure) not in page


def test_words_are_saved_each_once(desk, measure):
    typed = " test  laboratuvarı \nTEST LABORATUVARI\n\n…\nsu"

    response = desk.post(edit(measure), {"words_tr": typed, "words_en": "", "seen": "0"})

    assert response.url == f"{reverse('priorities:key')}#m-{measure.lineage}"
    assert MeasureKey.objects.get().words_tr == "test laboratuvarı\nsu"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("\n".join(f"w{n}" for n in range(101)), "En çok 100 sözcük yazabilirsiniz; siz 101 yazdınız."),
        ("w" * 81, "bir satır en çok 80 karakter olabilir"),
    ],
)
def test_too_many_and_too_long_words_are_refused(desk, measure, typed, sentence):
    assert sentence in text(desk.post(edit(measure), {"words_tr": typed, "seen": "0"}))


def test_who_saves_second_sees_the_words_of_the_first(desk, measure):
    make_key(measure, "öncekinin sözcüğü", version=1)

    page = desk.post(edit(measure), {"words_tr": "benimki", "words_en": "", "seen": "0"})

    assert "başka biri değiştirdi" in text(page)
    assert "öncekinin sözcüğü" in text(page)
    assert MeasureKey.objects.get().words_tr == "öncekinin sözcüğü"
    assert desk.post(edit(measure), {"words_tr": "benimki", "words_en": "", "seen": "1"}).status_code == 302


def test_only_measures_have_words(desk, measure):
    for lineage in (measure.axis.lineage, uuid.uuid4()):
        assert desk.get(reverse("priorities:key_edit", args=[lineage])).status_code == 404
