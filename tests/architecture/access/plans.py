"""Evaluators proposed for a stage of a call: the managers of its agency, unless they are kept from one of its files."""

from applications.choices import Status
from applications.models.plan import PlanState
from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.conflicts import make_conflict
from tests.factories.files import make_proposal
from tests.factories.plans import make_apart, make_plan, make_seat
from tests.factories.rules import make_call

STRANGER = {"stranger": SIGN_IN}


def _window(cast):
    return make_call(agency=cast.agency).stages.first()


def _at(window, **more):
    return {"public_id": window.call.public_id, "order": window.order, **more}


def _stage(cast):
    return _at(_window(cast))


def _planned(cast):
    window = _window(cast)
    file = make_proposal(call=window.call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    plan = make_plan(window, cast["manager"])
    make_seat(plan, file, cast["evaluator"])
    make_seat(plan, file, cast["other_evaluator"], place=1)
    return _at(window), plan


def _with_plan(cast):
    return _planned(cast)[0]


def _plan(cast):
    where, plan = _planned(cast)
    return {**where, "plan_id": plan.public_id}


def _impossible(cast):
    window = _window(cast)
    make_plan(window, cast["manager"], PlanState.IMPOSSIBLE, findings=[["most", 3, 1]])
    return _at(window)


def _blocked(cast):
    window = _window(cast)
    make_conflict(make_proposal(call=window.call, status=Status.UNDER_REVIEW), cast["manager"])
    return _at(window)


def _pair(cast):
    window = _window(cast)
    pair = make_apart(window, cast["evaluator"], cast["other_evaluator"], cast["manager"])
    return _at(window, pair_id=pair.public_id)


def _row(answer, arguments, **words):
    return Row(404, **STRANGER, manager=answer, arguments=arguments, **words)


ROWS = {
    "applications:call_plan": _row(200, _stage),
    "applications:call_plan proposed": _row(200, _with_plan),
    "applications:call_plan impossible": _row(200, _impossible),
    "applications:call_plan blocked": _row(REFUSED, _blocked),
    "applications:call_plan post": _row(
        302, _stage, method="post", body=lambda _: {"least": "0", "most": "5", "answer_days": "3"}
    ),
    "applications:plan_approve": _row(200, _plan, method="post"),
    "applications:plan_discard": _row(302, _plan, method="post"),
    "applications:apart_add": _row(302, _stage, method="post"),
    "applications:apart_remove": _row(302, _pair, method="post"),
}
