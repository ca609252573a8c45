"""What the page of a stage's proposed assignments reads."""

from applications.choices import Status
from applications.models.plan import PlanState
from applications.queries.plans import apart_rows, plan_of, seats_of
from tests.factories.files import make_proposal
from tests.factories.plans import make_apart, make_plan, make_seat
from tests.factories.reviews import make_evaluator
from tests.factories.rules import make_call


def test_the_newest_plan_that_was_not_dropped_is_shown(cast):
    window = make_call(agency=cast.agency).stages.first()
    assert (plan_of(window), seats_of(None)) == (None, [])

    make_plan(window, cast["manager"], PlanState.IMPOSSIBLE)
    newer = make_plan(window, cast["manager"])
    make_plan(window, cast["manager"], PlanState.DISCARDED)

    assert plan_of(window) == newer


def test_people_stand_file_by_file_and_those_chosen_first(cast):
    call = make_call(agency=cast.agency)
    plan = make_plan(call.stages.first(), cast["manager"])
    files = [make_proposal(call=call, status=Status.UNDER_REVIEW) for _ in range(2)]
    first, second = sorted(files, key=lambda file: file.reference)
    person, other = make_evaluator(), make_evaluator()
    follows, chosen = make_seat(plan, second, person, 1), make_seat(plan, second, other)
    before = make_seat(plan, first, person)

    assert seats_of(plan) == [before, chosen, follows]


def test_who_is_kept_apart_is_the_agency_s_own_matter(cast):
    own, foreign = (
        make_call(agency=cast.agency).stages.first(),
        make_call(agency=cast["other_manager"].memberships.get().agency).stages.first(),
    )
    one, other = make_evaluator(), make_evaluator()
    row = make_apart(own, one, other, cast["manager"])
    make_apart(foreign, one, other, cast["other_manager"])

    assert list(apart_rows(own)) == [row]
