"""Staff who evaluate a file learn of its other evaluators neither from letters nor from the record."""

import pytest

from applications.choices import AssignmentState
from applications.policies import audit as audit_policy
from applications.policies import letters as letter_policy
from applications.queries import audit, letters
from cmdp.accounts.choices import Role
from cmdp.audit.record import record
from tests.factories.files import make_document, make_proposal
from tests.factories.letters import make_letter
from tests.factories.people import NOON, join
from tests.factories.reviews import make_assignment
from tests.factories.undertakings import make_undertaking
from tests.support.kept import kept

STAFF = ("manager", "officer", "administrator")


@kept
def other(cast):
    """The assignment of somebody else on a file that the manager evaluates too."""
    file = make_proposal(status="under_review", organisation=cast.organisation)
    make_assignment(file, cast["manager"], AssignmentState.ACCEPTED)
    return make_assignment(file, cast["evaluator"], AssignmentState.ACCEPTED)


def test_letters_to_the_other_evaluator_are_not_shown(other, cast):
    letter = make_letter(agency_id=cast.agency.pk, about_type="applications.assignment", about_id=other.pk)

    seen = {name: letter in letters.visible_to(cast[name]) for name in ("manager", "officer", "administrator")}

    assert seen == {"manager": False, "officer": True, "administrator": True}
    assert letter_policy.may_view(cast["manager"], letter).code == "blind"
    assert letter_policy.may_release(cast["manager"], letter).code == "blind"
    assert letter not in letters.releasable_by(cast["manager"])


def test_events_of_the_other_evaluator_are_not_shown(other, cast):
    event = record("assignment.send", other, by=cast["evaluator"], at=NOON, agency_id=cast.agency.pk)

    assert event not in audit.visible_to(cast["manager"])
    assert audit_policy.may_view(cast["manager"], event).code == "blind"


def test_who_works_on_the_file_is_not_told_by_its_events_either(other, cast):
    file = other.proposal
    acts = {name: record("proposal.take_on", file, by=cast[name], at=NOON, agency_id=cast.agency.pk) for name in STAFF}

    seen = {name: {by for by, event in acts.items() if event in audit.visible_to(cast[name])} for name in STAFF}
    said = {name: {by for by, event in acts.items() if audit_policy.may_view(cast[name], event)} for name in STAFF}

    assert seen == said == {"manager": {"manager"}, "officer": set(), "administrator": set(STAFF)}
    assert audit_policy.may_view(cast["manager"], acts["officer"]).code == "blind"


@pytest.mark.parametrize("make", [make_document, make_undertaking])
def test_who_opened_a_paper_of_the_file_is_not_told_either(other, cast, make):
    paper = make(other.proposal)
    verb = f"{paper._meta.model_name}.fetch"
    opened = {
        by: record(verb, paper, by=cast[by], at=NOON, agency_id=cast.agency.pk) for by in ("manager", "evaluator")
    }

    seen = {by: event in audit.visible_to(cast["manager"]) for by, event in opened.items()}
    codes = {by: audit_policy.may_view(cast["manager"], event).code for by, event in opened.items()}

    assert seen == {"manager": True, "evaluator": False}
    assert codes == {"manager": "", "evaluator": "blind"}


@pytest.mark.parametrize("make", [make_document, make_undertaking])
def test_whose_body_applied_does_not_learn_who_opened_its_papers(cast, make):
    join(cast["manager"], Role.ORGANISATION_VIEWER, cast.organisation)
    paper = make(make_proposal(status="under_review", organisation=cast.organisation))
    event = record("document.fetch", paper, by=cast["evaluator"], at=NOON, agency_id=cast.agency.pk)

    assert event not in audit.visible_to(cast["manager"])
    assert audit_policy.may_view(cast["manager"], event).code == "own_file"


def test_one_who_stepped_back_sees_them_again(other, cast):
    mine = other.proposal.assignments.get(evaluator=cast["manager"])
    mine.state, mine.ended_at, mine.reason = AssignmentState.STEPPED_BACK, NOON, "Yakınlık."
    mine.save()

    event = record("assignment.send", other, by=cast["evaluator"], at=NOON, agency_id=cast.agency.pk)

    assert event in audit.visible_to(cast["manager"])
