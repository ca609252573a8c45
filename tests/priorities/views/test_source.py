"""The document that an edition rests on, through the browser."""

from pathlib import Path

import pytest
from django.urls import reverse

from priorities.models import Edition
from tests.factories.papers import PDF, make_docx, make_pdf
from tests.factories.priorities import make_draft, make_edition, make_source_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, administrator):
    """A browser in which the administrator is signed in."""
    client.force_login(administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def _at(name, edition):
    return reverse(f"priorities:{name}", args=[edition.public_id])


def _file_at(file):
    return reverse("priorities:source_file", args=[file.public_id])


def _text(response):
    return response.content.decode()


def test_a_file_is_given_named_in_the_editor_and_replaced(desk):
    draft = make_draft()

    page = _text(desk.post(_at("draft_source", draft), {"file": make_pdf(), "seen": "0"}, follow=True))
    first = Edition.objects.get().source_file
    assert f'href="{_file_at(first)}">Kaynak belgeyi indirin</a> (PDF, ' in page
    assert "karar.pdf" in _text(desk.get(_at("draft_source", draft)))

    desk.post(_at("draft_source", draft), {"file": make_pdf("yeni.pdf", words="2"), "seen": "1"})
    assert Edition.objects.get().source_file.name == "yeni.pdf"
    assert "karar.pdf" in _text(desk.get(_at("edition_history", draft)))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (lambda: {"seen": "0"}, "Önce bir dosya seçin."),
        (lambda: {"file": make_docx(), "seen": "0"}, "Bu türde bir dosya alınmıyor"),
        (lambda: {"file": make_pdf("karar.docx"), "seen": "0"}, "Bu türde bir dosya alınmıyor"),
        (lambda: {"file": make_pdf(), "seen": "4"}, "Siz bu sayfadayken taslak değişti."),
    ],
    ids=["none", "another kind", "another ending", "not read"],
)
def test_what_is_refused_is_said(typed, sentence, desk):
    response = desk.post(_at("draft_source", make_draft()), typed())

    assert (response.status_code, sentence in _text(response)) == (200, True)
    assert Edition.objects.get().source_file is None


def test_the_file_is_left_out_of_the_draft_by_who_has_read_it(desk):
    draft = make_draft(source_file=make_source_file())

    late = desk.post(_at("draft_source_leave_out", draft), {"seen": "3"}, follow=True)
    assert "Siz bu sayfadayken taslak değişti." in _text(late)
    assert Edition.objects.get().source_file is not None

    done = desk.post(_at("draft_source_leave_out", draft), {"seen": "0"}, follow=True)
    assert "dosyanın kendisi silinmedi" in _text(done)
    assert Edition.objects.get().source_file is None


def test_everyone_takes_the_document_of_a_published_edition_away(client):
    edition = make_edition(source="Karar", source_file=make_source_file(name="Karar ğ.pdf"))
    assert f'href="{_file_at(edition.source_file)}">Belgeyi indirin</a>' in _text(client.get(_at_public(edition)))

    response = client.get(_file_at(edition.source_file))

    assert b"".join(response) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''Karar%20%C4%9F.pdf"
    assert (response["X-Content-Type-Options"], response["Cache-Control"]) == ("nosniff", "public, max-age=60")
    assert client.get(_file_at(edition.source_file), headers={"If-None-Match": response["ETag"]}).status_code == 304


def _at_public(edition):
    return reverse("priorities:edition", args=[edition.number])


def test_the_document_of_a_draft_is_kept_by_no_cache(desk):
    draft = make_draft(source_file=make_source_file())

    assert "private" in desk.get(_file_at(draft.source_file))["Cache-Control"]


def test_a_document_that_the_disk_lost_is_not_found(client):
    edition = make_edition(source_file=make_source_file())
    Path(edition.source_file.file.path).unlink()

    assert client.get(_file_at(edition.source_file)).status_code == 404
