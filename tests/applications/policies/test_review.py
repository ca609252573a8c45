"""Who may ask, read, mark, send, see: each reason once, and policy equal to query for everybody."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser

from applications.choices import AssignmentState, Status
from applications.models import Assignment, Proposal
from applications.policies import decision
from applications.policies.plans import may_plan
from applications.policies.review import (
    may_ask_evaluator,
    may_ask_evaluators,
    may_be_asked,
    may_cancel_assignment,
    may_declare,
    may_enter,
    may_give_up,
    may_open,
    may_reopen,
    may_save_review,
    may_see_assignments,
    may_see_marks,
    may_send_review,
    may_step_back,
    may_view,
)
from applications.queries.desk_files import DeskFilters, in_order, matching
from applications.queries.evaluation import (
    assigning_visible_to,
    assignments_visible_to,
    eligible_evaluators,
    marks_visible_to,
    readable_by_evaluator,
)
from cmdp.accounts.choices import Role
from cmdp.accounts.models import Membership, User
from cmdp.kit.actors import SYSTEM
from tests.factories.files import make_proposal
from tests.factories.people import NOON, join, make_member, make_organisation
from tests.factories.plans import make_apart
from tests.factories.pool import make_profile
from tests.factories.reviews import make_assignment, make_evaluator
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept


@kept
def call(cast):
    return make_call(agency=cast.agency, rule_set=make_rule_set(frozen=True, values={"assessors": "both"}))


@kept
def proposal(cast, call):
    return make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)


def _everybody(cast):
    return [AnonymousUser(), *cast.people.values()]


# Twins --------------------------------------------------------------------------------
@kept
def assignments(cast, call):
    people = [cast["evaluator"], cast["officer"]]
    rows = []
    for state in AssignmentState:
        file = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
        rows += [make_assignment(file, person, state) for person in people]
    return rows


def test_an_assignment_is_known_to_whom_the_policy_says(cast, assignments):
    gone = make_evaluator()
    rows = [*assignments, make_assignment(assignments[0].proposal, gone)]
    gone.memberships.update(ended_at=NOON)
    people = [*_everybody(cast), User.objects.get(pk=gone.pk)]

    for person in people:
        allowed = {row.pk for row in rows if may_view(person, row)}
        assert set(assignments_visible_to(person).values_list("pk", flat=True)) == allowed


def test_a_file_is_open_to_whom_the_policy_says(cast, assignments):
    opened = {}
    for person in _everybody(cast):
        allowed = {row.pk for row in assignments if may_open(person, row)}
        assert set(readable_by_evaluator(person).values_list("pk", flat=True)) == allowed
        opened[person] = len(allowed)

    assert opened[cast["evaluator"]] == 2


@kept
def files(cast, call):
    rows = []
    for status in Status:
        file = make_proposal(call=call, organisation=cast.organisation, status=status)
        if file.first_sent_at:
            make_assignment(file, cast["officer"], AssignmentState.STEPPED_BACK)
        rows.append(file)
    rows += [
        make_proposal(call=call, organisation=cast.organisation, status=Status.DRAFT, is_shared_with_expert=True),
        make_proposal(call=call, organisation=cast.organisation, status=Status.WITHDRAWN, sent_at=None),
        make_proposal(
            call=call, organisation=cast.organisation, status=Status.WITHDRAWN, status_before=Status.REVIEWED
        ),
    ]
    evaluated_by_staff = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    make_assignment(evaluated_by_staff, cast["officer"], AssignmentState.ACCEPTED)
    return [*rows, evaluated_by_staff]


@pytest.mark.slow
def test_assignments_are_seen_by_whom_the_policy_says(cast, files):
    seen = {}
    for name, person in cast.people.items():
        allowed = {row.pk for row in files if may_see_assignments(person, row)}
        assert set(assigning_visible_to(person).values_list("pk", flat=True)) == allowed
        seen[name] = len(allowed)

    assert seen["manager"] - seen["officer"] == 1
    assert {name for name, number in seen.items() if number} == {"officer", "manager"}


@pytest.mark.slow
def test_marks_are_seen_by_whom_the_policy_says(cast, files):
    for person in _everybody(cast):
        allowed = {row.pk for row in files if may_see_marks(person, row)}
        assert set(marks_visible_to(person).values_list("pk", flat=True)) == allowed


@pytest.mark.slow
@pytest.mark.parametrize("assessors", ["staff", "pool", "both"])
def test_those_may_be_asked_whom_the_policy_allows(cast, assessors):
    call = make_call(agency=cast.agency, rule_set=make_rule_set(frozen=True, values={"assessors": assessors}))
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    members = [make_evaluator() for _ in range(5)]
    join(members[0], Role.ORGANISATION_VIEWER, cast.organisation)
    partner = make_organisation()
    proposal.partners.create(kind="partner", name=partner.name, vkn=partner.vkn)
    join(members[1], Role.ORGANISATION_OWNER, partner)
    Membership.objects.filter(user=members[2]).update(ended_at=NOON)
    User.objects.filter(pk=members[3].pk).update(is_active=False)
    make_assignment(proposal, members[4], AssignmentState.STEPPED_BACK)
    everybody = list(User.objects.all())

    allowed = {person.pk for person in everybody if may_be_asked(proposal, person)}

    assert set(eligible_evaluators(proposal).values_list("pk", flat=True)) == allowed
    staff, pool = {cast["officer"].pk, cast["manager"].pk}, {cast["evaluator"].pk, cast["other_evaluator"].pk}
    assert allowed == {"staff": staff, "pool": pool, "both": staff | pool}[assessors]


def test_who_may_not_stand_beside_an_evaluator_is_not_asked(cast, proposal):
    there, colleague, apart = cast["evaluator"], make_evaluator(), make_evaluator()
    of_staff = make_member(Role.AGENCY_OFFICER, cast.agency)
    make_profile(there, employer="Fırat Üniversitesi", employer_vkn="1234567890")
    make_profile(colleague, employer="FIRAT ÜNİVERSİTESİ")
    make_apart(proposal.call_stage, apart, there, cast["manager"])
    for person in (cast["officer"], of_staff):
        make_profile(person, employer="Ajans")
    for person in (there, cast["officer"]):
        make_assignment(proposal, person)

    allowed = {person.pk for person in User.objects.all() if may_be_asked(proposal, person)}

    assert {may_be_asked(proposal, person).code for person in (colleague, apart)} == {"at_odds"}
    assert set(eligible_evaluators(proposal).values_list("pk", flat=True)) == allowed
    assert allowed == {of_staff.pk, cast["manager"].pk, cast["other_evaluator"].pk}


# Reasons ------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "code"),
    [("owner", "not_evaluator"), ("newcomer", "not_evaluator"), ("evaluator", ""), ("officer", ""), ("manager", "")],
)
def test_the_evaluators_desk_is_for_those_who_may_be_asked(cast, name, code):
    assert may_enter(cast[name]).code == code


@pytest.mark.parametrize(
    ("state", "codes"),
    [
        ("asked", ("", "", "not_declared", "not_declared", "not_declared")),
        ("accepted", ("already_answered", "", "", "", "")),
        ("sent", ("already_answered", "already_ended", "", "already_sent", "already_sent")),
        ("stepped_back", ("already_answered", "already_ended", "given_back", "given_back", "given_back")),
        ("unscorable", ("already_answered", "already_ended", "given_back", "given_back", "given_back")),
        ("cancelled", ("already_answered", "already_ended", "given_back", "given_back", "given_back")),
    ],
)
def test_what_an_evaluator_may_do_in_each_state(cast, proposal, state, codes):
    assignment = make_assignment(proposal, cast["evaluator"], state)
    person = cast["evaluator"]

    answers = (
        may_declare(person, assignment, at=NOON).code,
        may_step_back(person, assignment, at=NOON).code,
        may_open(person, assignment).code,
        may_save_review(person, assignment, at=NOON).code,
        may_send_review(person, assignment, at=NOON).code,
    )

    assert answers == codes


@pytest.mark.parametrize("act", [may_declare, may_step_back, may_save_review, may_send_review, may_give_up])
@pytest.mark.parametrize("name", ["other_evaluator", "officer", "owner", "administrator"])
def test_nobody_acts_for_an_evaluator(cast, proposal, act, name):
    assignment = make_assignment(proposal, cast["evaluator"])

    assert act(cast[name], assignment, at=NOON).code == "stranger"


def test_an_evaluator_who_left_the_pool_reads_nothing_more(proposal):
    gone = make_evaluator()
    assignment = make_assignment(proposal, gone, AssignmentState.ACCEPTED)
    gone.memberships.update(ended_at=NOON)
    gone.forget_seats()

    assert may_open(gone, assignment).code == "no_seat"


@pytest.mark.parametrize("status", [status for status in Status if status != Status.UNDER_REVIEW])
def test_nothing_is_written_outside_the_review(cast, call, status):
    file = make_proposal(call=call, organisation=cast.organisation, status=status)
    asked = make_assignment(file, cast["evaluator"])
    opened = make_assignment(file, cast["other_evaluator"], AssignmentState.ACCEPTED)

    codes = {
        may_declare(cast["evaluator"], asked, at=NOON).code,
        may_step_back(cast["evaluator"], asked, at=NOON).code,
        may_save_review(cast["other_evaluator"], opened, at=NOON).code,
    }

    assert codes == {"not_under_review"}


def test_an_assignment_of_an_earlier_stage_is_read_only(cast):
    call = make_call(agency=cast.agency, stages=2)
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    earlier = make_assignment(file, cast["evaluator"], AssignmentState.ACCEPTED)
    file.call_stage = call.stages.last()
    earlier.proposal = file

    verdicts = may_open(cast["evaluator"], earlier).code, may_save_review(cast["evaluator"], earlier, at=NOON).code

    assert verdicts == ("", "not_under_review")


def test_who_evaluates_a_file_never_sees_who_else_does(cast, proposal):
    make_assignment(proposal, cast["officer"], AssignmentState.ACCEPTED)

    assert may_see_assignments(cast["officer"], proposal).code == "evaluates_here"
    assert may_ask_evaluators(cast["officer"], proposal, at=NOON).code == "evaluates_here"


def test_no_more_are_asked_than_the_rules_want(cast, proposal):
    for _ in range(2):
        make_assignment(proposal)

    assert may_ask_evaluators(cast["officer"], proposal, at=NOON).code == "enough"


@pytest.mark.parametrize(("status", "code"), [(Status.SUBMITTED, "wrong_stage"), (Status.REVIEWED, "wrong_stage")])
def test_nobody_is_asked_outside_the_review(cast, call, status, code):
    file = make_proposal(call=call, organisation=cast.organisation, status=status)

    assert may_ask_evaluator(cast["officer"], file, cast["evaluator"], at=NOON).code == code


def test_one_person_is_asked_as_the_door_and_the_person_allow(cast, proposal):
    officer = cast["officer"]
    people = (cast["evaluator"], officer, cast["administrator"])

    assert [may_ask_evaluator(officer, proposal, one, at=NOON).code for one in people] == [
        "",
        "oneself",
        "not_assessor",
    ]


@pytest.mark.parametrize(("state", "code"), [("asked", ""), ("accepted", ""), ("sent", "already_ended")])
def test_what_an_officer_may_take_back(cast, proposal, state, code):
    assignment = make_assignment(proposal, cast["evaluator"], state)

    assert may_cancel_assignment(cast["officer"], assignment, at=NOON).code == code
    assert may_cancel_assignment(cast["other_officer"], assignment, at=NOON).code == "stranger"


def test_marks_stay_unseen_until_the_evaluation_is_finished(cast, call, proposal):
    done = make_proposal(call=call, organisation=cast.organisation, status=Status.REVIEWED, score=Decimal(70))

    codes = [may_see_marks(cast[name], file).code for name in ("officer", "owner") for file in (proposal, done)]

    assert codes == ["not_finished", "", "stranger", "stranger"]


@pytest.mark.parametrize("name", ["manager", "officer"])
@pytest.mark.parametrize(("state", "code"), [("sent", "evaluates_here"), ("stepped_back", "")])
def test_staff_who_marked_a_file_never_read_what_the_others_gave(cast, call, name, state, code):
    done = make_proposal(call=call, organisation=cast.organisation, status=Status.POSITIVE, score=Decimal(70))
    make_assignment(done, cast[name], state)

    assert may_see_marks(cast[name], done).code == code
    assert (done in marks_visible_to(cast[name])) == (not code)


def test_a_manager_who_marked_a_file_neither_ranks_its_call_nor_plans_in_it(cast, call):
    done = make_proposal(call=call, organisation=cast.organisation, status=Status.REVIEWED, score=Decimal(70))
    make_assignment(done, cast["manager"], AssignmentState.SENT)
    window = done.call_stage

    codes = [policy(cast["manager"], window).code for policy in (decision.may_see_ranking, may_plan)]

    assert codes == ["evaluates_here", "evaluates_here"]
    assert decision.may_see_ranking(make_member(Role.AGENCY_MANAGER, cast.agency), window)


def test_the_list_tells_who_marked_a_file_neither_its_score_nor_by_a_filter(cast, call):
    done = make_proposal(call=call, organisation=cast.organisation, status=Status.REVIEWED, score=Decimal(70))
    make_assignment(done, cast["manager"], AssignmentState.SENT)
    between = DeskFilters(marks_from=Decimal(1))

    shown = {name: [row.shown_score for row in in_order(cast[name], DeskFilters())] for name in ("manager", "officer")}
    found = {name: list(matching(cast[name], between)) for name in ("manager", "officer")}

    assert shown == {"manager": [None], "officer": [Decimal(70)]}
    assert found == {"manager": [], "officer": [done]}


def test_only_a_manager_takes_a_finished_evaluation_up_again(cast, call, proposal):
    done = make_proposal(call=call, organisation=cast.organisation, status=Status.REVIEWED)
    own = make_proposal(call=call, organisation=cast.organisation, status=Status.REVIEWED)
    make_assignment(own, cast["manager"], AssignmentState.SENT)
    asked = [(cast["owner"], done), (cast["officer"], done), (cast["manager"], own), (cast["manager"], proposal)]

    codes = [may_reopen(by, file, at=NOON).code for by, file in [*asked, (cast["manager"], done)]]

    assert codes == ["not_agency", "not_manager", "evaluates_here", "wrong_stage", ""]


def test_the_system_neither_reads_nor_asks(cast, proposal):
    assignment = make_assignment(proposal, cast["evaluator"])

    assert may_view(SYSTEM, assignment).code == "stranger"
    assert may_ask_evaluators(SYSTEM, proposal, at=NOON).code == "stranger"
    assert (Assignment.objects.count(), Proposal.objects.count()) == (1, 1)
