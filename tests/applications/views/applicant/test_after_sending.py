"""The status page and the acts after sending: taking back, withdrawing, opening, the cover letter."""

import io

import pytest
from docx import Document

from applications.choices import LetterChannel, Status
from applications.domain.checking import confirm_cover_letter
from applications.domain.lifecycle import record_cover_letter
from applications.models import Proposal
from cmdp.audit.models import Event
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal
from tests.factories.messages import make_message
from tests.factories.people import NOON
from tests.factories.printouts import make_printout
from tests.factories.rules import MONTH, make_call


def _text(response):
    return response.content.decode()


def test_the_status_page_says_where_the_file_is(owner, sent, address):
    page = _text(owner.get(address("proposal_detail", sent)))

    assert all(
        words in page
        for words in (
            "Başvurunuz nerede?",
            "OKA Kalkınma Ajansı",
            "2 Mart 2026 Pazartesi, 12.00",
            sent.submissions.get().sha256,
            "Başvuru gönderildi",
        )
    )


@pytest.mark.parametrize(("released", "words"), [(False, "ajans görüşü hazırlanıyor"), (True, "ajans görüşü olumsuz")])
def test_an_opinion_is_shown_once_it_is_released(owner, cast, address, released, words):
    file = make_proposal(status=Status.NEGATIVE, organisation=cast.organisation)
    make_opinion(file, cast["manager"], released=released)

    page = _text(owner.get(address("proposal_detail", file)))

    assert words in page
    assert ("olumsuz" in page) == released


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_its_page_for_every_member(sign_in, cast, address, status):
    file = make_proposal(status=status, organisation=cast.organisation)

    answers = {sign_in(persona).get(address("proposal_detail", file)).status_code for persona in ("owner", "viewer")}

    assert answers == {200}


def test_a_file_is_taken_back(owner, sent, address):
    page = owner.get(address("proposal_take_back", sent))
    response = owner.post(address("proposal_take_back", sent), follow=True)

    sent.refresh_from_db()
    assert page.context["verdict"].allowed
    assert (sent.status, "yeniden taslak" in _text(response)) == (Status.DRAFT, True)


def test_a_file_is_not_taken_back_after_the_close(owner, sent, address, set_clock):
    set_clock(sent.call_stage.closes_at)

    page, posted = owner.get(address("proposal_take_back", sent)), owner.post(address("proposal_take_back", sent))

    assert (page.context["verdict"].code, posted.status_code) == ("call_closed", 403)


def test_a_withdrawal_needs_a_reason(owner, sent, address):
    response = owner.post(address("proposal_withdraw", sent), {"reason": " "})

    sent.refresh_from_db()
    assert (list(response.context["form"].errors), sent.status) == (["reason"], Status.SUBMITTED)


def test_a_file_is_withdrawn(owner, sent, address, set_clock):
    set_clock(NOON + 3 * MONTH)

    owner.post(address("proposal_withdraw", sent), {"reason": "Kaynak bulunamadı."})

    sent.refresh_from_db()
    assert sent.status == Status.WITHDRAWN
    assert "Kaynak bulunamadı." in _text(owner.get(address("proposal_detail", sent)))


@pytest.mark.parametrize(
    ("verb", "typed", "sentence"),
    [
        ("proposal_take_back", {}, "Bu başvuru zaten taslak durumunda."),
        ("proposal_withdraw", {"reason": "Kaynak bulunamadı."}, "Bu başvuru zaten geri çekilmişti."),
    ],
)
def test_a_second_click_meets_what_the_first_left(owner, sent, address, verb, typed, sentence):
    owner.post(address(verb, sent), typed)

    response = owner.post(address(verb, sent), typed, follow=True)

    assert response.redirect_chain == [(address("proposal_detail", sent), 302)]
    assert sentence in _text(response)


def test_who_may_not_take_back_still_reads_why(sign_in, sent, address):
    assert sign_in("editor").post(address("proposal_take_back", sent)).status_code == 403


@pytest.mark.parametrize(("value", "is_shared"), [("yes", True), ("no", False), ("", False)])
def test_a_draft_is_opened_and_shut(owner, draft, address, value, is_shared):
    owner.post(address("proposal_share", draft), {"shared": value})

    draft.refresh_from_db()
    assert draft.is_shared_with_expert is is_shared


def test_a_shared_draft_says_so(owner, draft, address):
    owner.post(address("proposal_share", draft), {"shared": "yes"})

    assert "Taslağı ajansa kapat" in _text(owner.get(address("proposal_detail", draft)))


def test_the_cover_letter_is_a_word_file(owner, sent, address):
    response = owner.get(address("cover_letter_file", sent, 1))

    paper = Document(io.BytesIO(response.content))
    assert response["Content-Disposition"] == 'attachment; filename="ust-yazi-TR83-26-CMDP-0001.docx"'
    assert any("OKA KALKINMA AJANSI" in paragraph.text for paragraph in paper.paragraphs)


def test_the_cover_letter_is_a_pdf_too(owner, sent, address):
    response = owner.get(address("cover_letter_pdf", sent, 1))

    assert response.content.startswith(b"%PDF-1.7")
    assert response["Content-Disposition"] == 'attachment; filename="ust-yazi-TR83-26-CMDP-0001.pdf"'
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("route", ["submission_detail", "cover_letter_file", "cover_letter_pdf", "printout_file"])
@pytest.mark.parametrize("number", [0, 2, 10**18])
def test_a_sending_that_never_was_is_not_found(owner, sent, address, route, number):
    assert owner.get(address(route, sent, number)).status_code == 404


def test_the_sent_content_is_read_as_it_was(owner, sent, address):
    Proposal.objects.filter(pk=sent.pk).update(title="Sonradan")

    page = _text(owner.get(address("submission_detail", sent, 1)))

    assert "Ortak kalıp ve döküm test atölyesi" in page


def test_the_cover_letters_number_is_noted(owner, sent, address):
    owner.post(address("cover_letter_record", sent), {"number": "E-12/345", "date": "02.03.2026", "channel": "kep"})

    assert sent.submissions.get().letter_number == "E-12/345"
    page = _text(owner.get(address("proposal_detail", sent)))
    assert "E-12/345 sayılı, 02.03.2026 tarihli · KEP" in page
    assert "Ajans ulaştığını henüz onaylamadı." in page


def test_the_applicant_sees_that_the_cover_letter_arrived(owner, sent, cast, address):
    record_cover_letter(
        sent.pk, number="E-12/345", date=NOON.date(), channel=LetterChannel.KEP, by=cast["owner"], at=NOON
    )
    confirm_cover_letter(sent.pk, seen="E-12/345 2026-03-02 kep", by=cast["officer"], at=NOON)

    page = _text(owner.get(address("proposal_detail", sent)))

    assert "Ajans ulaştığını onayladı: 2 Mart 2026 Pazartesi, 12.00" in page
    assert "Ajans üst yazının ulaştığını onayladı" in page
    assert address("cover_letter_record", sent) not in page


@pytest.mark.parametrize(
    ("posted", "fields"),
    [
        ({"number": "", "date": ""}, ["number", "date", "channel"]),
        ({"number": "E-1", "date": "31.02.2026", "channel": "kep"}, ["date"]),
        ({"number": "E-1", "date": "03.03.2026", "channel": "kep"}, ["date"]),
        ({"number": "a" * 81, "date": "01.03.2026", "channel": "ebys"}, ["number"]),
        ({"number": "E-1", "date": "01.03.2026", "channel": "guvercin"}, ["channel"]),
    ],
)
def test_a_cover_letter_that_cannot_be_is_explained(owner, sent, address, posted, fields):
    response = owner.post(address("cover_letter_record", sent), posted)

    assert (response.status_code, list(response.context["form"].errors)) == (200, fields)
    assert sent.submissions.get().letter_number == ""


def test_a_draft_has_no_receipt(owner, draft, address):
    assert owner.get(address("proposal_receipt", draft)).status_code == 404


def test_the_pages_speak_english_under_en(owner, sent):
    assert owner.get(f"/en/basvurular/{sent.public_id}/").status_code == 200


def test_the_status_page_says_about_when_and_what_is_asked_of_whom(owner, cast, address):
    call = make_call()
    call.rule_set.rule_values.filter(key="check_expected_days").update(value="5")
    file = make_proposal(call=call, status=Status.SUBMITTED, organisation=cast.organisation)
    make_message(file)

    page = _text(owner.get(address("proposal_detail", file)))

    assert "Ne zaman beklenir" in page
    assert "varsayılan" in page
    assert "Geri alabileceğiniz son an" in page
    assert "Kimden ne bekleniyor?" in page
    assert "Mesajınızı yanıtlamak" in page


def test_where_nothing_was_announced_the_page_says_that(owner, sent, address):
    assert "Bu adım için bir süre ilan edilmedi." in _text(owner.get(address("proposal_detail", sent)))


def test_what_is_taken_away_is_on_the_record_and_not_in_the_story(owner, client, sent, cast, address):
    make_printout(sent)
    taken = [
        address("printout_file", sent, 1),
        address("cover_letter_file", sent, 1),
        address("cover_letter_pdf", sent, 1),
        address("undertaking_paper", sent, "undertaking"),
        address("budget_file", sent),
    ]

    for place in taken:
        owner.get(place)

    events = Event.objects.filter(verb__startswith="proposal.fetch_").order_by("pk")
    digest = sent.submissions.get().sha256
    assert [(event.verb.removeprefix("proposal.fetch_"), event.object_id) for event in events] == [
        (paper, sent.pk) for paper in ("sending", "letter", "letter", "undertaking", "budget")
    ]
    assert [event.changes for event in events[1:]] == [
        *[{"sha256": ["", digest]}] * 2,
        {"undertaking": ["", "undertaking"]},
        {},
    ]
    story = _text(owner.get(address("proposal_detail", sent)))
    client.force_login(cast["officer"])
    at_desk = client.get(address("desk_proposal", sent)).text
    assert not any(words in page for words in ("indirdi", "indirildi") for page in (story, at_desk))
