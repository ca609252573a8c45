"""The plan of a stage, however many files stand in it."""

from applications.choices import Status
from applications.models import CallStage
from tests.architecture.budgets.page import Page
from tests.factories.files import make_proposal
from tests.factories.plans import make_plan, make_seat
from tests.factories.rules import make_call


def _files(cast, rows):
    window = make_call(agency=cast.agency).stages.first()
    plan = make_plan(window, cast["manager"])
    for _ in range(rows):
        file = make_proposal(call=window.call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
        make_seat(plan, file, cast["evaluator"])
        make_seat(plan, file, cast["other_evaluator"], place=1)


def _window(_cast):
    window = CallStage.objects.select_related("call").get()
    return {"public_id": window.call.public_id, "order": window.order}


PAGES = {"applications:call_plan": Page(13, persona="manager", fill=_files, arguments=_window)}
