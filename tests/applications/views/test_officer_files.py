"""The agency's desk in the browser's eyes: work list, list, a file's page, its acts."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.choices import LetterChannel, Status
from applications.domain import approving, conflicts
from applications.domain.lifecycle import record_cover_letter
from applications.models import Proposal
from cmdp.accounts.models import Organisation
from cmdp.audit.models import Event
from cmdp.outbox.models import Letter
from cmdp.regions.models import CalendarYear
from tests.factories.decisions import answer_lists, make_authority_paper, make_request
from tests.factories.drafts import make_ready_draft
from tests.factories.files import make_document, make_proposal, make_submission
from tests.factories.people import NOON
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call
from tests.support.kept import kept

INNER = ("proposal.ask_approval", "proposal.give_back")


@pytest.fixture
def officer(client, cast):
    client.force_login(cast["officer"])
    return client


@kept
def sent(cast):
    make_authority_paper(cast.organisation, by=cast["officer"])
    return make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)


def page_of(file, name="desk_proposal"):
    return reverse(f"applications:{name}", args=[file.public_id])


def test_work_list_shows_what_waits_by_kind(officer, sent, cast):
    returned = make_proposal(status=Status.RETURNED, organisation=cast.organisation, call=sent.call)
    make_request(returned, cast["officer"], due_at=sent.sent_at + dt.timedelta(days=900))

    html = officer.get(reverse("applications:work_list")).content.decode()

    assert sent.reference in html
    assert returned.reference in html


def test_work_list_of_one_person_leaves_out_what_others_hold(officer, sent):
    html = officer.get(reverse("applications:work_list"), {"kimin": "mine"}).content.decode()

    assert sent.reference not in html


@pytest.mark.parametrize("text", ["DÖKÜM", "dokum", ":", "#", '"', "%", "x" * 10_000])
def test_the_list_finds_or_does_not_find_but_never_fails(text, officer, sent):
    answer = officer.get(reverse("applications:desk_proposals"), {"q": text})

    assert answer.status_code == 200


def test_a_file_of_another_agency_does_not_exist(client, sent, cast):
    client.force_login(cast["other_officer"])

    assert client.get(page_of(sent)).status_code == 404


def test_a_files_page_shows_its_frozen_content(officer, sent):
    html = officer.get(page_of(sent)).content.decode()

    assert sent.title in html
    assert sent.submissions.get().sha256 in html


def test_who_evaluates_a_file_reads_in_its_history_of_no_conflict(officer, sent, cast):
    conflicts.state_conflict(sent.pk, cast["evaluator"], grounds=["kin"], by=cast["manager"], at=NOON)
    page, said = page_of(sent), "Çıkar çatışması kaydetti"
    before = said in officer.get(page).content.decode()
    make_assignment(sent, cast["officer"])

    html = officer.get(page).content.decode()

    assert (before, said in html) == (True, False)


def test_an_unsent_paper_of_a_returned_file_is_not_yet_the_agencys(officer, cast):
    file = make_proposal(status=Status.RETURNED, organisation=cast.organisation)
    paper = make_document(file, uploaded_at=file.sent_at + dt.timedelta(days=1))

    answer = officer.get(reverse("applications:desk_document", args=[paper.public_id]))

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("told", "words", "code"),
    [
        ({}, "virüs denetimi yapılmadı", ""),
        ({"scan": "waiting"}, "virüs denetimi sürüyor", "being_checked"),
        ({"scan": "infected", "finding": "Eicar", "scanned_at": NOON}, "zararlı içerik bulundu, açılamaz", "infected"),
        ({"scan": "clean", "scanned_at": NOON}, "", ""),
    ],
)
def test_staff_see_what_the_virus_checker_said(officer, cast, told, words, code):
    file = make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)
    paper = make_document(file, **told)
    make_submission(file)
    where = reverse("applications:desk_document", args=[paper.public_id])

    page, answer = officer.get(page_of(file)).content.decode(), officer.get(where)

    assert (words in page, "virüs" in page or "zararlı" in page) == (True, bool(words))
    assert (where in page, answer.status_code) == (not code, 403 if code else 200)
    assert not code or answer.context["verdict"].code == code


def test_checks_keep_what_was_typed_when_a_reason_is_missing(officer, sent):
    item = sent.call_stage.stage.check_items.first()

    answer = officer.post(page_of(sent, "proposal_checks"), {f"result_{item.pk}": "no", f"reason_{item.pk}": ""})

    assert answer.status_code == 200
    assert answer.context["form"].errors == {
        f"reason_{item.pk}": ["“Hayır” yanıtının gerekçesini yazın; gerekçe başvurana bildirilir."]
    }


def test_an_officer_returns_a_file_with_what_is_asked(officer, sent):
    typed = {"asked": "Meclis kararını yükleyin.", "sections": ["documents"]}

    answer = officer.post(page_of(sent, "proposal_return"), typed)

    sent.refresh_from_db()
    assert answer.status_code == 302
    assert sent.status == Status.RETURNED


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_deadline_over_an_unconfirmed_calendar_says_so(confirmed, officer, sent):
    now = timezone.now()
    for year in (now.year, now.year + 1):
        CalendarYear.objects.update_or_create(year=year, defaults={"is_confirmed": confirmed, "source": "RG"})

    html = officer.get(page_of(sent, "proposal_return")).content.decode()

    assert ("henüz doğrulanmadı" in html) is not confirmed


def test_an_act_that_is_not_open_says_why_instead_of_its_button(officer, sent, cast):
    answer_lists(sent, cast["officer"])

    html = officer.get(page_of(sent, "proposal_refuse")).content.decode()

    assert "en az bir maddeyi" in html or "Çağrı kapanmadan" in html
    assert "Gerekçelerle reddet</button>" not in html


def test_an_officer_takes_a_file_on(officer, sent, cast):
    officer.post(page_of(sent, "proposal_take_on"), {"expert": cast["manager"].pk})

    sent.refresh_from_db()
    assert sent.expert == cast["manager"]


def test_a_stranger_is_not_made_responsible(officer, sent, cast):
    officer.post(page_of(sent, "proposal_take_on"), {"expert": cast["other_officer"].pk})

    sent.refresh_from_db()
    assert sent.expert is None


def test_an_officer_remarks_on_a_shared_draft(officer, cast):
    draft = make_proposal(organisation=cast.organisation, is_shared_with_expert=True)

    officer.post(page_of(draft, "proposal_comment"), {"section": "budget", "text": "KDV oranını yazın."})

    html = officer.get(page_of(draft)).content.decode()
    assert draft.comments.get().text == "KDV oranını yazın."
    assert "KDV oranını yazın." in html


def test_an_officer_records_the_official_notification(officer, cast):
    file = make_proposal(status=Status.RETURNED, organisation=cast.organisation)
    make_request(file, cast["officer"])
    typed = {"kind": "kep", "notified_at_0": "03.03.2026", "notified_at_1": "10.00"}

    officer.post(page_of(file, "proposal_notify"), typed)

    assert file.completion_requests.get().notified_by == "kep"


def test_a_notification_in_the_future_is_refused_with_what_was_typed(officer, cast):
    file = make_proposal(status=Status.RETURNED, organisation=cast.organisation)
    make_request(file, cast["officer"])
    typed = {"kind": "kep", "notified_at_0": "03.03.2199", "notified_at_1": "10.00"}

    answer = officer.post(page_of(file, "proposal_notify"), typed)

    assert "gelecekte olamaz" in answer.content.decode()
    assert "03.03.2199" in answer.content.decode()


def test_an_officer_takes_an_expired_file_up_again(officer, cast):
    file = make_proposal(status=Status.RETURNED, organisation=cast.organisation)
    make_request(file, cast["officer"])

    officer.post(page_of(file, "proposal_resume"), {"reason": "Kalan belgelerle devam."})

    file.refresh_from_db()
    assert file.status == Status.SUBMITTED


def test_a_file_whose_time_ran_out_says_so_wherever_it_stands(officer, cast):
    file = make_proposal(status=Status.RETURNED, organisation=cast.organisation)
    asked = make_request(file, cast["officer"])
    places = [page_of(file), reverse("applications:desk_proposals"), reverse("applications:work_list")]
    before = ["süresi doldu" in officer.get(place).content.decode() for place in places]

    asked.expired_at = asked.due_at
    asked.save()

    after = ["süresi doldu" in officer.get(place).content.decode() for place in places]
    # What is due the work list says by the clock itself, a moment before the file is marked.
    assert (before, after) == ([False, False, True], [True] * 3)
    assert "dosya eksikleriyle sürdürülecek" in officer.get(page_of(file)).content.decode()


def test_an_officer_passes_and_refuses_from_their_pages(officer, sent, cast):
    bad = make_proposal(status=Status.SUBMITTED, organisation=cast.organisation, call=sent.call)
    answer_lists(sent, cast["officer"])
    answer_lists(bad, cast["officer"], refused=1)

    officer.post(page_of(sent, "proposal_pass"))
    officer.post(page_of(bad, "proposal_refuse"))

    for file in (sent, bad):
        file.refresh_from_db()
    assert [sent.status, bad.status] == [Status.UNDER_REVIEW, Status.INELIGIBLE]


def test_checks_are_saved_and_shown_again(officer, sent):
    item = sent.call_stage.stage.check_items.first()

    officer.post(page_of(sent, "proposal_checks"), {f"result_{item.pk}": "no", f"reason_{item.pk}": "İmzasız."})

    html = officer.get(page_of(sent, "proposal_checks")).content.decode()
    assert "İmzasız." in html


def test_an_empty_desk_says_so(officer):
    html = officer.get(reverse("applications:work_list")).content.decode()

    assert "Şu anda bekleyen iş yok" in html


@pytest.mark.parametrize(
    ("query", "said"), [("", "Henüz başvuru yok"), ("?q=yok", "Bu süzgeçlerle başvuru bulunamadı")]
)
def test_an_empty_list_blames_a_filter_only_where_there_is_one(query, said, officer):
    assert said in officer.get(reverse("applications:desk_proposals") + query).content.decode()


@pytest.mark.parametrize("query", ["?call=yok", "?status=submitted", "?mine=on", "?status=yanlis", "?sonra=bozuk"])
def test_filters_of_the_list_live_in_the_address(query, officer, sent):
    answer = officer.get(reverse("applications:desk_proposals") + query)

    assert answer.status_code == 200


def test_a_letter_corrected_while_the_officer_looked_is_not_confirmed_unseen(officer, sent, cast):
    address = page_of(sent, "cover_letter_confirm")
    record_cover_letter(
        sent.pk, number="E-12/346", date=NOON.date(), channel=LetterChannel.KEP, by=cast["owner"], at=NOON
    )

    refused = officer.post(address, {"seen": "E-12/345 2026-03-02 kep"})
    assert "Siz bakarken başvuran üst yazının sayısını" in refused.text
    assert 'value="E-12/346 2026-03-02 kep"' in refused.text
    assert sent.submissions.get().letter_confirmed_at is None

    officer.post(address, {"seen": "E-12/346 2026-03-02 kep"})
    assert sent.submissions.get().letter_confirmed_at is not None


def test_what_the_applicants_people_settle_among_themselves_is_not_shown(officer, cast):
    Organisation.objects.update(asks_approval=True)
    draft = make_ready_draft(make_call(agency=cast.agency), cast.organisation, cast["owner"])
    Proposal.objects.update(is_shared_with_expert=True)
    approving.ask_approval(draft.pk, note="", by=cast["editor"], at=NOON)
    approving.give_back(draft.pk, reason="Rakamlar şişirilmiş.", by=cast["owner"], at=NOON)

    page = officer.get(page_of(draft)).text

    assert Letter.objects.filter(kind="approval_back").exists()
    assert {words for words in ("Rakamlar şişirilmiş", "geri verildi", "onayını istedi") if words in page} == set()
    assert {(event.agency_id, event.reason) for event in Event.objects.filter(verb__in=INNER)} == {(None, "")}


def test_the_arrival_of_the_cover_letter_is_offered_once_it_was_written_down(officer, sent, cast):
    address = page_of(sent, "cover_letter_confirm")
    assert address not in officer.get(page_of(sent)).text
    record_cover_letter(
        sent.pk, number="E-12/345", date=NOON.date(), channel=LetterChannel.KEP, by=cast["owner"], at=NOON
    )

    assert address in officer.get(page_of(sent)).text
    asked = officer.get(address).text
    assert "E-12/345 sayılı, 2 Mart 2026 Pazartesi tarihli" in asked
    assert "Gönderildiği yol: KEP" in asked
    assert "E-12/345, 2 Mart 2026 Pazartesi, KEP" in officer.get(page_of(sent)).text
    answer = officer.post(address, {"seen": "E-12/345 2026-03-02 kep"})

    assert answer["Location"] == page_of(sent)
    page = officer.get(page_of(sent)).text
    assert (address in page, "ulaştı" in page, "Üst yazının ulaştığını onayladı" in page) == (False, True, True)
