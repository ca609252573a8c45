"""Editions as files: downloads, the look before the yes, the yes."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from priorities.domain.wording import Wording, reword
from priorities.exchange import form as exchange_form
from priorities.exchange.content import content_of
from priorities.exchange.writing import as_json, as_xlsx
from priorities.queries import open_drafts
from tests.factories.people import NOON
from tests.factories.priorities import first_measure, make_copy, make_draft, make_edition
from tests.priorities.exchange.files import changed_json
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
WORD = "Dosyadan gelen söz"


@kept
def edition():
    return make_edition()


@pytest.fixture
def desk(client, administrator):
    """A browser in which the administrator is signed in."""
    client.force_login(administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def at(name, draft=None, *more):
    return reverse(f"priorities:{name}", args=[draft.public_id, *more] if draft else [])


def send(desk, address, content, file_name="surum.json", **more):
    return desk.post(address, {"file": SimpleUploadedFile(file_name, content), **more})


def reworded(told):
    told["measures"][0]["title_tr"] = WORD


def carried(response):
    return response.context["carried"]


def text(response):
    return response.content.decode()


@pytest.mark.parametrize(("ending", "writer"), [("json", as_json), ("xlsx", as_xlsx)])
def test_everyone_takes_a_published_edition_away(client, edition, ending, writer):
    address = reverse("priorities:edition_file", args=[1, ending])
    assert address in text(client.get(reverse("priorities:edition", args=[1])))

    response = client.get(address)

    assert response.content == writer(content_of(edition))
    assert response["Content-Disposition"] == f'attachment; filename="oncelikler-1.{ending}"'
    assert response["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize(("number", "ending"), [(2, "json"), (1, "csv")])
def test_there_is_no_other_file(client, edition, number, ending):
    assert client.get(reverse("priorities:edition_file", args=[number, ending])).status_code == 404


def test_an_administrator_takes_a_draft_away(desk, edition):
    draft = make_copy(edition)
    assert at("draft_file", draft, "xlsx") in text(desk.get(at("draft", draft)))

    response = desk.get(at("draft_file", draft, "json"))

    assert json.loads(response.content)["measures"][0]["code"] == "1.1"
    assert response["Cache-Control"] == "private, no-store"


def test_a_file_is_looked_at_before_anything_is_written(desk, edition):
    draft = make_copy(edition)

    page = text(send(desk, at("draft_import", draft), changed_json(edition, reworded)))

    assert "“surum.json” yazılsın mı?" in page
    assert "<ins>" in page
    assert first_measure(draft).title_tr != WORD


def test_the_yes_writes_what_was_shown(desk, edition):
    draft = make_copy(edition)
    shown = send(desk, at("draft_import", draft), changed_json(edition, reworded))

    response = desk.post(at("draft_import", draft), {"okunan": carried(shown)})

    assert (response.status_code, response.url) == (302, at("draft", draft))
    assert first_measure(draft).title_tr == WORD


def test_a_draft_that_changed_meanwhile_is_shown_anew(desk, edition, administrator):
    draft = make_copy(edition)
    shown = send(desk, at("draft_import", draft), changed_json(edition, reworded))
    other = draft.measures.get(code="2.1")
    reword(other, Wording("2.1", "Arada yazılan", "Meanwhile"), seen=0, by=administrator, at=NOON)

    again = desk.post(at("draft_import", draft), {"okunan": carried(shown)})

    assert "Hiçbir şey yazılmadı. Siz bu sayfadayken taslak değişti." in text(again)
    assert "Arada" in text(again)
    assert draft.measures.get(code="2.1").title_tr == "Arada yazılan"
    assert desk.post(at("draft_import", draft), {"okunan": carried(again)}).status_code == 302
    assert draft.measures.get(code="2.1").title_tr == edition.measures.get(code="2.1").title_tr


def test_a_new_draft_starts_from_a_file(desk, edition):
    assert at("edition_import") in text(desk.get(at("editions")))
    shown = send(desk, at("edition_import"), as_xlsx(content_of(edition)), "surum.xlsx", name="Kararname")
    assert not open_drafts().exists()
    assert "Eksenler ve tedbirler aynı." in text(shown)

    response = desk.post(at("edition_import"), {"okunan": carried(shown)})

    draft = open_drafts().get()
    assert (str(draft), response.url) == ("Kararname", at("draft", draft))


def test_without_any_edition_a_draft_starts_as_well(desk):
    shown = send(desk, at("edition_import"), as_json(content_of(make_draft())), name="İlk")

    assert desk.post(at("edition_import"), {"okunan": carried(shown)}).status_code == 302
    assert "İlk" in {str(draft) for draft in open_drafts()}


def test_every_fault_is_told_with_its_place(desk, edition):
    draft = make_copy(edition)

    page = text(
        send(desk, at("draft_import", draft), changed_json(edition, lambda told: told["measures"][1].update(axis="7")))
    )

    assert "Dosyada düzeltilecekler" in page
    assert "“7” kodlu bir eksen dosyada yok" in page
    assert "okunan" not in page


def test_the_same_as_the_draft_is_nothing_to_write(desk, edition):
    draft = make_copy(edition)

    page = text(send(desk, at("draft_import", draft), as_json(content_of(draft))))

    assert "yazılacak bir şey yok" in page


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("surum.csv", b"a;b", "buradan indirdiğiniz .xlsx ya da .json"),
        ("surum.json", b"", "Dosya boş"),
        ("surum.json", b" " * (4 * 1024 * 1024 + 1), "en çok 4,0 MB"),
    ],
)
def test_what_cannot_be_read_is_told_beside_the_file(desk, edition, name, content, sentence):
    assert sentence in text(send(desk, at("draft_import", make_copy(edition)), content, name))


def test_texts_that_no_page_carries_are_refused(desk, edition, monkeypatch):
    monkeypatch.setattr(exchange_form, "MOST_CARRIED", 10)

    page = text(send(desk, at("draft_import", make_copy(edition)), as_json(content_of(edition))))

    assert "Dosyadaki metinler çok uzun" in page


def test_what_was_damaged_on_the_way_is_not_written(desk, edition):
    draft = make_copy(edition)

    response = desk.post(at("draft_import", draft), {"okunan": "bozuk"}, follow=True)

    assert "Gösterilenler yolda bozulmuş" in text(response)


def test_markup_of_a_file_is_shown_as_words(desk, edition):
    def change(told):
        told["measures"][0]["title_tr"] = "<script>alert(1)</script>"

    page = text(send(desk, at("draft_import", make_copy(edition)), changed_json(edition, change)))

    assert "<script>alert" not in page
    assert "biçim vermez" in page
