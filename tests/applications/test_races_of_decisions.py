"""Two at once on the way to a decision: opinions, their release, the envelope, the Ministry's word."""

from decimal import Decimal
from functools import partial

import pytest
from django.db import connection

from applications.choices import AssignmentState, MinistryActKind, OpinionOutcome, Status
from applications.domain import opinions, scoring
from applications.domain.opinions import Word
from applications.domain.package_decisions import Decision, decide_package
from applications.models import MinistryAct, Opinion, OpinionAct, Proposal
from applications.queries.ranking import committed_by_part
from cmdp.accounts.choices import Role
from cmdp.audit.models import Event
from cmdp.outbox.models import Letter, State
from tests.factories.packages import make_package
from tests.factories.people import make_member
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call
from tests.factories.tallies import make_tally
from tests.support.race import race
from tests.support.rivals import (
    LATER,
    LETTER,
    MONEY,
    a,
    accept_call_up,
    approve,
    both,
    call_up,
    called_up,
    decline,
    forward,
    hand_back,
    lapse,
    make_world,
    once,
    outcome,
    reinstate,
    rivals,
    unlawful,
    withdraw,
)

pytestmark = pytest.mark.slow
WITH_MINISTRY = a(Status.WITH_MINISTRY)
KINDS = (OpinionOutcome.POSITIVE, OpinionOutcome.RESERVE, OpinionOutcome.NEGATIVE)
GIVEN_UP = both(Status.WITHDRAWN, "withdraw")
GONE = once(Status.WITHDRAWN, "withdraw")


def _in_two_stages(world):
    return world.file(Status.WITH_MINISTRY, call=make_call(agency=world.cast.agency, stages=2))


MINISTRY = {
    "approve × approve": rivals(WITH_MINISTRY, approve, approve, to={once(Status.APPROVED, "approve")}),
    "approve × decline": rivals(
        WITH_MINISTRY,
        approve,
        decline,
        to={once(Status.APPROVED, "approve"), once(Status.REFUSED, "decline")},
    ),
    "approve × withdraw": rivals(WITH_MINISTRY, approve, withdraw, to={once(Status.APPROVED, "approve"), GONE}),
    "decline × ministry_return": rivals(
        WITH_MINISTRY,
        decline,
        hand_back,
        to={once(Status.REFUSED, "decline"), once(Status.POSITIVE, "ministry_return")},
    ),
    "ministry_return × withdraw": rivals(
        WITH_MINISTRY, hand_back, withdraw, to={both(Status.WITHDRAWN, "ministry_return", "withdraw"), GONE}
    ),
    "lapse × withdraw": rivals(called_up, lapse, withdraw, to={both(Status.WITHDRAWN, "lapse", "withdraw"), GIVEN_UP}),
    "accept_call_up × lapse": rivals(
        called_up, accept_call_up, lapse, to={both(Status.POSITIVE), once(Status.RESERVE, "lapse", code="no_call_up")}
    ),
    "open_next_stage twice": rivals(
        _in_two_stages,
        approve,
        partial(approve, by="manager"),
        to={once(Status.DRAFT, "approve", "open_next_stage")},
    ),
    "reinstate × reinstate": rivals(a(Status.NEGATIVE), reinstate, reinstate, to={once(Status.REVIEWED, "reinstate")}),
}


@pytest.fixture
def world(transactional_db):
    assert connection.vendor == "postgresql"
    return make_world()


@pytest.fixture
def files(world):
    return [world.file(Status.REVIEWED, score=Decimal(80)) for _ in KINDS]


def _opine(files, world):
    words = {
        file.pk: Word(kind, "Bölge planına göre.", MONEY if kind == OpinionOutcome.POSITIVE else None)
        for file, kind in zip(files, KINDS, strict=True)
    }
    window, by = world.call.stages.get().pk, world.cast["manager"]
    told = {"met_on": LETTER.date, "minutes_number": "2026/4"}
    return partial(opinions.record_opinions, window, words=words, by=by, at=LATER, **told)


def _times(verb):
    return Event.objects.filter(verb=verb).count()


def test_the_ministry_decides_once(world):
    assert unlawful(MINISTRY, world) == {}


def test_opinions_are_recorded_and_released_once(world, files):
    opine = _opine(files, world)

    assert race(opine, opine) == ["", "nothing_to_opine"]

    act = OpinionAct.objects.get()
    held = Letter.objects.filter(batch=act.batch, state=State.HELD).count()
    given = Opinion.objects.order_by("proposal_id").values_list("proposal_id", "outcome")
    assert list(given) == [(file.pk, kind) for file, kind in zip(files, KINDS, strict=True)]
    assert [_times(f"proposal.opine_{kind}") for kind in KINDS] == [1, 1, 1]

    managers = world.cast["manager"], make_member(Role.AGENCY_MANAGER, world.cast.agency)
    releases = [partial(opinions.release, act.pk, by=one, at=LATER) for one in managers]

    assert race(*releases) == ["", "already_released"]
    assert (_times("opinions.release"), _times("letter.release")) == (1, held)
    assert Letter.objects.exclude(state=State.HELD).count() == held > 0


def test_opinions_and_a_withdrawal_never_both_speak_of_a_file(world, files):
    answers = race(_opine(files, world), withdraw(files[1], world))

    opined = {"": 3, "list_changed": 0}[answers[-1]]
    others = [Status.POSITIVE, Status.NEGATIVE] if opined else [Status.REVIEWED, Status.REVIEWED]
    statuses = Proposal.objects.filter(pk__in=[file.pk for file in files]).values_list("status", flat=True)
    assert (Opinion.objects.count(), OpinionAct.objects.count()) == (opined, opined // 3)
    assert sorted(statuses) == sorted([Status.WITHDRAWN, *others])


def test_a_mark_is_opened_anew_or_the_list_is_taken_never_both(world, files):
    """Whoever comes first: a list without a hole, or a file whose marks are open and no list."""
    marked = files[0]
    sent = make_assignment(marked, world.cast["evaluator"], AssignmentState.SENT)
    marked.score = None  # as its tally finds it
    make_tally(marked)
    reopen = partial(scoring.reopen, marked.pk, assignments=[sent.pk], reason="Hata var.", by=world.cast["manager"])

    answers = race(_opine(files, world), partial(reopen, at=LATER))

    status = Proposal.objects.get(pk=marked.pk).status
    found = (answers[-1], status, Opinion.objects.count())
    assert answers[0] == ""
    assert found in {("wrong_stage", Status.POSITIVE, 3), ("unfinished", Status.UNDER_REVIEW, 0)}


def test_two_at_the_ministry_answer_a_package_once(world):
    files = [world.file(Status.WITH_MINISTRY) for _ in range(2)]
    package = make_package(files, world.cast["manager"])
    approved, refused = (
        Decision(MinistryActKind.APPROVED, MONEY, ""),
        Decision(MinistryActKind.REFUSED, None, "Yer yok."),
    )
    deciders = world.cast["ministry_decider"], make_member(Role.MINISTRY_DECIDER)
    acts = [
        partial(decide_package, package.pk, {file.pk: told for file in order}, letter=LETTER, by=by, at=LATER)
        for told, order, by in ((approved, files, deciders[0]), (refused, files[::-1], deciders[1]))
    ]

    answers = race(*acts)

    statuses = set(Proposal.objects.filter(pk__in=[file.pk for file in files]).values_list("status", flat=True))
    assert answers == ["", "nothing_waits"]
    assert statuses in ({Status.APPROVED}, {Status.REFUSED})
    assert _times("proposal.approve") + _times("proposal.decline") == 2


def test_two_calls_up_never_break_the_envelope(world):
    call = make_call(agency=world.cast.agency, rule_set=world.call.rule_set, envelope=MONEY * 3 / 2)
    files = [world.file(Status.RESERVE, call=call) for _ in range(2)]

    answers = race(*(call_up(file, world) for file in files))

    raised = Proposal.objects.filter(call=call, status=Status.POSITIVE)
    assert (answers, raised.count(), _times("proposal.call_up")) == (["", "over_envelope"], 1, 1)
    assert sum(committed_by_part(call.stages.get()).values()) == MONEY <= call.envelope


def test_a_file_is_called_up_once(world):
    file = world.file(Status.RESERVE)

    found = outcome(file, call_up(file, world), call_up(file, world, MONEY / 2))

    assert found == once(Status.POSITIVE, "call_up")
    assert file.opinions.get().amount in {MONEY, MONEY / 2}


def test_files_are_forwarded_once_whatever_their_order(world):
    files = [world.file(Status.POSITIVE) for _ in range(2)]

    answers = race(forward(files, world), forward(files[::-1], world))

    acts = MinistryAct.objects.filter(proposal__in=files).order_by("proposal_id").values_list("proposal_id", flat=True)
    assert (answers, list(acts)) == (["", "wrong_stage"], [file.pk for file in files])
    assert _times("proposal.forward") == 2


def test_a_forwarding_and_a_withdrawal_leave_a_withdrawn_file(world):
    file = world.file(Status.POSITIVE)

    found = outcome(file, forward([file], world), withdraw(file, world))

    assert found in {both(Status.WITHDRAWN, "forward", "withdraw"), GONE}
