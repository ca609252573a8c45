"""The evaluator's pages: what they show, what they keep, what they never tell."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from applications.choices import AssignmentState, Status
from applications.models import Document, Mark, Review
from applications.queries.rules import rules_of
from cmdp.kit.formats import format_deadline
from tests.factories.files import make_document, make_proposal, make_submission
from tests.factories.people import NOON
from tests.factories.reviews import REASON, make_assignment, make_evaluator, marks_of, opinion_call, send, write
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept

SOON = NOON + dt.timedelta(days=3650)


@kept
def call(cast):
    return make_call(agency=cast.agency)


@kept
def proposal(cast, call):
    return make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)


@kept
def asked(cast, proposal):
    return make_assignment(proposal, cast["evaluator"], due_at=SOON)


@kept
def opened(cast, proposal):
    return make_assignment(proposal, cast["evaluator"], AssignmentState.ACCEPTED, due_at=SOON)


@kept
def client(cast):
    client = Client()
    client.force_login(cast["evaluator"], backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def _address(route, assignment, **more):
    return reverse(f"applications:{route}", kwargs={"public_id": assignment.public_id, **more})


def _typed(call, total, *, version=0, **more):
    draft = marks_of(call, total)
    points = {f"p{key}": entry.points for key, entry in draft.marks.items()}
    reasons = {f"r{key}": entry.reason for key, entry in draft.marks.items()}
    return {"version": version, **points, **reasons, "comment": "", **more}


# Before the declaration ---------------------------------------------------------------
def test_until_when_to_answer_stands_where_it_is_looked_for(client, cast, proposal):
    until = SOON - dt.timedelta(days=30)
    waits = make_assignment(proposal, cast["evaluator"], due_at=SOON, answer_due_at=until)

    pages = [client.get(reverse("applications:evaluation_list")), client.get(_address("evaluation_declare", waits))]

    assert [format_deadline(until) in page.content.decode() for page in pages] == [True, True]


def test_before_the_declaration_the_file_leads_to_it(client, asked):
    response = client.get(_address("evaluation_file", asked))

    assert (response.status_code, response.url) == (302, _address("evaluation_declare", asked))


def test_the_declaration_names_who_applies_and_shows_no_content(client, asked, proposal):
    proposal.partners.create(kind="partner", name="Kuzey Üniversitesi")

    page = client.get(_address("evaluation_declare", asked)).content.decode()

    assert all(words in page for words in (str(proposal.organisation), "Kuzey Üniversitesi", proposal.title))
    assert proposal.summary not in page
    assert proposal.contact_name not in page


def test_a_declaration_without_both_ticks_opens_nothing(client, asked):
    response = client.post(_address("evaluation_declare", asked), {"has_no_conflict": "on"})

    asked.refresh_from_db()
    assert (response.status_code, asked.state) == (200, AssignmentState.ASKED)
    assert "Dosyanın açılması için gizliliği kabul edin." in response.content.decode()


def test_a_declaration_opens_the_file(client, asked):
    response = client.post(
        _address("evaluation_declare", asked), {"has_no_conflict": "on", "keeps_secret": "on"}, follow=True
    )

    asked.refresh_from_db()
    assert asked.state == AssignmentState.ACCEPTED
    assert asked.proposal.summary in response.content.decode()


def test_stepping_back_leads_to_the_list(client, asked):
    response = client.post(_address("evaluation_step_back", asked), {"reason": "Akrabam."}, follow=True)

    asked.refresh_from_db()
    assert (asked.state, asked.reason) == (AssignmentState.STEPPED_BACK, "Akrabam.")
    assert "Dosyadan çekildiniz" in response.content.decode()


# The file -----------------------------------------------------------------------------
def test_the_file_is_the_frozen_one_without_the_contact_person(client, opened, proposal):
    frozen = proposal.title
    type(proposal).objects.filter(pk=proposal.pk).update(title="Sonradan yazılan")

    page = client.get(_address("evaluation_file", opened)).content.decode()

    assert frozen in page
    assert "Sonradan yazılan" not in page
    assert proposal.contact_email not in page


def test_the_page_names_limits_floor_and_pass_mark(cast, client):
    rule_set = make_rule_set(values={"pass_mark": "61"})
    rule_set.grid_sections.update(floor=7)
    rule_set.frozen_at = NOON
    rule_set.save()
    call = make_call(agency=cast.agency, rule_set=rule_set)
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    assignment = make_assignment(proposal, cast["evaluator"], AssignmentState.ACCEPTED)
    write(assignment, marks_of(call, 20))

    page = " ".join(client.get(_address("evaluation_file", assignment)).content.decode().split())

    assert "geçme 61" in page
    assert "alt sınır 7" in page
    assert "<span data-total>20</span> / 100" in page


def test_saving_keeps_the_marks_and_says_when(client, call, opened):
    response = client.post(_address("evaluation_file", opened), _typed(call, 58), follow=True)

    total = sum(Mark.objects.filter(review__assignment=opened).values_list("points", flat=True))
    assert (total, Review.objects.get(assignment=opened).version) == (58, 1)
    assert "Kaydedildi" in response.content.decode()


def test_half_a_draft_is_kept(client, call, opened):
    first, second, *_ = rules_of(call.rule_set).criteria

    client.post(_address("evaluation_file", opened), {"version": 0, f"p{first.pk}": 2, f"r{second.pk}": "Yarım"})

    marks = {mark.criterion_id: (mark.points, mark.reason) for mark in Mark.objects.all()}
    assert (marks[first.pk], marks[second.pk]) == ((2, ""), (None, "Yarım"))


@pytest.mark.parametrize("points", ["99", "-1", "2,5", "yedi", "1e1"])
def test_points_that_are_none_are_refused_and_what_was_typed_stays(client, call, opened, points):
    first, second, *_ = rules_of(call.rule_set).criteria

    response = client.post(
        _address("evaluation_file", opened), {"version": 0, f"p{first.pk}": points, f"r{second.pk}": "Kalsın"}
    )

    assert response.status_code == 200
    assert [*response.context["form"].errors] == [f"p{first.pk}"]
    assert "Kalsın" in response.content.decode()
    assert not Review.objects.exists()


def test_a_wide_criterion_takes_a_number_instead_of_buttons(cast, client):
    rule_set = make_rule_set()
    criterion = rule_set.grid_sections.first().criteria.first()
    criterion.max_points = 40
    criterion.save()
    rule_set.frozen_at = NOON
    rule_set.save()
    call = make_call(agency=cast.agency, rule_set=rule_set)
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    assignment = make_assignment(proposal, cast["evaluator"], AssignmentState.ACCEPTED)

    for typed in ("41", "40"):
        client.post(_address("evaluation_file", assignment), {"version": 0, f"p{criterion.pk}": typed})

    assert Mark.objects.get(criterion=criterion).points == 40


def test_a_newer_version_shows_both_and_the_next_save_decides(client, call, opened):
    first, *_ = rules_of(call.rule_set).criteria
    client.post(_address("evaluation_file", opened), _typed(call, 58, **{f"r{first.pk}": "Önceki pencere"}))

    mine = _typed(call, 40, **{f"r{first.pk}": "Bu pencere"})
    conflict = client.post(_address("evaluation_file", opened), mine)
    again = conflict.context["form"]["version"].value()
    client.post(_address("evaluation_file", opened), {**mine, "version": again})

    page = conflict.content.decode()
    assert (conflict.status_code, again) == (409, "1")
    assert "Önceki pencere" in page
    assert "Bu pencere" in page
    assert Mark.objects.get(criterion=first).reason == "Bu pencere"


@pytest.mark.parametrize("version", ["", "yok", "-3", "9" * 30])
def test_a_broken_version_is_a_sentence_and_never_a_crash(client, call, opened, version):
    response = client.post(_address("evaluation_file", opened), _typed(call, 40, version=version))

    assert response.status_code in {200, 409}
    assert not Mark.objects.exists()


# Sending ------------------------------------------------------------------------------
def test_look_saves_and_shows_what_is_missing(client, call, opened):
    first, *_ = rules_of(call.rule_set).criteria
    typed = _typed(call, 58, look=1, **{f"r{first.pk}": "Kısa"})

    response = client.post(_address("evaluation_file", opened), typed, follow=True)

    page = response.content.decode()
    assert response.redirect_chain == [(_address("evaluation_send", opened), 302)]
    assert "Gerekçe en az 50 karakter olmalı; siz 4 yazdınız." in page
    assert "Değerlendirmemi gönder" not in page


def test_sending_locks_the_page(client, call, opened):
    review = write(opened, marks_of(call, 58))

    response = client.post(_address("evaluation_send", opened), {"version": review.version}, follow=True)

    page = response.content.decode()
    assert "Değerlendirmeniz gönderildi" in page
    assert "<textarea" not in page
    assert client.post(_address("evaluation_file", opened), _typed(call, 80)).status_code == 403


@pytest.mark.parametrize("version", ["0", "", "x"])
def test_an_old_look_is_not_sent(client, call, opened, version):
    write(opened, marks_of(call, 58))

    response = client.post(_address("evaluation_send", opened), {"version": version})

    opened.refresh_from_db()
    assert (response.status_code, opened.state) == (200, AssignmentState.ACCEPTED)
    assert "son hâline bakıp yeniden gönderin" in response.content.decode()


def test_an_opinion_is_written_and_sent(cast, client):
    call = opinion_call(agency=cast.agency)
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    assignment = make_assignment(proposal, cast["evaluator"], AssignmentState.ACCEPTED)
    typed = {"version": 0, "opinion": "conditional", "comment": REASON, "look": 1}

    look = client.post(_address("evaluation_file", assignment), typed, follow=True)
    client.post(_address("evaluation_send", assignment), {"version": 1})

    assignment.refresh_from_db()
    assert "koşulla desteklenebilir" in look.content.decode()
    assert (assignment.state, assignment.review.opinion) == (AssignmentState.SENT, "conditional")


def test_an_opinion_that_cannot_be_given_is_given_up_with_its_reason(cast, client):
    call = opinion_call(agency=cast.agency)
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    assignment = make_assignment(proposal, cast["evaluator"], AssignmentState.ACCEPTED)

    assert client.post(_address("evaluation_give_up", assignment), {}).status_code == 200
    client.post(_address("evaluation_give_up", assignment), {"reason": "Ekler eksik."})

    assignment.refresh_from_db()
    assert (assignment.state, assignment.reason) == (AssignmentState.UNSCORABLE, "Ekler eksik.")


# Blindness ----------------------------------------------------------------------------
@pytest.mark.parametrize("state", ["asked", "accepted", "sent"])
def test_no_page_of_an_evaluator_tells_of_another(client, cast, call, proposal, state):
    first = make_assignment(proposal, make_evaluator(full_name="Zehra Ilgaz"), AssignmentState.ACCEPTED)
    own = make_assignment(proposal, cast["evaluator"], AssignmentState.ACCEPTED, due_at=SOON)
    alone = _pages(client, own)
    send(first, marks_of(call, 11))

    together = _pages(client, own)

    assert together == alone
    assert "Zehra" not in together


def _pages(client, assignment):
    routes = ("evaluation_list", "evaluation_file", "evaluation_send", "evaluation_step_back")
    pages = []
    for route in routes:
        address = reverse("applications:evaluation_list") if route == "evaluation_list" else _address(route, assignment)
        pages.append(client.get(address).content.decode())
    return _without_tokens("".join(pages))


def _without_tokens(page):
    lines = page.splitlines()
    return "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line and "kaldı" not in line)


# Papers -------------------------------------------------------------------------------
def test_a_frozen_paper_is_downloaded_under_its_name(client, opened, proposal, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "karar.pdf").write_bytes(b"%PDF-1.7")
    document = make_document(proposal, file="karar.pdf", name="Meclis kararı.pdf")
    make_submission(proposal)

    response = client.get(_address("evaluation_document", opened, document_id=document.public_id))

    assert b"".join(response.streaming_content) == b"%PDF-1.7"
    assert response.headers["Content-Disposition"].startswith("attachment;")


def test_a_paper_added_after_the_sending_is_not_there(client, opened, proposal):
    later = make_document(proposal)

    response = client.get(_address("evaluation_document", opened, document_id=later.public_id))

    assert (response.status_code, Document.objects.count()) == (404, 1)


# The list -----------------------------------------------------------------------------
def test_the_list_parts_what_waits_from_what_is_done(client, cast, call, opened):
    done = make_assignment(
        make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW),
        cast["evaluator"],
        AssignmentState.SENT,
    )
    address = reverse("applications:evaluation_list")

    waiting, finished = (client.get(address + query).content.decode() for query in ("", "?durum=biten"))

    references = opened.proposal.reference, done.proposal.reference
    assert [reference in waiting for reference in references] == [True, False]
    assert [reference in finished for reference in references] == [False, True]


def test_an_empty_list_says_why(client):
    pages = [client.get(reverse("applications:evaluation_list") + query) for query in ("", "?durum=biten")]

    assert "Sizden beklenen bir değerlendirme yok" in pages[0].content.decode()
    assert "Henüz biten bir değerlendirmeniz yok" in pages[1].content.decode()


# Saved by itself ----------------------------------------------------------------------
def _unattended(client, assignment, typed):
    return client.post(_address("evaluation_file", assignment), typed, headers={"Accept": "application/json"})


def test_a_script_saves_without_leaving_the_page(client, call, opened):
    answers = [_unattended(client, opened, _typed(call, total, version=place)) for place, total in enumerate((40, 41))]

    assert [answer.json()["fields"] for answer in answers] == [{"version": 1}, {"version": 2}]
    assert answers[-1].json()["told"].startswith("Kaydedildi ")


def test_a_script_is_told_of_a_wrong_value(client, call, opened):
    first, *_ = rules_of(call.rule_set).criteria

    answer = _unattended(client, opened, {"version": 0, f"p{first.pk}": "99"})

    assert (answer.status_code, answer.json()["told"].startswith("Kaydedilemedi: “99”")) == (422, True)


def test_a_script_is_told_of_a_newer_version(client, call, opened):
    write(opened, marks_of(call, 50))

    answer = _unattended(client, opened, _typed(call, 40))

    assert (answer.status_code, "İki metni de görmek için" in answer.json()["told"]) == (409, True)
