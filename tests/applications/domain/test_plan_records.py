"""What of proposed assignments is on the record: every proposal that was dropped, and both of a pair kept apart."""

import pytest

from applications.domain import plans
from applications.models.plan import PlanState
from cmdp.audit.models import Event
from tests.factories.people import NOON
from tests.factories.plans import make_plan
from tests.factories.reviews import make_evaluator
from tests.factories.rules import make_call
from tests.support.kept import kept


@kept
def window(cast):
    return make_call(agency=cast.agency).stages.get()


def _told(verb):
    return list(Event.objects.filter(verb=verb).order_by("pk").values_list("object_id", "actor_id", "changes"))


@pytest.mark.parametrize("state", [PlanState.WAITING, PlanState.PROPOSED])
def test_a_proposal_that_gives_way_to_another_is_dropped_on_the_record(cast, window, state):
    make_plan(window, cast["manager"], PlanState.DISCARDED)
    earlier = make_plan(window, cast["manager"], state)

    plans.propose(window.pk, least=0, most=2, answer_days=5, by=cast["manager"], at=NOON)

    assert _told("plan.discard") == [(earlier.pk, cast["manager"].pk, {})]


def test_a_plan_that_could_not_be_worked_out_is_dropped_once_by_the_system(cast, window):
    plan = make_plan(window, cast["manager"], PlanState.WAITING)

    for _time in range(2):
        plans.give_up(plan.pk, at=NOON)

    plan.refresh_from_db()
    assert plan.state == PlanState.DISCARDED
    assert _told("plan.discard") == [(plan.pk, None, {})]


def test_the_record_names_both_who_are_kept_apart_and_only_what_changed(cast, window):
    one, other = sorted((make_evaluator() for _ in range(2)), key=lambda person: person.pk)
    act = {"by": cast["manager"], "at": NOON}
    for _said in range(2):
        pair = plans.keep_apart(window, other, one, reason="Eşler.", **act)
    key = pair.pk

    plans.let_meet(pair, window=window, **act)

    keys = {"one": one.pk, "other": other.pk}
    assert _told("kept_apart.add") == [
        (key, cast["manager"].pk, {name: [None, person] for name, person in keys.items()})
    ]
    assert _told("kept_apart.remove") == [
        (key, cast["manager"].pk, {name: [person, None] for name, person in keys.items()})
    ]
