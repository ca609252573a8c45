"""Files in pieces through their addresses, as the script of the page asks for them."""

import pytest
from django.urls import reverse

from applications.domain import uploads
from applications.models import PartialUpload
from tests.factories.drafts import ask_of_slot
from tests.factories.papers import PDF, make_pdf
from tests.support.shut import stored_files

SLOT = "organ_decision"
FILE = {"slot": SLOT, "name": "karar.pdf", "size": len(PDF), "mark": "1764300000"}


def begin(client, draft, **told):
    return client.post(reverse("applications:upload_begin", args=[draft.public_id]), {**FILE, **told})


def send(client, address, piece, offset):
    return client.post(f"{address}?offset={offset}", piece, content_type="application/octet-stream")


def whole(client, draft, content=PDF, **told):
    """Send a file to its end; its id."""
    begun = begin(client, draft, size=len(content), **told).json()
    assert send(client, begun["address"], content, 0).json()["received"] == len(content)
    return begun["id"]


@pytest.fixture
def papers(draft, address):
    return address("proposal_section", draft, "documents")


def test_a_broken_upload_goes_on_and_is_bound_to_the_draft(owner, draft, papers):
    first = begin(owner, draft).json()
    send(owner, first["address"], PDF[:20], 0)

    again = begin(owner, draft).json()
    page = owner.get(papers).content.decode()
    send(owner, again["address"], PDF[20:], again["received"])
    response = owner.post(papers, {"slot": SLOT, "upload": again["id"]})

    assert (first["id"], again["received"], response.url) == (again["id"], 20, f"{papers}#{SLOT}")
    assert "“karar.pdf” yüklemesi yarım kaldı" in page
    assert (draft.documents.get().file.read(), PartialUpload.objects.count()) == (PDF, 0)


def test_a_piece_sent_twice_is_told_how_far_the_file_is(owner, draft):
    address = begin(owner, draft).json()["address"]
    send(owner, address, PDF[:20], 0)

    answer = send(owner, address, PDF[:20], 0)

    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_offset")
    assert begin(owner, draft).json()["received"] == 20


@pytest.mark.parametrize(
    ("told", "status", "words"),
    [
        ({"size": 2_147_483_648}, 403, "Dosya 2.048 MB; en çok 10,0 MB olabilir."),
        ({"size": 0}, 403, "Dosya boş"),
        ({"name": "kur.exe"}, 403, "Bu türde bir dosya alınmıyor"),
        ({"size": "çok"}, 422, "Dosyanın bilgileri okunamadı"),
        ({"slot": "yok"}, 403, "böyle bir belge istenmiyor"),
    ],
)
def test_what_cannot_be_taken_is_said_before_it_is_sent(owner, draft, told, status, words):
    answer = begin(owner, draft, **told)

    assert (answer.status_code, words in answer.json()["told"], PartialUpload.objects.count()) == (status, True, 0)


@pytest.mark.parametrize(("piece", "query"), [(b"", "?offset=0"), (PDF, ""), (PDF, "?offset=x"), (PDF, "?offset=-1")])
def test_a_piece_that_says_nothing_is_no_piece(owner, draft, piece, query):
    address = begin(owner, draft).json()["address"]

    answer = owner.post(f"{address}{query}", piece, content_type="application/octet-stream")

    assert (answer.status_code, answer.json()) == (400, {"received": 0})


def test_a_piece_of_what_was_swept_meanwhile_finds_nothing(owner, draft, monkeypatch):
    address = begin(owner, draft).json()["address"]
    take = uploads.take

    def swept(key, *args, **kwargs):
        PartialUpload.objects.filter(pk=key).delete()
        return take(key, *args, **kwargs)

    monkeypatch.setattr(uploads, "take", swept)

    assert send(owner, address, PDF, 0).status_code == 404


def test_a_file_longer_than_it_said_is_refused(owner, draft):
    address = begin(owner, draft).json()["address"]

    answer = send(owner, address, PDF + b"0", 0)

    assert (answer.status_code, answer.json()["code"]) == (422, "changed")


def test_what_arrived_is_judged_like_any_file_and_goes_when_it_does_not_fit(
    owner, draft, papers, django_capture_on_commit_callbacks
):
    before = stored_files()
    upload = whole(owner, draft, b"MZ" + b"\x00" * 90)

    with django_capture_on_commit_callbacks(execute=True):
        response = owner.post(papers, {"slot": SLOT, "upload": upload})

    codes = [error.code for error in response.context["forms"][0].errors["file"].as_data()]
    assert "yarım kaldı" not in response.content.decode()
    assert (codes, PartialUpload.objects.count(), stored_files()) == (["not_what_it_claims"], 0, before)


def test_what_arrived_need_not_be_sent_again_for_a_missing_date(owner, draft, papers):
    ask_of_slot(draft, SLOT, asks_expiry=True)
    upload = whole(owner, draft)

    page = owner.post(papers, {"slot": SLOT, "upload": upload}).content.decode()
    owner.post(papers, {"slot": SLOT, "upload": upload, f"{SLOT}-valid_until": "31.12.2026"})

    assert f'name="upload" value="{upload}"' in page
    assert "“karar.pdf” geldi; yeniden seçmeniz gerekmez." in page
    assert draft.documents.count() == 1


def test_a_file_chosen_in_the_form_wins_over_one_sent_before(owner, draft, papers):
    upload = whole(owner, draft)

    owner.post(papers, {"slot": SLOT, "upload": upload, f"{SLOT}-file": make_pdf("yeni.pdf", words="yeni")})

    assert draft.documents.get().name == "yeni.pdf"


@pytest.mark.parametrize("taken", [0, 20])
def test_what_has_not_arrived_whole_is_no_file(owner, draft, papers, taken):
    begun = begin(owner, draft).json()
    if taken:
        send(owner, begun["address"], PDF[:taken], 0)

    response = owner.post(papers, {"slot": SLOT, "upload": begun["id"]})

    assert (list(response.context["forms"][0].errors), draft.documents.count()) == (["file"], 0)


@pytest.mark.parametrize("named", ["yok", "a\x00b", "../../etc", "x" * 5000])
def test_an_upload_that_is_none_is_no_file(owner, draft, papers, named):
    whole(owner, draft)

    response = owner.post(papers, {"slot": SLOT, "upload": named})

    assert (list(response.context["forms"][0].errors), draft.documents.count()) == (["file"], 0)


@pytest.mark.parametrize("persona", ["editor", "other_owner", "officer"])
def test_an_upload_is_its_senders_alone(owner, sign_in, draft, papers, persona):
    begun = begin(owner, draft).json()
    other = sign_in(persona)

    assert send(other, begun["address"], PDF, 0).status_code == 404
    assert other.post(f"{begun['address']}sil/").status_code == 404
    assert PartialUpload.objects.get().received == 0


def test_an_unfinished_upload_is_given_up_by_its_button(owner, draft, papers):
    begun = begin(owner, draft).json()

    response = owner.post(f"{begun['address']}sil/", follow=True)

    assert "“karar.pdf” yüklemesi silindi." in response.content.decode()
    assert PartialUpload.objects.count() == 0


def test_nothing_is_begun_after_the_close(owner, draft, set_clock):
    set_clock(draft.call_stage.closes_at)

    answer = begin(owner, draft)

    assert (answer.status_code, answer.json()["code"]) == (403, "call_closed")
