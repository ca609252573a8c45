"""Two at once over one conclusion: it takes effect once, or not at all."""

from functools import partial

import pytest

from applications.choices import Status
from applications.domain import checking
from applications.models import CheckConclusion, Proposal
from cmdp.accounts.choices import Role
from cmdp.audit.models import Event
from tests.applications.domain.test_conclusions import LATER
from tests.factories.decisions import answer_lists, make_authority_paper
from tests.factories.files import make_proposal
from tests.factories.people import make_cast, make_member
from tests.factories.rules import make_call, make_rule_set
from tests.support.race import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def concluded(cast):
    """A file that an officer would let pass."""
    call = make_call(agency=cast.agency, rule_set=make_rule_set(frozen=True, values={"second_officer": "yes"}))
    file = make_proposal(call=call, status=Status.SUBMITTED, organisation=cast.organisation)
    make_authority_paper(cast.organisation, by=cast["officer"])
    answer_lists(file, cast["officer"])
    checking.pass_check(file.pk, by=cast["officer"], at=LATER)
    return CheckConclusion.objects.get()


def test_two_who_consent_at_once_let_the_file_pass_once(cast, concluded):
    others = (cast["manager"], make_member(Role.AGENCY_OFFICER, cast.agency))
    told = {"seen": concluded.public_id, "at": LATER}

    answers = race(*(partial(checking.confirm_conclusion, concluded.proposal_id, by=one, **told) for one in others))

    assert answers == ["", "none_waits"]
    assert Event.objects.filter(verb="proposal.pass_check").count() == 1


def test_a_consent_and_a_refusal_of_it_at_once_leave_one_of_the_two(cast, concluded):
    key, told = concluded.proposal_id, {"by": cast["manager"], "at": LATER}
    confirm = partial(checking.confirm_conclusion, key, seen=concluded.public_id, **told)

    answers = race(confirm, partial(checking.drop_conclusion, key, reason="Eksik.", **told))

    concluded.refresh_from_db()
    passed = Proposal.objects.get(pk=key).status == Status.UNDER_REVIEW
    assert (answers, concluded.is_confirmed) == (["", "none_waits"], passed)
