"""The evaluator pool: one's own place in it is for whoever is signed in, the list is the agencies'."""

from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.pool import cv_file, make_cv, make_profile, make_tie, make_waiting
from tests.factories.rules import make_call

STRANGER = {"stranger": SIGN_IN}
STAFF = {"officer": 200, "manager": 200, "other_officer": 200, "other_manager": 200}
MANAGERS = {"manager": 200, "other_manager": 200}
NOT_MANAGERS = {"officer": 200, "other_officer": 200}


def _definitions(_cast):
    make_call()
    return {}


def _waiting(cast):
    return {"public_id": make_waiting(cast["newcomer"]).public_id}


def _draft(cast):
    return {"public_id": make_profile(cast["newcomer"], state="draft").public_id}


def _own_cv(cast):
    make_cv(make_profile(cast["newcomer"], state="draft"))
    return {}


def _own(cast):
    make_profile(cast["newcomer"], state="draft")
    return {}


def _tie(cast):
    return {"public_id": make_tie(make_profile(cast["newcomer"], state="draft")).public_id}


def _desk(**answers):
    return Row(REFUSED, **STRANGER, **answers)


ROWS = {
    "applications:pool_profile": Row(200, **STRANGER, arguments=_definitions),
    "applications:pool_profile post": Row(
        302,
        **STRANGER,
        method="post",
        arguments=_definitions,
        body=lambda _: {"employer": "Emekli", "languages": ["tr"], "sectors": ["food"], "capacity": "3"},
    ),
    "applications:pool_cv_upload": Row(302, **STRANGER, method="post", body=lambda _: {"file": cv_file()}),
    "applications:pool_cv": Row(404, **STRANGER, newcomer=200, arguments=_own_cv),
    "applications:pool_tie_add": Row(
        302, **STRANGER, method="post", body=lambda _: {"kind": "kin", "body": "Örnek Belediyesi"}
    ),
    "applications:pool_tie_remove": Row(302, **STRANGER, method="post", arguments=_tie),
    "applications:pool_apply": Row(302, **STRANGER, method="post"),
    "applications:pool_forget": Row(404, **STRANGER, newcomer=200, arguments=_own),
    "applications:pool_forget post": Row(404, **STRANGER, newcomer=302, method="post", arguments=_own),
    "applications:pool_list": _desk(**STAFF),
    "applications:pool_list waiting": Row(REFUSED, **STRANGER, **STAFF, query="?state=waiting"),
    "applications:pool_person": Row(REFUSED, **STRANGER, **STAFF, arguments=_waiting),
    "applications:pool_person draft": Row(
        REFUSED, **STRANGER, officer=404, manager=404, other_officer=404, other_manager=404, arguments=_draft
    ),
    "applications:pool_person_cv": Row(404, **STRANGER, **MANAGERS, newcomer=200, arguments=_waiting),
    "applications:pool_accept": Row(REFUSED, **STRANGER, **MANAGERS, **NOT_MANAGERS, arguments=_waiting),
    "applications:pool_accept post": Row(
        REFUSED,
        **STRANGER,
        manager=302,
        other_manager=302,
        officer=200,
        other_officer=200,
        method="post",
        arguments=_waiting,
    ),
    "applications:pool_refuse": Row(REFUSED, **STRANGER, **MANAGERS, **NOT_MANAGERS, arguments=_waiting),
    "applications:pool_refuse post": Row(
        REFUSED,
        **STRANGER,
        manager=302,
        other_manager=302,
        officer=200,
        other_officer=200,
        method="post",
        arguments=_waiting,
        body=lambda _: {"reason": "Deneyim beş yıldan az."},
    ),
}
