"""Lists that several desks share."""

from cmdp.audit.record import record
from tests.architecture.budgets.page import Page
from tests.factories.jobs import make_job
from tests.factories.letters import make_letter
from tests.factories.people import NOON, make_organisation, make_user


def _letters(cast, rows):
    for _ in range(rows):
        make_letter(agency_id=cast.agency.pk)


def _events(cast, rows):
    for _ in range(rows):
        record("x.y", make_organisation(), by=make_user(), at=NOON, agency_id=cast.agency.pk)


def _jobs(cast, rows):
    for _ in range(rows):
        make_job(cast["officer"])


PAGES = {
    "applications:letters": Page(4, persona="officer", fill=_letters),
    "applications:audit": Page(5, persona="manager", fill=_events),
    "applications:jobs": Page(4, persona="officer", fill=_jobs),
}
