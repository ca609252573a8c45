"""Every constraint of what evaluators settle among themselves is broken once."""

import pytest
from django.db import IntegrityError, transaction

from applications.models import ConsensusReport, ConsensusVoice, DiscussionRemark
from tests.factories.discussions import make_remark, make_report
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_user

pytestmark = pytest.mark.django_db


def _report(**fields):
    return make_report(make_proposal(status="reviewed"), make_user(), **fields)


def _voice(report, person=None, **fields):
    told = {"version": 1, "agrees": True, "given_at": NOON, **fields}
    return ConsensusVoice.objects.create(report=report, person=person or make_user(), **told)


def _said_twice():
    first = make_remark(make_proposal(status="reviewed"), make_user())
    make_remark(first.proposal, first.written_by, form_key=first.form_key)


def _two_reports():
    make_report(_report().proposal, make_user())


def _two_voices():
    report, person = _report(), make_user()
    for _ in range(2):
        _voice(report, person)


BREAKERS = {
    "one_remark_per_form": _said_twice,
    "remark_has_a_text": lambda: make_remark(make_proposal(status="reviewed"), make_user(), text=""),
    "one_consensus_report_per_stage": _two_reports,
    "consensus_put_forward_has_a_text": lambda: _report(text="", proposed_at=NOON),
    "consensus_frozen_was_put_forward": lambda: _report(frozen_at=NOON),
    "consensus_closed_is_frozen": lambda: _report(closed_by=make_user()),
    "one_voice_per_person_and_version": _two_voices,
    "dissent_says_why": lambda: _voice(_report(), agrees=False),
}


@pytest.mark.parametrize("name", BREAKERS)
def test_constraint_refuses_its_breach(name):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        BREAKERS[name]()

    assert name in str(broken.value)


def test_every_constraint_of_these_tables_is_broken_here():
    models = (DiscussionRemark, ConsensusReport, ConsensusVoice)

    assert {rule.name for model in models for rule in model._meta.constraints} == set(BREAKERS)


def test_rows_name_themselves_by_keys_only():
    report = _report()
    remark, voice = make_remark(report.proposal, report.writer), _voice(report)

    assert (str(report), str(remark)) == (report.public_id, remark.public_id)
    assert str(voice) == f"{report.pk}/{voice.person_id}@1"
