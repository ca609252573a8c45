"""Whose evaluations the agency waits for: late first, how much they hold, how fast they were, when reminded."""

import datetime as dt

import pytest
from django.urls import reverse

from applications.choices import AssignmentState, Status
from applications.domain import reminding
from applications.queries.reminding import last_reminded
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.pool import make_profile
from tests.factories.reviews import make_assignment, make_evaluator
from tests.factories.rules import make_call
from tests.support.kept import kept

DAY = dt.timedelta(days=1)


@kept
def call(cast):
    return make_call(agency=cast.agency)


@kept
def proposal(cast, call):
    return make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)


@pytest.fixture
def shown(client, cast):
    def page(name="officer", **asked):
        client.force_login(cast[name])
        return " ".join(client.get(reverse("applications:evaluations_awaited"), asked).content.decode().split())

    return page


def test_each_says_how_late_how_burdened_and_how_fast(cast, call, proposal, shown):
    person = make_profile(make_evaluator(full_name="Zehra Ilgaz"), capacity=7).user
    make_assignment(proposal, person, AssignmentState.ACCEPTED, due_at=NOON + DAY)
    done = make_proposal(call=call, organisation=cast.organisation, status=Status.REVIEWED)
    make_assignment(done, person, AssignmentState.SENT, asked_at=NOON - 6 * DAY)

    page = shown()

    assert all(words in page for words in ("Zehra Ilgaz", "1 / 7", "ortalama 6 gün", "1 kez gecikti", ">gecikti<"))


def test_only_the_late_are_shown_where_only_they_are_asked_for(proposal, shown):
    make_assignment(proposal, make_evaluator(full_name="Zehra Ilgaz"), due_at=NOON)
    make_assignment(proposal, make_evaluator(full_name="Veli Kaçkar"), due_at=NOON + 3650 * DAY)

    pages = shown(), shown(hangi="geciken")

    assert [("Zehra" in page, "Veli" in page) for page in pages] == [(True, True), (True, False)]


def test_the_last_reminder_is_told(cast, proposal, shown):
    waiting = make_assignment(proposal, make_evaluator())
    reminding.remind(proposal.pk, by=cast["officer"], at=NOON)

    assert last_reminded([waiting]) == {waiting.pk: NOON}
    assert "02.03.2026 12.00" in shown()


@pytest.mark.parametrize("state", [AssignmentState.SENT, AssignmentState.STEPPED_BACK])
def test_nobody_is_awaited_who_has_answered(proposal, shown, state):
    make_assignment(proposal, make_evaluator(full_name="Zehra Ilgaz"), state)

    assert "Beklenen değerlendirme yok" in shown()


def test_who_evaluates_a_file_does_not_find_the_others_here(cast, proposal, shown):
    make_assignment(proposal, cast["officer"], AssignmentState.ACCEPTED)
    make_assignment(proposal, make_evaluator(full_name="Zehra Ilgaz"))

    page = shown()

    assert ("Zehra" in page, proposal.reference in page) == (False, False)
