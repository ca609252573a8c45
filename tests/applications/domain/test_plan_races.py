"""Two plans at once for one place: of somebody who has room for one more file, one of the two gets it."""

import pytest

from applications.choices import Status
from applications.domain import plans
from applications.models import Assignment, AssignmentPlan
from applications.models.plan import PlanState
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_cast, make_organisation
from tests.factories.plans import make_plan, make_pool_call, make_seat
from tests.factories.pool import make_profile
from tests.factories.reviews import make_evaluator
from tests.support.race import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def _approved(cast, person):
    """A plan of a call of its own that asks this person for its one file."""
    call = make_pool_call(cast.agency)
    file = make_proposal(call=call, organisation=make_organisation(), status=Status.UNDER_REVIEW)
    plan = make_plan(file.call_stage, cast["manager"], PlanState.APPROVED)
    make_seat(plan, file, person)
    return plan


@pytest.mark.parametrize("_turn", range(3))
def test_two_plans_at_once_fill_one_place_once(_turn):
    cast, person = make_cast(), make_evaluator()
    make_profile(person, capacity=1)
    both = [_approved(cast, person) for _ in range(2)]

    answers = race(*(lambda plan=plan: plans.ask_all(plan.pk, at=NOON) for plan in both))

    refused = [len(refusals) for refusals in AssignmentPlan.objects.order_by("pk").values_list("refusals", flat=True)]
    assert (answers, sorted(refused)) == (["", ""], [0, 1])
    assert Assignment.objects.filter(evaluator=person).count() == 1
    assert not AssignmentPlan.objects.filter(asked_at=None).exists()
