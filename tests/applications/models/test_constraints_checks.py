"""Every constraint of answers beside findings and of conclusions is broken once."""

import pytest
from django.db import IntegrityError, transaction

from applications.choices import CheckResult, Found, Status
from applications.models import CheckAnswer, CheckConclusion
from tests.factories.decisions import answer_lists
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_user

pytestmark = pytest.mark.django_db


def _conclusion(**fields):
    file = fields.pop("proposal", None) or make_proposal(status=Status.SUBMITTED)
    told = {"proposal": file, "call_stage": file.call_stage, "passes": True, "concluded_at": NOON}
    return CheckConclusion.objects.create(**{**told, "concluded_by": make_user(), **fields})


def _two():
    _conclusion(proposal=_conclusion().proposal)


def _by_oneself():
    me = make_user()
    _conclusion(concluded_by=me, ended_by=me, ended_at=NOON, is_confirmed=True)


def _unexplained():
    file = make_proposal(status=Status.SUBMITTED)
    answer_lists(file, make_user())
    CheckAnswer.objects.update(found=Found.FAILS, result=CheckResult.YES, reason="")


BREAKERS = {
    "one_waiting_conclusion_per_file": [_two],
    "conclusion_is_confirmed_by_another": [_by_oneself, lambda: _conclusion(ended_at=NOON, is_confirmed=True)],
    "conclusion_ended_has_when": [lambda: _conclusion(ended_by=make_user())],
    "check_against_a_finding_has_a_reason": [_unexplained],
}


@pytest.mark.parametrize(("name", "act"), [(name, act) for name, acts in BREAKERS.items() for act in acts])
def test_constraint_refuses_its_breach(name, act):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        act()

    assert name in str(broken.value)


def test_a_conclusion_names_itself_by_its_public_id():
    conclusion = _conclusion()

    assert str(conclusion) == conclusion.public_id
