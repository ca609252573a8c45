"""Two at once on every move of a file: one wins, the other hears why, and nothing is half-written."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

import pytest
from django.db import connection, transaction

from applications.choices import AssignmentState, CheckResult, OpinionOutcome, Status
from applications.domain import checking, lifecycle, ministry, opinions, reviewing, scoring
from applications.domain.ministry import OfficialLetter
from applications.domain.opinions import Word
from applications.models import Call, MinistryAct, Opinion, OpinionAct, Proposal, ReferenceCounter
from applications.moves import MOVES
from applications.queries.ranking import committed
from cmdp.audit.models import Event
from cmdp.outbox.models import Letter, State
from tests.factories.decisions import (
    DUE,
    answer_lists,
    make_authority_paper,
    make_ministry_act,
    make_opinion,
    make_request,
)
from tests.factories.files import add_documents, make_proposal
from tests.factories.people import NOON, Cast, make_cast
from tests.factories.reviews import accepted, marks_of, write
from tests.factories.rules import make_call
from tests.support.race import race

pytestmark = pytest.mark.slow

SECOND = dt.timedelta(seconds=1)
LATER = NOON + dt.timedelta(days=60)
LETTER = OfficialLetter("E-42-1", dt.date(2026, 5, 4))
MONEY = Decimal(1_000_000)
WRONG = "wrong_stage"
Act = Callable[[], object]


@dataclass(frozen=True)
class Outcome:
    """What may come of a race: the answers, where the file ends, and every move that was recorded."""

    answers: tuple[str, ...]
    status: str
    moves: tuple[str, ...]


@dataclass
class World:
    """One agency, one organisation, one call; a new file for each race."""

    cast: Cast
    call: Call

    def file(self, status: str, call: Call | None = None, **fields: object) -> Proposal:
        """A file in ``status`` that can make its next move."""
        file = make_proposal(call=call or self.call, organisation=self.cast.organisation, status=status, **fields)
        add_documents(file)
        if status == Status.RETURNED:
            make_request(file, self.cast["officer"])
        if status in {Status.POSITIVE, Status.RESERVE, Status.WITH_MINISTRY}:
            make_opinion(file, self.cast["manager"])
        if status == Status.WITH_MINISTRY:
            make_ministry_act(file, self.cast["manager"])
        return file


@pytest.fixture
def world(transactional_db) -> World:
    assert connection.vendor == "postgresql"
    cast = make_cast()
    make_authority_paper(cast.organisation, by=cast["officer"])
    return World(cast, make_call(agency=cast.agency))


def _outcome(file: Proposal, *acts: Act) -> Outcome:
    """Let the acts run at once on one file and look at what they left."""
    answers = tuple(race(*acts))
    file.refresh_from_db()
    events = Event.objects.filter(object_type="applications.proposal", object_id=file.pk).order_by("verb")
    moves = [event for event in events if "status" in event.changes]
    last = max(moves, key=lambda event: event.pk, default=None)
    assert last is None or last.changes["status"][1] == file.status
    assert file.completion_requests.filter(ended_at=None).count() == (file.status == Status.RETURNED)
    return Outcome(answers, file.status, tuple(event.verb.removeprefix("proposal.") for event in moves))


def _submit(file, world, at=NOON):
    return partial(lifecycle.submit, file.pk, by=world.cast["owner"], at=at)


def _take_back(file, world):
    return partial(lifecycle.take_back, file.pk, by=world.cast["owner"], at=NOON)


def _complete(file, world, at=NOON):
    return partial(lifecycle.complete, file.pk, by=world.cast["owner"], at=at)


def _withdraw(file, world):
    return partial(lifecycle.withdraw, file.pk, reason="Vazgeçildi.", by=world.cast["owner"], at=LATER)


def _return(file, world):
    return partial(
        checking.return_for_completion,
        file.pk,
        asked="Kararı yükleyin.",
        sections=["documents"],
        by=world.cast["officer"],
        at=NOON,
    )


def _resume(file, world, at):
    return partial(checking.resume, file.pk, reason="Dosya yeterli.", by=world.cast["officer"], at=at)


def _pass(file, world, at=LATER):
    return partial(checking.pass_check, file.pk, by=world.cast["officer"], at=at)


def _refuse(file, world):
    return partial(checking.refuse_check, file.pk, by=world.cast["manager"], at=LATER)


def _approve(file, world, by="ministry_decider"):
    return partial(ministry.approve, file.pk, amount=MONEY, letter=LETTER, by=world.cast[by], at=NOON)


def _decline(file, world):
    return partial(ministry.decline, file.pk, letter=LETTER, reason="Uygun değil.", by=world.cast["manager"], at=NOON)


def _hand_back(file, world):
    by = world.cast["ministry_decider"]
    return partial(ministry.ministry_return, file.pk, letter=LETTER, reason="Eksik.", by=by, at=NOON)


def _reinstate(file, world):
    by = world.cast["manager"]
    return partial(ministry.reinstate, file.pk, letter=LETTER, reason="İtiraz haklı.", by=by, at=NOON)


def _call_up(file, world, amount=MONEY):
    by = world.cast["manager"]
    return partial(opinions.call_up, file.pk, amount=amount, reason="Kaynak açıldı.", by=by, at=LATER)


def _forward(files, world):
    keys = [file.pk for file in files]
    by = world.cast["manager"]
    return partial(opinions.forward, keys, letter_number="E-1", letter_date=LETTER.date, by=by, at=LATER)


def test_the_applicants_moves_happen_once(world):
    """Sending, taking back, the close, completing, giving up."""
    draft, sent = partial(world.file, Status.DRAFT), partial(world.file, Status.SUBMITTED)
    closes_at = world.call.stages.get().closes_at
    submitted, withdrawn = Status.SUBMITTED, Status.WITHDRAWN
    found: dict[str, tuple[Outcome, set[Outcome]]] = {}

    file = draft()
    found["submit × submit"] = (
        _outcome(file, _submit(file, world), _submit(file, world)),
        {Outcome(("", WRONG), submitted, ("submit",))},
    )
    file = draft()
    found["submit × take_back"] = (
        _outcome(file, _submit(file, world), _take_back(file, world)),
        {
            Outcome(("", ""), Status.DRAFT, ("submit", "take_back")),
            Outcome(("", WRONG), submitted, ("submit",)),
        },
    )
    file = draft()
    found["submit × miss at the close"] = (
        _outcome(file, _submit(file, world, at=closes_at), partial(lifecycle.miss, file.pk, at=closes_at)),
        {
            Outcome(("", "call_closed"), Status.MISSED, ("miss",)),
            Outcome(("", WRONG), Status.MISSED, ("miss",)),
        },
    )
    file = draft()
    found["submit × miss a second before"] = (
        _outcome(file, _submit(file, world, at=closes_at - SECOND), partial(lifecycle.miss, file.pk, at=closes_at)),
        {
            Outcome(("", ""), submitted, ("submit",)),
            Outcome(("", WRONG), Status.MISSED, ("miss",)),
        },
    )
    file = draft()
    miss = partial(lifecycle.miss, file.pk, at=closes_at)
    found["miss × miss"] = (_outcome(file, miss, miss), {Outcome(("", ""), Status.MISSED, ("miss",))})
    file = sent()
    found["take_back × withdraw"] = (
        _outcome(file, _take_back(file, world), _withdraw(file, world)),
        {
            Outcome(("", ""), withdrawn, ("take_back", "withdraw")),
            Outcome(("", WRONG), withdrawn, ("withdraw",)),
        },
    )
    file = sent()
    found["withdraw × withdraw"] = (
        _outcome(file, _withdraw(file, world), _withdraw(file, world)),
        {Outcome(("", WRONG), withdrawn, ("withdraw",))},
    )

    _assert_allowed(found)


def test_the_clock_and_a_completion_agree(world):
    """The request's end: the applicant's answer, the mark that it ran out, the officer who takes the file up."""
    returned = partial(world.file, Status.RETURNED)
    found: dict[str, tuple[Outcome, set[Outcome]]] = {}

    file = returned()
    expire = partial(checking.expire_request, file.pk, at=DUE)
    found["complete × expire at the end"] = (
        _outcome(file, _complete(file, world, at=DUE), expire),
        {Outcome(("", "request_expired"), Status.RETURNED, ())},
    )
    file = returned()
    expire = partial(checking.expire_request, file.pk, at=DUE)
    found["complete × expire"] = (
        _outcome(file, _complete(file, world, at=DUE - SECOND), expire),
        {Outcome(("", ""), Status.SUBMITTED, ("complete",))},
    )
    file = returned()
    found["complete × complete"] = (
        _outcome(file, _complete(file, world), _complete(file, world)),
        {Outcome(("", WRONG), Status.SUBMITTED, ("complete",))},
    )
    file = returned()
    found["complete × resume"] = (
        _outcome(file, _complete(file, world, at=DUE - SECOND), _resume(file, world, DUE)),
        {
            Outcome(("", WRONG), Status.SUBMITTED, ("complete",)),
            Outcome(("", WRONG), Status.SUBMITTED, ("resume",)),
        },
    )
    file = returned()
    found["resume × resume"] = (
        _outcome(file, _resume(file, world, DUE), _resume(file, world, DUE)),
        {Outcome(("", WRONG), Status.SUBMITTED, ("resume",))},
    )

    _assert_allowed(found)


def test_the_officers_moves_happen_once(world):
    """Returning, passing and refusing, against each other and against the applicant."""
    sent = partial(world.file, Status.SUBMITTED)
    rolling = make_call(agency=world.cast.agency, is_rolling=True, rule_set=world.call.rule_set)
    officer = world.cast["officer"]
    found: dict[str, tuple[Outcome, set[Outcome]]] = {}

    file = sent()
    found["return × return"] = (
        _outcome(file, _return(file, world), _return(file, world)),
        {Outcome(("", WRONG), Status.RETURNED, ("return",))},
    )
    file = sent()
    found["return × withdraw"] = (
        _outcome(file, _return(file, world), _withdraw(file, world)),
        {
            Outcome(("", ""), Status.WITHDRAWN, ("return", "withdraw")),
            Outcome(("", WRONG), Status.WITHDRAWN, ("withdraw",)),
        },
    )
    file = sent()
    answer_lists(file, officer)
    found["pass_check × pass_check"] = (
        _outcome(file, _pass(file, world), _pass(file, world)),
        {Outcome(("", WRONG), Status.UNDER_REVIEW, ("pass_check",))},
    )
    file = sent()
    answer_lists(file, officer, refused=1)
    found["refuse_check × refuse_check"] = (
        _outcome(file, _refuse(file, world), _refuse(file, world)),
        {Outcome(("", WRONG), Status.INELIGIBLE, ("refuse_check",))},
    )
    for refused, winner in ((0, Status.UNDER_REVIEW), (1, Status.INELIGIBLE)):
        file = sent()
        answer_lists(file, officer, refused=refused)
        verb = "refuse_check" if refused else "pass_check"
        code = "item_refused" if refused else "no_item_refused"
        found[f"pass_check × refuse_check, {refused} refused"] = (
            _outcome(file, _pass(file, world), _refuse(file, world)),
            {Outcome(("", WRONG), winner, (verb,)), Outcome(("", code), winner, (verb,))},
        )
    file = sent()
    answer_lists(file, officer)
    no = {file.call_stage.stage.check_items.first().pk: (CheckResult.NO, "İmzasız.")}
    found["pass_check × a no"] = (
        _outcome(file, _pass(file, world), partial(checking.answer_checks, file.pk, answers=no, by=officer, at=LATER)),
        {
            Outcome(("", "not_in_check"), Status.UNDER_REVIEW, ("pass_check",)),
            Outcome(("", "item_refused"), Status.SUBMITTED, ()),
        },
    )
    file = world.file(Status.SUBMITTED, call=rolling)
    answer_lists(file, officer)
    found["take_back × pass_check"] = (
        _outcome(file, _take_back(file, world), _pass(file, world, at=NOON)),
        {
            Outcome(("", WRONG), Status.DRAFT, ("take_back",)),
            Outcome(("", WRONG), Status.UNDER_REVIEW, ("pass_check",)),
        },
    )

    _assert_allowed(found)


def test_an_evaluation_and_its_file_move_together(world):
    """The last marks against the applicant who gives up; two managers who take the evaluation up again."""
    file = world.file(Status.UNDER_REVIEW)
    with transaction.atomic():
        pair = [accepted(file, by=world.cast["officer"]) for _ in range(2)]
        reviews = [write(one, marks_of(world.call, 80)) for one in pair]
        reviewing.send(pair[0].pk, version=reviews[0].version, by=pair[0].evaluator, at=NOON)
    send = partial(reviewing.send, pair[1].pk, version=reviews[1].version, by=pair[1].evaluator, at=NOON)
    found = {
        "finish × withdraw": (
            _outcome(file, send, _withdraw(file, world)),
            {
                Outcome(("", ""), Status.WITHDRAWN, ("finish", "withdraw")),
                Outcome(("", "given_back"), Status.WITHDRAWN, ("withdraw",)),
            },
        )
    }
    assert not file.assignments.filter(state__in=[AssignmentState.ASKED, AssignmentState.ACCEPTED]).exists()
    other = world.file(Status.UNDER_REVIEW)
    with transaction.atomic():
        for one in [accepted(other, by=world.cast["officer"]) for _ in range(2)]:
            review = write(one, marks_of(world.call, 80))
            reviewing.send(one.pk, version=review.version, by=one.evaluator, at=NOON)
    chosen = list(other.assignments.values_list("pk", flat=True))
    reopen = partial(scoring.reopen, other.pk, assignments=chosen, reason="Hata.", by=world.cast["manager"], at=NOON)
    found["reopen × reopen"] = (
        _outcome(other, reopen, reopen),
        {Outcome(("", WRONG), Status.UNDER_REVIEW, ("finish", "reopen"))},
    )

    _assert_allowed(found)


def _words(files: list[Proposal]) -> dict[int, Word]:
    kinds = (OpinionOutcome.POSITIVE, OpinionOutcome.RESERVE, OpinionOutcome.NEGATIVE)
    return {
        file.pk: Word(kind, "Bölge planına göre.", MONEY if kind == OpinionOutcome.POSITIVE else None)
        for file, kind in zip(files, kinds, strict=True)
    }


def test_opinions_are_recorded_and_released_once(world):
    """opine × opine, release × release: one act, one opinion and one letter for each, let go once."""
    files = [world.file(Status.REVIEWED, score=Decimal(80)) for _ in range(3)]
    manager, window = world.cast["manager"], world.call.stages.get()
    opine = partial(
        opinions.record_opinions,
        window.pk,
        words=_words(files),
        met_on=LETTER.date,
        minutes_number="2026/4",
        by=manager,
        at=LATER,
    )

    assert race(opine, opine) == ["", "nothing_to_opine"]
    act = OpinionAct.objects.get()
    held = Letter.objects.filter(batch=act.batch, state=State.HELD).count()
    assert list(Opinion.objects.order_by("proposal_id").values_list("proposal_id", "outcome")) == [
        (file.pk, kind) for file, kind in zip(files, ("positive", "reserve", "negative"), strict=True)
    ]

    release = partial(opinions.release, act.pk, by=manager, at=LATER)
    assert race(release, release) == ["", "already_released"]
    assert Event.objects.filter(verb="opinions.release").count() == 1
    assert (
        Event.objects.filter(verb="letter.release").count() == held == Letter.objects.exclude(state=State.HELD).count()
    )
    moves = Event.objects.filter(verb__startswith="proposal.opine_").order_by("verb").values_list("verb", flat=True)
    assert list(moves) == [f"proposal.opine_{word}" for word in ("negative", "positive", "reserve")]


def test_opinions_and_a_withdrawal_never_both_speak_of_a_file(world):
    """opine × withdraw: the manager hears that the list changed, or the file is withdrawn after its opinion."""
    files = [world.file(Status.REVIEWED, score=Decimal(80)) for _ in range(3)]
    opine = partial(
        opinions.record_opinions,
        world.call.stages.get().pk,
        words=_words(files),
        met_on=LETTER.date,
        minutes_number="2026/4",
        by=world.cast["manager"],
        at=LATER,
    )

    answers = race(opine, _withdraw(files[1], world))

    opined = {"": 3, "list_changed": 0}[answers[-1]]
    statuses = Proposal.objects.filter(pk__in=[file.pk for file in files]).values_list("status", flat=True)
    assert (Opinion.objects.count(), OpinionAct.objects.count()) == (opined, opined // 3)
    assert sorted(statuses) == sorted(
        [Status.WITHDRAWN, *([Status.POSITIVE, Status.NEGATIVE] if opined else [Status.REVIEWED] * 2)]
    )


def test_two_calls_up_never_break_the_envelope(world):
    """call_up × call_up, of two files with money for one, and of one file twice."""
    call = make_call(agency=world.cast.agency, rule_set=world.call.rule_set, envelope=MONEY * 3 / 2)
    files = [world.file(Status.RESERVE, call=call) for _ in range(2)]

    answers = race(*(_call_up(file, world) for file in files))

    raised = Proposal.objects.filter(call=call, status=Status.POSITIVE)
    assert (answers, raised.count()) == (["", "over_envelope"], 1)
    assert committed(call.stages.get()) == MONEY <= call.envelope
    assert Event.objects.filter(verb="proposal.call_up").count() == 1

    twice = world.file(Status.RESERVE)
    found = _outcome(twice, _call_up(twice, world), _call_up(twice, world, MONEY / 2))
    assert found == Outcome(("", WRONG), Status.POSITIVE, ("call_up",))
    assert twice.opinions.get().amount in {MONEY, MONEY / 2}


def test_files_are_forwarded_once_whatever_their_order(world):
    """forward × forward, the lists in opposite orders; and forward × withdraw."""
    files = [world.file(Status.POSITIVE) for _ in range(2)]

    answers = race(_forward(files, world), _forward(files[::-1], world))

    acts = MinistryAct.objects.filter(proposal__in=files).order_by("proposal_id").values_list("proposal_id", flat=True)
    assert (answers, list(acts)) == (["", WRONG], [file.pk for file in files])
    assert Event.objects.filter(verb="proposal.forward").count() == 2

    file = world.file(Status.POSITIVE)
    _assert_allowed(
        {
            "forward × withdraw": (
                _outcome(file, _forward([file], world), _withdraw(file, world)),
                {
                    Outcome(("", ""), Status.WITHDRAWN, ("forward", "withdraw")),
                    Outcome(("", WRONG), Status.WITHDRAWN, ("withdraw",)),
                },
            )
        }
    )


def test_the_ministry_decides_once(world):
    """approve, decline, ministry_return, withdraw against each other; reinstate twice; the next stage opens once."""
    with_ministry = partial(world.file, Status.WITH_MINISTRY)
    found: dict[str, tuple[Outcome, set[Outcome]]] = {}
    ends = {
        "approve": (_approve, Status.APPROVED),
        "decline": (_decline, Status.REFUSED),
        "ministry_return": (_hand_back, Status.POSITIVE),
        "withdraw": (_withdraw, Status.WITHDRAWN),
    }
    pairs = [("approve", "decline"), ("approve", "withdraw"), ("decline", "ministry_return"), ("approve", "approve")]

    for one, other in pairs:
        file = with_ministry()
        allowed = {Outcome(("", WRONG), ends[verb][1], (verb,)) for verb in (one, other)}
        found[f"{one} × {other}"] = _outcome(file, ends[one][0](file, world), ends[other][0](file, world)), allowed
        assert file.ministry_acts.count() == 2 - (file.status == Status.WITHDRAWN)
    file = with_ministry()
    allowed = {
        Outcome(("", ""), Status.WITHDRAWN, ("ministry_return", "withdraw")),
        Outcome(("", WRONG), Status.WITHDRAWN, ("withdraw",)),
    }
    found["ministry_return × withdraw"] = _outcome(file, _hand_back(file, world), _withdraw(file, world)), allowed
    file = world.file(Status.NEGATIVE)
    allowed = {Outcome(("", WRONG), Status.REVIEWED, ("reinstate",))}
    found["reinstate × reinstate"] = _outcome(file, _reinstate(file, world), _reinstate(file, world)), allowed
    file = world.file(Status.WITH_MINISTRY, call=make_call(agency=world.cast.agency, stages=2))
    approvals = [_approve(file, world, by) for by in ("ministry_decider", "manager")]
    allowed = {Outcome(("", WRONG), Status.DRAFT, ("approve", "open_next_stage"))}
    found["open_next_stage × open_next_stage"] = _outcome(file, *approvals), allowed
    assert file.call_stage.order == 2

    _assert_allowed(found)


def test_eight_sendings_at_once_take_eight_numbers(world):
    drafts = [world.file(Status.DRAFT) for _ in range(8)]

    answers = race(*(_submit(draft, world) for draft in drafts))

    references = Proposal.objects.filter(pk__in=[draft.pk for draft in drafts]).values_list("reference", flat=True)
    assert answers == [""] * 8
    assert sorted(references) == [f"TR83/26/CMDP/{number:04d}" for number in range(1, 9)]
    assert ReferenceCounter.objects.get().last == 8
    assert Event.objects.filter(verb="proposal.submit").count() == 8


def _assert_allowed(found: dict[str, tuple[Outcome, set[Outcome]]]) -> None:
    assert {name: outcome for name, (outcome, allowed) in found.items() if outcome not in allowed} == {}


RACED = {
    test_the_applicants_moves_happen_once: ("submit", "take_back", "miss", "withdraw"),
    test_the_clock_and_a_completion_agree: ("complete", "resume"),
    test_the_officers_moves_happen_once: ("return", "pass_check", "refuse_check"),
    test_an_evaluation_and_its_file_move_together: ("finish", "reopen"),
    test_opinions_are_recorded_and_released_once: ("opine_positive", "opine_reserve", "opine_negative"),
    test_two_calls_up_never_break_the_envelope: ("call_up",),
    test_files_are_forwarded_once_whatever_their_order: ("forward",),
    test_the_ministry_decides_once: ("approve", "decline", "ministry_return", "reinstate", "open_next_stage"),
}


def test_every_move_is_raced_here():
    assert sorted(verb for verbs in RACED.values() for verb in verbs) == sorted(MOVES)
