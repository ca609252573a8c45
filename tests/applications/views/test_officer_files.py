"""The agency's desk in the browser's eyes: work list, list, a file's page, its acts."""

import datetime as dt

import pytest
from django.urls import reverse

from applications.choices import Status
from tests.factories.decisions import answer_lists, make_authority_paper, make_request
from tests.factories.files import make_document, make_proposal


@pytest.fixture
def officer(client, cast):
    client.force_login(cast["officer"])
    return client


@pytest.fixture
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


def test_an_unsent_paper_of_a_returned_file_is_not_yet_the_agencys(officer, cast):
    file = make_proposal(status=Status.RETURNED, organisation=cast.organisation)
    paper = make_document(file, uploaded_at=file.sent_at + dt.timedelta(days=1))

    answer = officer.get(reverse("applications:desk_document", args=[paper.public_id]))

    assert answer.status_code == 404


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


def test_an_act_that_is_not_open_says_why_instead_of_its_button(officer, sent, cast):
    answer_lists(sent, cast["officer"])

    html = officer.get(page_of(sent, "proposal_refuse")).content.decode()

    assert "en az bir maddeyi" in html or "Çağrı kapanmadan" in html
    assert "Gerekçelerle reddet</button>" not in html
