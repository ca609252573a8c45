"""Every constraint of answers beside findings, of conclusions and of likenesses is broken once."""

import pytest
from django.db import IntegrityError, transaction

from applications.choices import CheckResult, Status
from applications.found import Found, TraceKind
from applications.models import CheckAnswer, CheckConclusion, LikenessLook, Trace
from tests.factories.decisions import answer_lists
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_user
from tests.factories.published import make_published

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


def _look(**fields):
    file = make_proposal(status=Status.SUBMITTED)
    told = {"proposal": file, "is_double": True, "word": "Aynı.", "looked_at": NOON, "looked_by": make_user()}
    if fields.pop("itself", False):
        fields["other"] = file
    LikenessLook.objects.create(**{**told, **fields})


def _trace_twice():
    file = make_proposal(status=Status.SUBMITTED)
    Trace.objects.bulk_create(Trace(proposal=file, kind=TraceKind.PLACE, value=1) for _ in range(2))


BREAKERS = {
    "one_trace_per_file_and_value": [_trace_twice],
    "likeness_is_of_one_other": [_look, lambda: _look(other=make_proposal(), project=make_published())],
    "likeness_is_of_another_file": [lambda: _look(itself=True)],
    "likeness_has_a_word": [lambda: _look(project=make_published(), word="")],
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
