"""An authority paper in pieces, through its addresses; whole, it is judged like one that came along with the form."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.domain import uploads
from cmdp.accounts.models import AuthorityPaper, PartialPaper
from tests.factories.offers import PDF
from tests.factories.people import NOON


@pytest.fixture
def page(cast):
    return f"/hesap/kurumlar/{cast.organisation.public_id}/yetki-belgesi/"


def _begin(client, page, content=PDF, **told):
    return client.post(f"{page}yukleme/", {"name": "yetki.pdf", "size": len(content), "mark": "1", **told})


def _lay(client, begun, piece):
    address = f"{begun['address']}?offset={begun['received']}"
    return client.post(address, piece, content_type="application/octet-stream").json()


def test_a_broken_upload_goes_on_and_becomes_the_paper(as_, cast, page):
    _lay(as_("owner"), _begin(as_("owner"), page).json(), PDF[:20])

    shown = as_("owner").get(page).content.decode()
    again = _begin(as_("owner"), page).json()
    _lay(as_("owner"), again, PDF[20:])
    answer = as_("owner").post(page, {"upload": again["id"]})

    assert (again["received"], answer.url) == (20, f"/hesap/kurumlar/{cast.organisation.public_id}/")
    assert "“yetki.pdf” yüklemesi yarım kaldı" in shown
    assert (AuthorityPaper.objects.get().file.read(), PartialPaper.objects.exists()) == (PDF, False)


@pytest.mark.parametrize(
    ("told", "status", "code"),
    [
        ({"name": "kur.exe"}, 403, "wrong_kind"),
        ({"size": 2_147_483_647}, 403, "too_large"),
        ({"size": "çok"}, 422, None),
    ],
)
def test_what_cannot_be_taken_is_said_before_it_is_sent(as_, page, told, status, code):
    answer = _begin(as_("owner"), page, **told)

    assert (answer.status_code, answer.json().get("code"), PartialPaper.objects.exists()) == (status, code, False)


def test_what_arrived_is_judged_and_goes_when_it_does_not_fit(as_, page):
    begun = _begin(as_("owner"), page, b"MZ" * 20).json()
    _lay(as_("owner"), begun, b"MZ" * 20)

    answer = as_("owner").post(page, {"upload": begun["id"]})

    form = answer.context["form"]
    assert "yarım kaldı" not in answer.content.decode()
    codes = [error.code for error in form.errors["file"].as_data()]
    assert (codes, AuthorityPaper.objects.exists(), PartialPaper.objects.exists()) == (
        ["not_what_it_claims"],
        False,
        False,
    )


@pytest.mark.parametrize("named", ["", "yok", "a\x00b"])
def test_nothing_chosen_is_said_at_the_field(as_, page, named):
    form = as_("owner").post(page, {"upload": named}).context["form"]

    assert list(form.errors) == ["file"]


def test_a_file_chosen_in_the_form_wins_over_one_begun(as_, page):
    _begin(as_("owner"), page)

    as_("owner").post(page, {"file": SimpleUploadedFile("yeni.pdf", PDF)})

    assert AuthorityPaper.objects.get().file_name == "yeni.pdf"


def test_an_upload_is_its_senders_and_needs_the_right_at_every_piece(as_, cast, page):
    begun = _begin(as_("owner"), page).json()
    address = f"{begun['address']}?offset=0"

    answers = {
        name: as_(name).post(address, PDF, content_type="application/octet-stream").status_code
        for name in ("editor", "officer", "other_owner")
    }

    assert answers == {"editor": 404, "officer": 404, "other_owner": 404}
    assert _begin(as_("editor"), page).json()["code"] == "not_owner"
    cast["owner"].memberships.update(role="organisation_viewer")
    assert as_("owner").post(address, PDF, content_type="application/octet-stream").json()["code"] == "not_owner"


def test_an_unfinished_upload_is_given_up_by_its_button_or_after_a_day(as_, page):
    first = _begin(as_("owner"), page).json()
    _begin(as_("owner"), page, mark="2")

    answer = as_("owner").post(f"{first['address']}sil/")
    PartialPaper.objects.update(touched_at=NOON)

    assert (answer.url, uploads.sweep(at=NOON + dt.timedelta(hours=25))) == (page, 1)
    assert not PartialPaper.objects.exists()
