"""Lists that several desks share."""

from applications.choices import Status
from cmdp.audit.record import record
from tests.architecture.budgets.page import Page
from tests.factories.decisions import make_request
from tests.factories.files import make_proposal
from tests.factories.jobs import make_job
from tests.factories.letters import make_letter
from tests.factories.people import NOON, make_organisation, make_user
from tests.factories.rules import make_call


def _letters(cast, rows):
    for _ in range(rows):
        make_letter(agency_id=cast.agency.pk)


def _events(cast, rows):
    for _ in range(rows):
        record("x.y", make_organisation(), by=make_user(), at=NOON, agency_id=cast.agency.pk)


def _jobs(cast, rows):
    for _ in range(rows):
        make_job(cast["officer"])


def _dates(cast, rows):
    call = make_call(agency=cast.agency, opens_at=NOON, closes_at=NOON.replace(year=2027))
    for _ in range(rows):
        make_proposal(call=call, organisation=cast.organisation)
        make_proposal(call=call, organisation=cast.organisation, status=Status.SUBMITTED)
        returned = make_proposal(call=call, organisation=cast.organisation, status=Status.RETURNED)
        make_request(returned, cast["officer"])


PAGES = {
    "applications:my_calendar": Page(18, persona="owner", fill=_dates),
    "applications:letters": Page(4, persona="officer", fill=_letters),
    "applications:audit": Page(6, persona="manager", fill=_events),
    "applications:jobs": Page(4, persona="officer", fill=_jobs),
}
