"""Letters, the record, long work."""

from django.template.loader import render_to_string

from applications.domain.private_calendar import make_calendar
from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.jobs import make_job
from tests.factories.letters import make_letter
from tests.factories.people import NOON

AGENCY = {"officer": 200, "manager": 200}
DESK = {**AGENCY, "other_officer": 200, "other_manager": 200}
CENTRE = {"ministry_reader": 200, "ministry_decider": 200, "administrator": 200}


def _letter(cast):
    page = render_to_string("mail/layout.html", {"subject": "Konu", "body": "Söz", "base_url": "https://cmdp.example"})
    return {"public_id": make_letter(agency_id=cast.agency.pk, batch="b", html=page).public_id}


def _job(cast):
    return {"public_id": make_job(cast["owner"], result="x").public_id}


def _calendar(cast):
    return {"token": make_calendar(by=cast["owner"], at=NOON)}


ROWS = {
    "applications:my_calendar": Row(200, stranger=SIGN_IN),
    "applications:my_calendar post": Row(200, stranger=SIGN_IN, method="post"),
    "applications:calendar_revoke": Row(302, stranger=SIGN_IN, method="post"),
    "applications:private_calendar": Row(everyone=200, arguments=_calendar),
    "applications:private_calendar unknown": Row(everyone=404, arguments=lambda _: {"token": "a" * 43}),
    "applications:letters": Row(REFUSED, stranger=SIGN_IN, **DESK, **CENTRE),
    "applications:letter": Row(404, stranger=SIGN_IN, **AGENCY, administrator=200, arguments=_letter),
    "applications:letter_html": Row(404, stranger=SIGN_IN, **AGENCY, administrator=200, arguments=_letter),
    "applications:letter_act": Row(
        404,
        method="post",
        stranger=SIGN_IN,
        **dict.fromkeys(AGENCY, 302),
        administrator=302,
        arguments=_letter,
        body=lambda _cast: {"act": "hold"},
    ),
    "applications:release_batch": Row(
        REFUSED,
        method="post",
        stranger=SIGN_IN,
        **dict.fromkeys({**DESK, **CENTRE}, 302),
        body=lambda _cast: {"batch": "b"},
    ),
    "applications:audit": Row(REFUSED, stranger=SIGN_IN, manager=200, other_manager=200, administrator=200),
    "applications:jobs": Row(200, stranger=SIGN_IN),
    "applications:job": Row(404, stranger=SIGN_IN, owner=200, arguments=_job),
    "applications:job_result": Row(404, stranger=SIGN_IN, owner=200, arguments=_job),
}
