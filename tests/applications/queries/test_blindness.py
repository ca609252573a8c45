"""Staff who evaluate a file learn of its other evaluators neither from letters nor from the record."""

import pytest

from applications.choices import AssignmentState, Status
from applications.domain import checking, conflicts, scoring
from applications.policies import audit as audit_policy
from applications.policies import letters as letter_policy
from applications.policies.review import may_be_asked
from applications.presenters.record import lines, without_names
from applications.queries import audit, letters
from applications.queries.evaluation import conflicts_at_desk, eligible_evaluators
from cmdp.accounts.choices import Role
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM
from tests.factories.files import make_document, make_proposal
from tests.factories.letters import make_letter
from tests.factories.people import NOON, join, make_member
from tests.factories.reviews import accepted, make_assignment, make_evaluator, marks_of, send
from tests.factories.rules import make_call, make_rule_set
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


def test_what_was_done_to_a_letter_to_the_other_evaluator_is_not_told_either(other, cast):
    told = {"agency_id": cast.agency.pk, "about_type": "applications.assignment"}
    mine = other.proposal.assignments.get(evaluator=cast["manager"])
    events = {
        name: record(
            "letter.hold", make_letter(**told, about_id=about.pk), by=cast["officer"], at=NOON, agency_id=cast.agency.pk
        )
        for name, about in (("the other's", other), ("one's own", mine))
    }

    seen = {name: event in audit.visible_to(cast["manager"]) for name, event in events.items()}
    codes = {name: audit_policy.may_view(cast["manager"], event).code for name, event in events.items()}

    assert seen == {"the other's": False, "one's own": True}
    assert codes == {"the other's": "blind", "one's own": ""}


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


def test_what_others_did_to_ones_own_assignment_does_not_tell_that_one_is_the_third(other, cast):
    mine = other.proposal.assignments.get(evaluator=cast["manager"])
    told = {"agency_id": cast.agency.pk, "changes": {"is_third": (None, True)}}
    events = {name: record("assignment.ask", mine, by=by, at=NOON, **told) for name, by in _actors(cast)}

    seen = {name: event in audit.visible_to(cast["manager"]) for name, event in events.items()}
    said = {name: bool(audit_policy.may_view(cast["manager"], event)) for name, event in events.items()}

    assert seen == said == {"an officer": False, "an alternate's turn": False, "oneself": True}


def _actors(cast):
    return (("an officer", cast["officer"]), ("an alternate's turn", SYSTEM), ("oneself", cast["manager"]))


@pytest.mark.parametrize("acts", ["asked", "took it up again"])
def test_who_knows_who_evaluates_is_not_asked_to(cast, colleague, acts):
    rules = make_rule_set(frozen=True, values={"assessors": "both"})
    file = make_proposal(status=Status.UNDER_REVIEW, call=make_call(agency=cast.agency, rule_set=rules))
    before = set(eligible_evaluators(file))
    first = accepted(file, by=cast["officer"])
    if acts == "took it up again":
        for assignment in (first, accepted(file, by=cast["officer"])):
            send(assignment, marks_of(file.call, 80))
        scoring.reopen(file.pk, assignments=[first.pk], reason="Eksik.", by=cast["manager"], at=NOON)

    left = before - set(eligible_evaluators(file))

    knows = {"asked": {cast["officer"]}, "took it up again": {cast["officer"], cast["manager"]}}[acts]
    assert left == knows | {first.evaluator} & before
    assert {may_be_asked(file, person).code for person in knows} == {"checked"}
    assert may_be_asked(file, colleague)


# The file's page at the desk ----------------------------------------------------------
@kept
def colleague(cast):
    return make_member(Role.AGENCY_MANAGER, cast.agency)


def _history(file, *, is_evaluating):
    told = lines(audit.history_at_desk(file, is_evaluating=is_evaluating))
    return without_names(told) if is_evaluating else told


def test_who_evaluates_reads_nothing_of_a_conflict_of_another(other, cast, colleague):
    file = other.proposal
    before = _history(file, is_evaluating=True)
    conflict = conflicts.declare_conflict(other.pk, grounds=["kin"], by=cast["evaluator"], at=NOON)
    third = make_evaluator(full_name="Zehra Ilgaz")
    conflicts.state_conflict(file.pk, third, grounds=["work"], by=cast["officer"], at=NOON)
    conflicts.lift_conflict(conflict.pk, reason="Ad benzerliği.", by=colleague, at=NOON)

    told = _history(file, is_evaluating=False)

    assert [change.after for change in told[1].changes if change.is_of_people] == ["Zehra Ilgaz"]
    assert len(told) == len(before) + 3
    assert _history(file, is_evaluating=True) == before
    assert list(conflicts_at_desk(cast["manager"])) == []


def test_who_follows_another_reads_neither_that_others_marked_nor_the_score(cast, colleague):
    file = make_proposal(status=Status.UNDER_REVIEW, organisation=cast.organisation)
    first = accepted(file, by=cast["officer"], evaluator=cast["evaluator"])
    for assignment in (first, accepted(file, by=cast["officer"])):
        send(assignment, marks_of(file.call, 80))
    conflicts.state_conflict(file.pk, cast["evaluator"], grounds=["kin"], by=colleague, at=NOON)
    make_assignment(file, cast["manager"])

    whole, mine = (" ".join(map(str, _history(file, is_evaluating=blind))) for blind in (False, True))

    assert "80,00" in whole
    assert [word for word in ("80", "Değerlendirici", "Puan") if word in mine] == []


def test_a_handing_over_names_nobody_to_who_evaluates(other, cast, colleague):
    words = {"expert": cast["officer"], "by": colleague, "at": NOON}
    checking.take_on(other.proposal.pk, note="Ayşe Öz izinde.", **words)

    (line,) = _history(other.proposal, is_evaluating=True)

    assert (line.changes, line.reason, line.who) == ([], "", line.capacity)
