"""Whose file it is at the desk: taken on, handed over, refused without a word of why."""

import pytest

from applications.choices import Status
from applications.domain import checking
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from tests.factories.conflicts import make_conflict
from tests.factories.files import make_proposal
from tests.factories.people import NOON, join, make_member
from tests.factories.reviews import make_assignment
from tests.support.kept import kept


@kept
def sent(cast):
    return make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)


def test_take_on_names_the_expert_and_keeps_who_held_the_file(sent, cast):
    checking.take_on(sent.pk, expert=cast["officer"], by=cast["manager"], at=NOON)

    file = checking.take_on(sent.pk, expert=cast["manager"], by=cast["manager"], at=NOON)

    assert file.expert == cast["manager"]
    changes = Event.objects.filter(verb="proposal.take_on").order_by("pk").values_list("changes", flat=True)
    officer, manager = cast["officer"].pk, cast["manager"].pk
    assert list(changes) == [{"expert": [None, officer]}, {"expert": [officer, manager]}]


def test_take_on_refuses_an_expert_of_another_agency(sent, cast):
    with pytest.raises(Refused) as refused:
        checking.take_on(sent.pk, expert=cast["other_officer"], by=cast["manager"], at=NOON)

    assert refused.value.verdict.code == "unfit"


def test_why_somebody_cannot_get_a_file_is_not_told(sent, cast):
    colleagues = [make_member("agency_officer", cast.agency) for _ in range(3)]
    make_conflict(sent, colleagues[0])
    join(colleagues[1], "organisation_viewer", cast.organisation)
    make_assignment(sent, colleagues[2])
    told = []

    for colleague in colleagues:
        with pytest.raises(Refused) as refused:
            checking.take_on(sent.pk, expert=colleague, by=cast["manager"], at=NOON)
        told.append(refused.value.verdict)

    assert [verdict.code for verdict in told] == ["unfit"] * 3
    assert len({str(verdict.reason) for verdict in told}) == 1


def test_who_evaluates_a_file_does_not_try_out_who_may_have_it(sent, cast):
    make_assignment(sent, cast["officer"])

    with pytest.raises(Refused) as refused:
        checking.take_on(sent.pk, expert=cast["manager"], by=cast["officer"], at=NOON)

    assert refused.value.verdict.code == "evaluates_here"
