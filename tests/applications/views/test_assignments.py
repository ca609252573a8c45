"""The agency's page of a file's evaluators."""

import pytest
from django.test import Client
from django.urls import reverse

from applications.choices import AssignmentState, Status
from applications.models import Assignment
from tests.factories.files import make_proposal
from tests.factories.reviews import accepted, make_assignment, make_evaluator, marks_of, opinion, opinion_call, send
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept


@kept
def call(cast):
    return make_call(agency=cast.agency)


@kept
def proposal(cast, call):
    return make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)


def _client(person):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def _page(proposal, route="file_evaluators"):
    return reverse(f"applications:{route}", kwargs={"public_id": proposal.public_id})


def test_the_chosen_are_asked(cast, proposal):
    people = [cast["evaluator"].pk, cast["other_evaluator"].pk]

    response = _client(cast["officer"]).post(_page(proposal), {"people": people}, follow=True)

    assert "2 kişiye soruldu" in response.content.decode()
    assert {row.evaluator_id for row in Assignment.objects.all()} == set(people)


@pytest.mark.parametrize("typed", [{}, {"people": ["0"]}, {"people": ["x"]}])
def test_a_wrong_choice_is_a_sentence(cast, proposal, typed):
    response = _client(cast["officer"]).post(_page(proposal), typed)

    assert (response.status_code, [*response.context["form"].errors]) == (200, ["people"])


def test_too_many_is_a_sentence_beside_the_choice(cast, proposal):
    people = [cast["evaluator"].pk, cast["other_evaluator"].pk, make_evaluator().pk]

    response = _client(cast["officer"]).post(_page(proposal), {"people": people})

    assert response.context["form"].errors["people"] == [
        "Gerekenden çok kişi seçtiniz; sayfada yazan kadar kişi seçin."
    ]


def test_the_list_leaves_out_whoever_may_not_be_asked(cast, proposal):
    response = _client(cast["officer"]).get(_page(proposal))

    offered = {key for key, _ in response.context["form"].fields["people"].choices}
    assert offered == {cast["evaluator"].pk, cast["other_evaluator"].pk}


def test_without_anybody_to_ask_the_page_says_what_to_do(cast):
    call = make_call(agency=cast.agency, rule_set=make_rule_set(frozen=True, values={"assessors": "staff"}))
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    make_assignment(proposal, cast["manager"], AssignmentState.STEPPED_BACK)

    page = _client(cast["officer"]).get(_page(proposal)).content.decode()

    assert "Sorulabilecek kimse yok" in page


def test_totals_stay_unseen_until_the_file_is_finished(cast, call, proposal):
    pair = [accepted(proposal, by=cast["officer"]) for _ in range(2)]
    send(pair[0], marks_of(call, 71))
    client = _client(cast["officer"])
    before = client.get(_page(proposal)).content.decode()

    send(pair[1], marks_of(call, 72))

    after = client.get(_page(proposal)).content.decode()
    assert "71 / 100" not in before
    assert "1 değerlendirme bekleniyor." in before
    assert "Puanlar, bütün değerlendiriciler gönderdikten sonra görülebilir." in before
    assert "71 / 100" in after
    assert "71,50" in after


def test_the_need_for_a_third_is_told_in_a_sentence(cast, call, proposal):
    for total in (64, 65):
        send(accepted(proposal, by=cast["officer"]), marks_of(call, total))

    page = _client(cast["officer"]).get(_page(proposal)).content.decode()

    assert "üçüncü bir değerlendirici isteyin" in page
    assert "64 / 100" not in page


def test_an_opinion_is_shown_by_its_name(cast):
    call = opinion_call(agency=cast.agency)
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    for word in ("support", "support"):
        send(accepted(proposal, by=cast["officer"]), opinion(word))

    page = _client(cast["officer"]).get(_page(proposal)).content.decode()

    assert "<strong>desteklenmesi uygundur</strong>" in page


def test_whoever_evaluates_the_file_reads_why_he_cannot_see_the_others(cast):
    call = make_call(agency=cast.agency, rule_set=make_rule_set(frozen=True, values={"assessors": "staff"}))
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    make_assignment(proposal, cast["officer"], AssignmentState.ACCEPTED)

    response = _client(cast["officer"]).get(_page(proposal))

    assert response.status_code == 403
    assert "Bu dosyayı siz değerlendiriyorsunuz" in response.content.decode()


@pytest.mark.parametrize(("others", "said"), [(1, "başka birini isteyin"), (2, "istemeniz gerekmez")])
def test_a_cancelling_says_whether_somebody_is_to_be_asked(cast, proposal, others, said):
    for _ in range(others):
        make_assignment(proposal)
    address = _page(make_assignment(proposal), "assignment_cancel")

    page = _client(cast["officer"]).post(address, {"reason": "Ulaşılamadı."}, follow=True).content.decode()

    assert said in page


def test_a_cancelling_needs_its_reason(cast, proposal):
    assignment = make_assignment(proposal)
    address = _page(assignment, "assignment_cancel")
    client = _client(cast["officer"])

    refused = client.post(address, {"reason": " "})
    client.post(address, {"reason": "Ulaşılamadı."})

    assignment.refresh_from_db()
    assert [*refused.context["form"].errors] == ["reason"]
    assert (assignment.state, assignment.reason) == (AssignmentState.CANCELLED, "Ulaşılamadı.")


def test_a_manager_chooses_whose_marks_unlock(cast, call, proposal):
    pair = [send(accepted(proposal, by=cast["officer"]), marks_of(call, total)) for total in (70, 72)]
    client = _client(cast["manager"])

    empty = client.post(_page(proposal, "file_reopen"), {"reason": "İtiraz."})
    client.post(_page(proposal, "file_reopen"), {"assignments": [pair[0].pk], "reason": "İtiraz."})

    proposal.refresh_from_db()
    states = [Assignment.objects.get(pk=row.pk).state for row in pair]
    assert [*empty.context["form"].errors] == ["assignments"]
    assert (proposal.status, states) == (Status.UNDER_REVIEW, [AssignmentState.ACCEPTED, AssignmentState.SENT])


def test_the_work_list_says_what_an_evaluation_waits_for(cast, call, proposal):
    for total in (64, 65):
        send(accepted(proposal, by=cast["officer"]), marks_of(call, total))
    late = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    make_assignment(late)
    client = _client(cast["officer"])
    address = reverse("applications:work_list")

    page, mine = client.get(address).content.decode(), client.get(address, {"kimin": "mine"}).content.decode()

    words = ["Üçüncü bir değerlendirici isteyin", "1 değerlendirici isteyin", "1 değerlendirici gecikti"]
    assert [word in page for word in words] == [True] * 3
    assert [word in mine for word in words] == [False] * 3
