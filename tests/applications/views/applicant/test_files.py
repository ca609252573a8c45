"""The list, the start, the task list, the status page, sending and the acts after it."""

import io
from datetime import timedelta

import pytest
from docx import Document

from applications.choices import SectionKey, Status
from applications.models import Proposal
from tests.factories.decisions import DUE, make_opinion, make_request
from tests.factories.drafts import send, write
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_organisation
from tests.factories.rules import MONTH, make_call

AGREED = {"agreed": "on"}


@pytest.fixture
def sent(ready, cast):
    send(ready, by=cast["owner"])
    ready.refresh_from_db()
    return ready


def _text(response):
    return response.content.decode()


# The list ---------------------------------------------------------------------------
def test_the_list_names_status_and_next_step(owner, sent):
    page = _text(owner.get("/basvurular/"))

    assert "TR83/26/CMDP/0001" in page
    assert "başvuru alındı, ön incelemede" in page
    assert "Ajans uzmanı belgeleri ve uygunluğu inceleyecek." in page


def test_a_member_without_files_is_led_to_the_open_calls(sign_in, cast):
    assert 'href="/cagrilar/"' in _text(sign_in("owner").get("/basvurular/"))


def test_a_newcomer_is_led_to_organisations(sign_in, cast):
    assert "Önce kurumunuzu ekleyin" in _text(sign_in("newcomer").get("/basvurular/"))


def test_a_broken_page_token_gives_the_first_page(owner, sent):
    assert owner.get("/basvurular/?sonra=%00kırık").status_code == 200


# Starting ---------------------------------------------------------------------------
def test_a_file_is_started(owner, call, cast):
    response = owner.post(f"/basvurular/yeni/{call.public_id}/", {"organisation": cast.organisation.public_id})

    draft = Proposal.objects.get()
    assert (response.url, draft.organisation) == (f"/basvurular/{draft.public_id}/", cast.organisation)


def test_starting_twice_leads_to_one_file(owner, call, cast):
    for _ in range(2):
        owner.post(f"/basvurular/yeni/{call.public_id}/", {"organisation": cast.organisation.public_id})

    assert Proposal.objects.count() == 1


def test_an_existing_draft_is_pointed_at(owner, draft):
    page = _text(owner.get(f"/basvurular/yeni/{draft.call.public_id}/"))

    assert "Bu çağrıda taslağınız var" in page


@pytest.mark.parametrize("value", ["", "yok", "a" * 14])
def test_an_organisation_that_is_none_is_explained(owner, call, value):
    response = owner.post(f"/basvurular/yeni/{call.public_id}/", {"organisation": value})

    assert (response.status_code, list(response.context["form"].errors)) == (200, ["organisation"])


def test_an_organisation_of_others_is_no_choice(owner, call):
    foreign = make_organisation()

    response = owner.post(f"/basvurular/yeni/{call.public_id}/", {"organisation": foreign.public_id})

    assert (response.status_code, Proposal.objects.count()) == (200, 0)


def test_a_closed_call_takes_no_new_file(owner, call, cast, set_clock):
    set_clock(call.stages.get().closes_at)

    page = owner.get(f"/basvurular/yeni/{call.public_id}/")
    response = owner.post(f"/basvurular/yeni/{call.public_id}/", {"organisation": cast.organisation.public_id})

    assert page.context["verdict"].code == "call_closed"
    assert (response.status_code, Proposal.objects.count()) == (403, 0)


@pytest.mark.parametrize("persona", ["viewer", "newcomer", "officer"])
def test_who_writes_for_nobody_is_led_to_organisations(sign_in, call, persona):
    client = sign_in(persona)

    page = client.get(f"/basvurular/yeni/{call.public_id}/")
    posted = client.post(f"/basvurular/yeni/{call.public_id}/", {"organisation": "x"})

    assert (page.context["verdict"], posted.status_code) == (None, 200)


def test_a_call_in_preparation_is_not_found(owner):
    assert owner.get(f"/basvurular/yeni/{make_call(published=False).public_id}/").status_code == 404


# The task list ----------------------------------------------------------------------
def test_the_task_list_has_every_section_and_its_clock(owner, draft, address):
    response = owner.get(address("proposal_detail", draft))

    assert [task.key for task in response.context["tasks"]] == list(SectionKey.values)
    assert "30 gün kaldı" in _text(response)


def test_the_task_list_shows_the_rules_beside(owner, ready, address):
    labels = [str(meter.label) for meter in owner.get(address("proposal_detail", ready)).context["meters"]]

    assert labels == [
        "Süre",
        "Proje bütçesi",
        "Kaynaklar ile bütçenin farkı",
        "Destek tutarı",
        "Destek oranı",
        "Eş finansman",
    ]


def test_a_missing_authority_paper_leads_to_the_organisation(owner, draft, address):
    page = _text(owner.get(address("proposal_detail", draft)))

    assert f"/hesap/kurumlar/{draft.organisation.public_id}/" in page


def test_a_returned_file_says_what_is_asked_and_until_when(owner, sent, cast, address):
    Proposal.objects.filter(pk=sent.pk).update(status=Status.RETURNED, status_before=Status.SUBMITTED)
    make_request(sent, cast["officer"], asked="İmzalı meclis kararını yükleyin.")

    response = owner.get(address("proposal_detail", sent))

    assert "İmzalı meclis kararını yükleyin." in _text(response)
    assert response.context["asked"].due_at == DUE


# Before sending, sending ------------------------------------------------------------
def test_the_check_lists_every_obstacle_with_its_page(owner, draft, address):
    response = owner.get(address("proposal_send", draft))

    pages = {page.title for page in response.context["obstacles"]}
    assert {"Proje", "Yer", "Öncelikler", "Kurum", "Bütçe", "Kaynaklar", "Belgeler"} <= pages
    assert "Başvuruyu gönder" not in _text(response)


def test_a_ready_draft_shows_who_gets_letters(owner, ready, cast, address):
    page = _text(owner.get(address("proposal_send", ready)))

    assert "2 kişiye e-posta gidecek" in page
    assert cast["owner"].email in page


def test_the_deadline_stands_before_the_work_and_the_save_tells_its_day(owner, ready, address):
    page = _text(owner.get(address("proposal_detail", ready)))

    assert page.index("clock__left") < page.index("Yapılacaklar")
    assert "Son kayıt: 02.03.2026 12.00" in page


def test_a_returned_file_shows_its_number_and_what_is_asked(owner, sent, cast, address):
    Proposal.objects.filter(pk=sent.pk).update(status=Status.RETURNED, status_before=Status.SUBMITTED)
    make_request(sent, cast["officer"])

    response = owner.get(address("proposal_detail", sent))

    assert "TR83/26/CMDP/0001" in _text(response)
    assert [task.key for task in response.context["tasks"] if "ajans istedi" in task.hint] == ["documents"]


def test_what_will_be_sent_is_read_once_more(owner, ready, address):
    page = _text(owner.get(address("proposal_send", ready)))

    assert page.index("Gönderilecek içerik") < page.index(ready.summary) < page.index("Başvuruyu gönder")


def test_without_the_declaration_nothing_is_sent(owner, ready, address):
    response = owner.post(address("proposal_send", ready))

    ready.refresh_from_db()
    assert (response.status_code, list(response.context["form"].errors), ready.status) == (200, ["agreed"], "draft")


def test_sending_leads_to_the_receipt(owner, ready, address):
    response = owner.post(address("proposal_send", ready), AGREED, follow=True)

    submission = ready.submissions.get()
    page = _text(response)
    assert response.redirect_chain == [(address("proposal_receipt", ready), 302)]
    assert all(words in page for words in ("TR83/26/CMDP/0001", submission.sha256, "2 Mart 2026 Pazartesi, 12.00"))


def test_a_second_click_meets_the_receipt_with_a_sentence(owner, ready, address):
    owner.post(address("proposal_send", ready), AGREED)

    response = owner.post(address("proposal_send", ready), AGREED, follow=True)

    assert "zaten gönderilmişti" in _text(response)
    assert ready.submissions.count() == 1


def test_an_obstacle_that_came_meanwhile_is_shown(owner, ready, cast, address):
    write(ready, SectionKey.PROJECT, by=cast["editor"], summary="")

    response = owner.post(address("proposal_send", ready), AGREED)

    assert (response.status_code, response.context["refusal"].code) == (403, "summary_missing")
    assert [page.title for page in response.context["obstacles"]] == ["Proje"]


@pytest.mark.parametrize("persona", ["editor", "viewer"])
def test_who_does_not_own_reads_the_reason(sign_in, ready, address, persona):
    client = sign_in(persona)

    page, posted = client.get(address("proposal_send", ready)), client.post(address("proposal_send", ready), AGREED)

    assert (page.context["may_send"].code, posted.status_code) == ("not_owner", 403)
    assert ready.submissions.count() == 0


@pytest.mark.parametrize(("offset", "status"), [(-1, 302), (0, 403)])
def test_a_post_counts_by_the_instant_of_its_arrival(owner, ready, address, set_clock, offset, status):
    set_clock(ready.call_stage.closes_at + timedelta(seconds=offset))

    assert owner.post(address("proposal_send", ready), AGREED).status_code == status


def test_a_returned_file_is_completed_on_the_same_page(owner, sent, cast, address):
    Proposal.objects.filter(pk=sent.pk).update(status=Status.RETURNED, status_before=Status.SUBMITTED)
    make_request(sent, cast["officer"])

    page = _text(owner.get(address("proposal_send", sent)))
    response = owner.post(address("proposal_send", sent), AGREED, follow=True)

    sent.refresh_from_db()
    assert "Tamamlamayı gönder" in page
    assert "Tamamlamanız alındı" in _text(response)
    assert (sent.status, sent.submissions.count()) == (Status.SUBMITTED, 2)


def test_a_warning_does_not_stop_the_sending(owner, ready, address):
    ready.organisation.type = "agency"
    ready.organisation.save()

    response = owner.get(address("proposal_send", ready))

    assert ([page.title for page in response.context["warnings"]], response.context["count"]) == (["Kurum"], 0)
    assert "Başvuruyu gönder" in _text(response)


# After sending ----------------------------------------------------------------------
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


@pytest.mark.parametrize("route", ["submission_detail", "cover_letter_file"])
@pytest.mark.parametrize("number", [0, 2, 10**18])
def test_a_sending_that_never_was_is_not_found(owner, sent, address, route, number):
    assert owner.get(address(route, sent, number)).status_code == 404


def test_the_sent_content_is_read_as_it_was(owner, sent, address):
    Proposal.objects.filter(pk=sent.pk).update(title="Sonradan")

    page = _text(owner.get(address("submission_detail", sent, 1)))

    assert "Ortak kalıp ve döküm test atölyesi" in page


def test_the_cover_letters_number_is_noted(owner, sent, address):
    owner.post(address("cover_letter_record", sent), {"number": "E-12/345", "date": "02.03.2026"})

    assert sent.submissions.get().letter_number == "E-12/345"
    assert "E-12/345 sayılı, 02.03.2026 tarihli" in _text(owner.get(address("proposal_detail", sent)))


@pytest.mark.parametrize(
    ("posted", "fields"),
    [
        ({"number": "", "date": ""}, ["number", "date"]),
        ({"number": "E-1", "date": "31.02.2026"}, ["date"]),
        ({"number": "E-1", "date": "03.03.2026"}, ["date"]),
        ({"number": "a" * 81, "date": "01.03.2026"}, ["number"]),
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
