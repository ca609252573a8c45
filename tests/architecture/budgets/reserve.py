"""What the reserve list costs."""

from applications.choices import Status
from applications.models import Call
from tests.architecture.budgets.page import Page
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal
from tests.factories.reserve import make_call_up
from tests.factories.rules import make_call


def _list(cast, rows):
    call = make_call(agency=cast.agency)
    for _ in range(rows):
        make_call_up(cast, call=call)
        waiting = make_proposal(call=call, organisation=cast.organisation, status=Status.RESERVE)
        make_opinion(waiting, cast["manager"], rank=1)


PAGES = {
    "applications:call_reserve": Page(
        9,
        persona="manager",
        fill=_list,
        arguments=lambda _: {"public_id": Call.objects.get().public_id, "order": 1},
    ),
}
