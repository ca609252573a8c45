"""Nothing tells an opinion before its release: no status, letter, count, feed, file, calendar or answer of the API.

Applicants, the public, evaluators, other agencies and the Ministry ask every address of the product that can be made of
the call's and the files' ids. Then the commission's opinions are recorded and held, and every answer must be what it was,
to the byte. After the release it is told everywhere at once.
"""

import datetime as dt
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from applications.choices import AssignmentState, OpinionOutcome, Status
from applications.domain import opinions
from applications.domain.opinions import Word
from applications.domain.private_calendar import make_calendar
from applications.models import Proposal
from cmdp.outbox.models import Letter, State
from tests.architecture.access import load_rows
from tests.factories.files import make_document, make_proposal, make_submission
from tests.factories.people import NOON
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call
from tests.support.walking import Got, moved, signed_in, walk

LATER = NOON + dt.timedelta(days=1)
PERSONAS = ("stranger", "owner", "evaluator")
TOLD = ("proposal_detail", "proposal_list", "proposal_objection", "call")
# Papers that are set from the rules or from what was sent, slowly; nothing of an opinion is among what they are given.
SET_SLOWLY = frozenset(
    f"applications:{name}"
    for name in ("call_form_docx", "call_form_pdf", "cover_letter_file", "cover_letter_pdf", "undertaking_paper")
)
SECRET = "Komisyonun sözü gizlidir."
OUTCOMES = (OpinionOutcome.NEGATIVE, OpinionOutcome.RESERVE, OpinionOutcome.POSITIVE)


@pytest.fixture
def scene(cast, monkeypatch):
    """Three evaluated files of the cast's in a call that has closed, and what addresses could be made of."""
    monkeypatch.setattr(timezone, "now", lambda: LATER)
    call = make_call(agency=cast.agency, closes_at=NOON - dt.timedelta(days=20))
    files = [make_proposal(call=call, organisation=cast.organisation, status=Status.REVIEWED) for _ in OUTCOMES]
    for file in files:
        make_submission(file)
        for name in ("evaluator", "other_evaluator"):
            make_assignment(file, cast[name], AssignmentState.SENT)
    token = make_calendar(by=cast["owner"], at=NOON)
    return {
        "public_id": [files[0].public_id, call.public_id],
        "call_id": [call.public_id],
        "document_id": [make_document(files[0]).public_id],
        "order": ["1"],
        "number": ["1"],
        "token": [token],
    }


def _browser(cast, name) -> Client:
    return Client() if name == "stranger" else signed_in(cast[name])


def _walk(cast, scene) -> dict[str, list[Got]]:
    return {name: walk(_browser(cast, name), scene, _answering(name)) for name in PERSONAS}


def _answering(name) -> list[str]:
    """The routes that answer such a person with something; that the others stay shut is the access table's to say.

    What everybody is answered alike, and limits how often one asks, is asked by the stranger alone.
    """
    rows = load_rows("tests.architecture.access").items()
    answering = {key.split()[0] for key, row in rows if row.method == "get" and row.answers[name] == 200} - SET_SLOWLY
    return sorted(route for route in answering if name == "stranger" or not route.startswith(("api_v1", "open_data")))


def _record(cast):
    files = Proposal.objects.order_by("pk")
    words = {
        file.pk: Word(outcome, SECRET, None if outcome == OpinionOutcome.NEGATIVE else Decimal(1000))
        for file, outcome in zip(files, OUTCOMES, strict=True)
    }
    told = {"words": words, "met_on": NOON.date(), "minutes_number": "1", "by": cast["manager"], "at": NOON}
    return opinions.record_opinions(files[0].call_stage_id, **told)


def _changed(cast, scene, name, known) -> set[str]:
    """The addresses of what a release tells that answer otherwise than they did."""
    after = walk(_browser(cast, name), scene, [f"applications:{route}" for route in TOLD])
    return {one.address for one in after if one.steady not in known}


def _moved(before, after) -> dict[str, list[str]]:
    return {name: moved(before[name], after[name]) for name in PERSONAS}


@pytest.mark.slow
def test_nothing_tells_before_the_release_and_everything_after_it(cast, scene):
    before = _walk(cast, scene)
    act = _record(cast)
    held = _walk(cast, scene)

    assert _moved(before, held) == {name: [] for name in PERSONAS}
    assert [one.address for name in PERSONAS for one in held[name] if b"gizlidir" in one.body] == []
    assert set(Letter.objects.values_list("state", flat=True)) == {State.HELD}

    opinions.release(act.pk, by=cast["manager"], at=NOON)
    file, call = scene["public_id"]

    known = {one.steady for name in PERSONAS for one in held[name]}
    own, shown = {f"/basvurular/{file}/", f"/basvurular/{file}/itiraz/", "/basvurular/"}, {f"/cagrilar/{call}/"}
    assert _changed(cast, scene, "owner", known) >= own | shown
    assert _changed(cast, scene, "stranger", known) >= shown
    assert set(Letter.objects.values_list("state", flat=True)) == {State.QUEUED}


def test_a_status_that_is_told_early_is_found(cast, scene, monkeypatch):
    from applications.presenters import standing  # noqa: PLC0415

    owner = signed_in(cast["owner"])
    before = walk(owner, scene, ["applications:proposal_detail"])
    monkeypatch.setattr(standing, "public_status", lambda proposal: Status(proposal.status))
    _record(cast)

    assert moved(before, walk(owner, scene, ["applications:proposal_detail"])) != []
