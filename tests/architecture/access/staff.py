"""Letters, the record, long work."""

from django.template.loader import render_to_string

from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.jobs import make_job
from tests.factories.letters import make_letter

AGENCY = {"officer": 200, "manager": 200}
DESK = {**AGENCY, "other_officer": 200, "other_manager": 200}
CENTRE = {"ministry_reader": 200, "ministry_decider": 200, "administrator": 200}


def _letter(cast):
    page = render_to_string("mail/layout.html", {"subject": "Konu", "body": "Söz", "base_url": "https://cmdp.example"})
    return {"public_id": make_letter(agency_id=cast.agency.pk, batch="b", html=page).public_id}


def _job(cast):
    return {"public_id": make_job(cast["owner"], result="x").public_id}


ROWS = {
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
