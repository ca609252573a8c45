"""A call is moved while others begin, write and send: each meets the state that the first one left."""

import datetime as dt
from functools import partial

import pytest
from django.db import connection

from applications.choices import SectionKey, Status
from applications.domain import drafting, lifecycle
from applications.domain.repinning import repin
from applications.models import Call, Proposal
from tests.factories.drafts import make_ready_draft, write
from tests.factories.people import NOON, make_cast, make_member
from tests.factories.priorities import first_measure, make_copy, make_edition, publish_at_once, succeed
from tests.factories.rules import make_call
from tests.support.race import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def cast():
    assert connection.vendor == "postgresql"
    return make_cast()


@pytest.fixture
def call(cast):
    """Open under the first edition; in the second the first measure has ended."""
    edition = make_edition()
    call = make_call(edition=edition)
    draft = make_copy(edition)
    gone = first_measure(draft)
    succeed(draft, gone)
    gone.delete()
    publish_at_once(draft)
    return call


def _repin(call, by):
    return partial(repin, call.pk, to=2, version=call.version, reason="Neden", by=by, at=NOON)


def test_one_of_two_administrators_moves_the_call(cast, call):
    two = cast["administrator"], make_member("administrator")

    assert race(*(_repin(call, by) for by in two)) == ["", "nothing_newer"]


def test_a_draft_is_sent_under_the_old_words_or_asked_under_the_new(cast, call):
    file = make_ready_draft(call, cast.organisation, cast["owner"])

    answers = race(_repin(call, cast["administrator"]), partial(lifecycle.submit, file.pk, by=cast["owner"], at=NOON))

    file = Proposal.objects.get(pk=file.pk)
    asked = (["", "measure_missing"], Status.DRAFT, 2, None)
    sent = (["", ""], Status.SUBMITTED, 1, "1.1")
    assert (answers, file.status, file.edition.number, file.main_measure and file.main_measure.code) in (asked, sent)


def test_no_file_begins_under_the_old_edition_behind_the_move(cast, call):
    start = partial(drafting.start, call.pk, cast.organisation.pk, by=cast["owner"], at=NOON)

    assert race(_repin(call, cast["administrator"]), start) == ["", ""]
    assert Proposal.objects.get().edition == Call.objects.get().edition


def test_a_choice_of_the_old_edition_never_lands_after_the_move(cast, call):
    file = make_ready_draft(call, cast.organisation, cast["owner"])
    old = call.edition.measures.get(code="1.2")
    at = NOON + dt.timedelta(seconds=1)
    choose = partial(
        write, file, SectionKey.PRIORITIES, by=cast["owner"], at=at, main_measure_id=old.pk, secondary=frozenset()
    )

    answers = race(_repin(call, cast["administrator"]), choose)

    file = Proposal.objects.get(pk=file.pk)
    assert answers in (["", ""], ["", "unknown_choice"])
    assert file.edition.number == 2
    assert file.main_measure is None or file.main_measure.edition_id == file.edition_id
