"""What an evaluator may not do, each with a clear sentence, and nothing of what was typed is lost."""

import pytest
from django.urls import reverse

from applications.choices import AssignmentState, Status
from applications.domain import lifecycle
from applications.models import Mark, Review
from applications.queries.rules import rules_of
from cmdp.accounts.choices import Role
from cmdp.accounts.models import Membership
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.reviews import REASON, make_assignment, make_evaluator, marks_of, send
from tests.factories.rules import make_call
from tests.support.kept import kept

TYPED = "Uzun uzun yazılmış, başka hiçbir yerde durmayan bir gerekçe."


@kept
def call(cast):
    return make_call(agency=cast.agency)


@kept
def proposal(cast, call):
    return make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)


@kept
def opened(cast, proposal):
    return make_assignment(proposal, cast["evaluator"], AssignmentState.ACCEPTED)


def _post(client, assignment, **more):
    first, *_ = rules_of(assignment.proposal.call.rule_set).criteria
    typed = {"version": 0, f"p{first.pk}": 3, f"r{first.pk}": TYPED, **more}
    address = reverse("applications:evaluation_file", args=[assignment.public_id])
    return client.post(address, typed, headers={"origin": "http://testserver"})


def _refusal(response) -> tuple[int, bool]:
    return response.status_code, TYPED in response.content.decode()


@pytest.fixture
def evaluator(client, cast):
    client.force_login(cast["evaluator"])
    return client


@pytest.mark.parametrize("points", ["6", "-1", "2,5", "2.5", "٣", "1e1", "beş"])
def test_points_that_are_none_of_the_criterions_leave_every_word_on_the_page(evaluator, call, opened, points):
    first, *_ = rules_of(call.rule_set).criteria

    response = _post(evaluator, opened, **{f"p{first.pk}": points})

    page = response.content.decode()
    assert (response.status_code, TYPED in page, Mark.objects.exists()) == (200, True, False)
    assert f"“{points}” verilemez; sıfırdan en çok puana kadar bir tam sayı seçin." in page


def test_missing_reasons_are_named_one_by_one_before_sending(evaluator, opened):
    _post(evaluator, opened)

    page = evaluator.get(reverse("applications:evaluation_send", args=[opened.public_id])).content.decode()

    criteria = len(rules_of(opened.proposal.call.rule_set).criteria)
    assert page.count("Puan verilmedi.") == page.count("Gerekçe en az 50 karakter olmalı") == criteria - 1


def test_a_mark_after_the_evaluation_has_ended_is_refused_and_handed_back(evaluator, call, proposal, opened):
    send(make_assignment(proposal, make_evaluator(), AssignmentState.ACCEPTED), marks_of(call, 70))
    send(opened, marks_of(call, 70))

    response = _post(evaluator, opened)

    assert _refusal(response) == (403, True)
    assert "Değerlendirmenizi gönderdiniz; artık değiştirilemez." in response.content.decode()


def test_a_mark_for_somebody_elses_file_finds_nothing_and_is_handed_back(evaluator, proposal):
    response = _post(evaluator, make_assignment(proposal, make_evaluator(), AssignmentState.ACCEPTED))

    assert _refusal(response) == (404, True)
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status.WITHDRAWN, "Bu dosya artık sizde değil"),
        (Status.RETURNED, "Dosya şu anda değerlendirme aşamasında değil"),
    ],
)
def test_a_mark_for_a_file_that_is_not_under_review_is_refused_and_handed_back(
    cast, evaluator, proposal, opened, status, told
):
    if status == Status.WITHDRAWN:
        lifecycle.withdraw(proposal.pk, reason="Bütçe bulunamadı.", by=cast["owner"], at=NOON)
    else:
        type(proposal).objects.filter(pk=proposal.pk).update(status=status, status_before=Status.UNDER_REVIEW)

    response = _post(evaluator, opened)

    assert _refusal(response) == (403, True)
    assert told in response.content.decode()


def test_an_evaluator_who_became_one_of_the_applicants_reads_how_to_step_back(cast, evaluator, proposal, opened):
    seat = {"role": Role.ORGANISATION_VIEWER, "organisation": proposal.organisation}
    Membership.objects.create(user=cast["evaluator"], granted_at=NOON, **seat)

    response = _post(evaluator, opened)

    assert _refusal(response) == (403, True)
    assert "bu dosyayı değerlendiremezsiniz. Gerekçesini yazıp çekilin." in response.content.decode()


def test_an_officer_who_is_also_of_the_applicant_asks_nobody(cast, client, proposal):
    seat = {"role": Role.ORGANISATION_VIEWER, "organisation": proposal.organisation}
    Membership.objects.create(user=cast["officer"], granted_at=NOON, **seat)
    client.force_login(cast["officer"])

    response = client.post(
        reverse("applications:file_evaluators", args=[proposal.public_id]), {"people": [cast["evaluator"].pk]}
    )

    assert (response.status_code, proposal.assignments.exists()) == (404, False)


def test_nobody_is_asked_while_the_file_is_back_with_the_applicant(cast, client, proposal):
    type(proposal).objects.filter(pk=proposal.pk).update(
        status=Status.RETURNED, status_before=Status.UNDER_REVIEW, status_since=NOON
    )
    client.force_login(cast["officer"])

    response = client.post(
        reverse("applications:file_evaluators", args=[proposal.public_id]), {"people": [cast["evaluator"].pk]}
    )

    assert (response.status_code, proposal.assignments.exists()) == (403, False)
    assert "yalnızca değerlendirme aşamasındaki dosyaya istenebilir" in response.content.decode()


def test_two_browsers_of_one_evaluator_lose_no_word_of_either(evaluator, opened):
    first, *_ = rules_of(opened.proposal.call.rule_set).criteria
    _post(evaluator, opened, **{f"r{first.pk}": REASON, f"u{first.pk}": "on"})

    response = _post(evaluator, opened)

    page = response.content.decode()
    assert (response.status_code, REASON in page, TYPED in page) == (409, True, True)
    assert "Kayıtlı: değerlendiremiyorum" in page
