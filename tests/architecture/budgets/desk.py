"""The lists of the agency's desk and of the Ministry's."""

from applications.choices import Status
from tests.architecture.budgets.page import Page
from tests.factories.decisions import make_ministry_act
from tests.factories.files import make_proposal
from tests.factories.rules import make_call


def _files(cast, rows):
    call = make_call(agency=cast.agency)
    for _ in range(rows):
        make_proposal(call=call, status=Status.SUBMITTED, organisation=cast.organisation)


def _forwarded(cast, rows):
    call = make_call(agency=cast.agency)
    for _ in range(rows):
        file = make_proposal(call=call, status=Status.WITH_MINISTRY, organisation=cast.organisation)
        make_ministry_act(file, cast["manager"])


PAGES = {
    "applications:work_list": Page(7, persona="officer", fill=_files),
    "applications:desk_proposals": Page(5, persona="officer", fill=_files),
    "applications:ministry_desk": Page(5, persona="ministry_decider", fill=_forwarded),
}
