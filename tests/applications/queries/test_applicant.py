"""What the applicant may know of a file, and since when."""

import datetime as dt

import pytest
from django.db import transaction

from applications.choices import OPINION_STATUSES, MinistryActKind, Status
from applications.models import Proposal
from applications.queries.applicant import (
    decision_of,
    documents_of,
    drafts_in,
    files_of,
    opinion_released_at,
    organisations_to_start_with,
    people_of,
    public_since,
    public_status,
    told_events,
)
from cmdp.audit.record import record
from tests.factories.decisions import make_ministry_act, make_opinion, make_request
from tests.factories.files import make_document, make_proposal
from tests.factories.people import NOON

LATER = NOON + dt.timedelta(days=3)


def _note(file, verb, by, at=NOON):
    with transaction.atomic():
        record(verb, file, by=by, at=at)


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("released", [False, True])
def test_an_opinion_is_hidden_until_it_is_released(status, released, cast):
    file = make_proposal(status=status, organisation=cast.organisation)
    if status in OPINION_STATUSES:
        make_opinion(file, cast["manager"], released=released)

    expected = Status.REVIEWED if status in OPINION_STATUSES and not released else status

    listed = files_of(cast["owner"]).get()
    assert (public_status(listed), public_status(Proposal.objects.get(pk=file.pk))) == (expected, expected)


def test_a_newer_opinion_that_is_held_hides_the_older_one(cast):
    file = make_proposal(status=Status.POSITIVE, organisation=cast.organisation)
    make_opinion(file, cast["manager"])
    make_opinion(file, cast["manager"], released=False)

    assert public_status(files_of(cast["owner"]).get()) == Status.REVIEWED


def test_a_file_without_an_opinion_has_no_release(cast):
    file = make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)

    assert opinion_released_at(file) is None


def test_a_status_is_known_since_it_was_reached(cast):
    make_proposal(status=Status.SUBMITTED, organisation=cast.organisation, status_since=LATER)

    assert public_since(files_of(cast["owner"]).get()) == LATER


def test_a_released_opinion_is_known_since_its_release(cast):
    earlier = NOON - dt.timedelta(days=1)
    file = make_proposal(status=Status.NEGATIVE, organisation=cast.organisation, status_since=earlier)
    make_opinion(file, cast["manager"])

    assert public_since(files_of(cast["owner"]).get()) == NOON


def test_a_held_opinion_is_known_as_reviewed_since_the_evaluation_ended(cast):
    file = make_proposal(status=Status.NEGATIVE, organisation=cast.organisation, status_since=LATER)
    make_opinion(file, cast["manager"], released=False)
    before_the_record = public_since(files_of(cast["owner"]).get())

    finished = NOON + dt.timedelta(days=1)
    _note(file, "proposal.finish", cast["officer"], at=finished)

    assert (before_the_record, public_since(files_of(cast["owner"]).get())) == (NOON, finished)


@pytest.mark.parametrize(("released", "told"), [(False, ["proposal.submit"]), (True, None)])
def test_the_story_leaves_held_opinions_out(cast, released, told):
    file = make_proposal(status=Status.RESERVE, organisation=cast.organisation)
    make_opinion(file, cast["manager"], released=released)
    _note(file, "proposal.submit", cast["owner"])
    _note(file, "proposal.opine_reserve", cast["manager"])

    verbs = [event.verb for event in told_events(file)]

    assert verbs == (told or ["proposal.opine_reserve", "proposal.submit"])


def test_a_held_opinion_stays_untold_after_a_withdrawal(cast):
    file = make_proposal(status=Status.WITHDRAWN, organisation=cast.organisation)
    make_opinion(file, cast["manager"], released=False)
    _note(file, "proposal.opine_positive", cast["manager"])
    _note(file, "proposal.withdraw", cast["owner"])

    assert [event.verb for event in told_events(file)] == ["proposal.withdraw"]


def test_the_agencys_inner_acts_are_not_told(cast):
    file = make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)
    for verb in ("take_on", "check", "comment", "write", "attach", "remove"):
        _note(file, f"proposal.{verb}", cast["officer"])

    assert told_events(file) == []


def test_the_people_behind_events_are_named_by_key(cast):
    file = make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)
    _note(file, "proposal.submit", cast["owner"])

    assert people_of(told_events(file)) == {cast["owner"].pk: cast["owner"].full_name}


def test_a_running_request_brings_its_deadline(cast):
    file = make_proposal(status=Status.RETURNED, organisation=cast.organisation)
    request = make_request(file, cast["officer"])

    assert files_of(cast["owner"]).get().due_at == request.due_at


@pytest.mark.parametrize(("persona", "may"), [("owner", True), ("editor", True), ("viewer", False), ("officer", False)])
def test_one_starts_for_organisations_one_writes_for(cast, persona, may):
    assert list(organisations_to_start_with(cast[persona])) == ([cast.organisation] if may else [])


def test_drafts_in_a_call_are_those_of_ones_organisations(cast):
    mine = make_proposal(organisation=cast.organisation)
    make_proposal(call=mine.call)
    make_proposal(call=mine.call, organisation=cast.organisation, status=Status.SUBMITTED)

    assert list(drafts_in(mine.call, cast["viewer"])) == [mine]


def test_papers_are_read_by_their_organisation_even_when_removed(cast):
    file = make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)
    paper = make_document(file, removed_at=NOON, removed_by=cast["owner"])

    assert (list(documents_of(cast["viewer"])), list(documents_of(cast["officer"]))) == ([paper], [])


@pytest.mark.parametrize(
    ("status", "told"), [(Status.APPROVED, "approved"), (Status.REFUSED, "refused"), (Status.WITH_MINISTRY, None)]
)
def test_the_applicant_reads_the_ministrys_word_once_it_is_final(status, told, cast):
    file = make_proposal(status=status, organisation=cast.organisation)
    make_ministry_act(file, cast["manager"])
    make_ministry_act(file, cast["manager"], MinistryActKind.APPROVED, amount=1)
    make_ministry_act(file, cast["manager"], MinistryActKind.REFUSED, reason="Mükerrer.")

    found = decision_of(file)

    assert (found and found.kind) == told
