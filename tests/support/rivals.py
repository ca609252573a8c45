"""Two rivals at one file: a world to race in, each act of the domain ready to be called, and what came of it."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from applications.choices import CheckResult, Status
from applications.domain import checking, lifecycle, ministry, opinions, reserve
from applications.domain.ministry import OfficialLetter
from applications.models import Call, Proposal
from cmdp.audit.models import Event
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
from tests.factories.reserve import make_call_up
from tests.factories.rules import MONTH, make_call
from tests.support.race import race

SECOND = dt.timedelta(seconds=1)
LATER = NOON + dt.timedelta(days=60)
LETTER = OfficialLetter("E-42-1", dt.date(2026, 2, 27))
MONEY = Decimal(1_000_000)
WRONG = "wrong_stage"
CLOSE = NOON + MONTH
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
        if status in {Status.POSITIVE, Status.RESERVE, Status.NEGATIVE, Status.WITH_MINISTRY}:
            make_opinion(file, self.cast["manager"])
        if status == Status.WITH_MINISTRY:
            make_ministry_act(file, self.cast["manager"])
        return file


def make_world() -> World:
    """One agency, one organisation whose authority is confirmed, one open call."""
    cast = make_cast()
    make_authority_paper(cast.organisation, by=cast["officer"])
    return World(cast, make_call(agency=cast.agency))


def outcome(file: Proposal, *acts: Act) -> Outcome:
    """Let the acts run at once on one file and look at what they left."""
    answers = tuple(race(*acts))
    file.refresh_from_db()
    events = Event.objects.filter(object_type="applications.proposal", object_id=file.pk).order_by("verb")
    moves = [event for event in events if "status" in event.changes]
    last = max(moves, key=lambda event: event.pk, default=None)
    assert last is None or last.changes["status"][1] == file.status
    assert file.completion_requests.filter(ended_at=None).count() == (file.status == Status.RETURNED)
    return Outcome(answers, file.status, tuple(event.verb.removeprefix("proposal.") for event in moves))


def once(status: str, *moves: str, code: str = WRONG) -> Outcome:
    """One went through; the other heard ``code``."""
    return Outcome(("", code), status, moves)


def both(status: str, *moves: str) -> Outcome:
    """One after the other, both went through."""
    return Outcome(("", ""), status, moves)


@dataclass(frozen=True)
class Race:
    """A file as ``file`` makes it, two acts on it at once, and everything that may come of it."""

    file: Callable[["World"], Proposal]
    acts: tuple[Callable[[Proposal, "World"], Act], ...]
    allowed: frozenset[Outcome]


def rivals(file: Callable[["World"], Proposal], *acts: Callable[[Proposal, "World"], Act], to: set[Outcome]) -> Race:
    """A race as a line of a table."""
    return Race(file, acts, frozenset(to))


def unlawful(races: Mapping[str, Race], world: "World") -> dict[str, Outcome]:
    """The races, all run, that ended as none may."""
    found = {name: _run(one, world) for name, one in races.items()}
    return {name: outcome for name, outcome in found.items() if outcome not in races[name].allowed}


def _run(one: Race, world: "World") -> Outcome:
    file = one.file(world)
    return outcome(file, *(act(file, world) for act in one.acts))


def a(status: str) -> Callable[["World"], Proposal]:
    """A file in ``status``."""
    return lambda world: world.file(status)


def checked(refused: int = 0, *, rolling: bool = False) -> Callable[["World"], Proposal]:
    """A sent file with its lists answered, the first ``refused`` items with no."""

    def make(world: World) -> Proposal:
        rules = world.call.rule_set
        call = make_call(agency=world.cast.agency, is_rolling=True, rule_set=rules) if rolling else world.call
        file = world.file(Status.SUBMITTED, call=call)
        answer_lists(file, world.cast["officer"], refused=refused)
        return file

    return make


def submit(file, world, at=NOON):
    return partial(lifecycle.submit, file.pk, by=world.cast["owner"], at=at)


def take_back(file, world):
    return partial(lifecycle.take_back, file.pk, by=world.cast["owner"], at=NOON)


def complete(file, world, at=NOON):
    return partial(lifecycle.complete, file.pk, by=world.cast["owner"], at=at)


def withdraw(file, world):
    return partial(lifecycle.withdraw, file.pk, reason="Vazgeçildi.", by=world.cast["owner"], at=LATER)


def return_file(file, world):
    return partial(
        checking.return_for_completion,
        file.pk,
        asked="Kararı yükleyin.",
        sections=["documents"],
        by=world.cast["officer"],
        at=NOON,
    )


def resume(file, world, at=DUE):
    return partial(checking.resume, file.pk, reason="Dosya yeterli.", by=world.cast["officer"], at=at)


def pass_check(file, world, at=LATER):
    return partial(checking.pass_check, file.pk, by=world.cast["officer"], at=at)


def refuse(file, world):
    return partial(checking.refuse_check, file.pk, by=world.cast["manager"], at=LATER)


def approve(file, world, by="ministry_decider"):
    return partial(ministry.approve, file.pk, amount=MONEY, letter=LETTER, by=world.cast[by], at=NOON)


def decline(file, world):
    return partial(ministry.decline, file.pk, letter=LETTER, reason="Uygun değil.", by=world.cast["manager"], at=NOON)


def hand_back(file, world):
    by = world.cast["ministry_decider"]
    return partial(ministry.ministry_return, file.pk, letter=LETTER, reason="Eksik.", by=by, at=NOON)


def reinstate(file, world):
    by = world.cast["manager"]
    return partial(ministry.reinstate, file.pk, letter=LETTER, reason="İtiraz haklı.", by=by, at=NOON)


def call_up(file, world, amount=MONEY):
    by = world.cast["manager"]
    return partial(
        opinions.call_up, file.pk, amount=amount, reason="Kaynak açıldı.", out_of_turn="Yarış.", by=by, at=LATER
    )


def called_up(world):
    """A file that was called up from the reserve list and waits for its applicant's answer."""
    file = world.file(Status.POSITIVE)
    make_call_up(world.cast, opinion=file.opinions.get())
    return file


def accept_call_up(file, world):
    return partial(reserve.accept_call_up, file.pk, by=world.cast["owner"], at=NOON)


def lapse(file, _world):
    return partial(reserve.lapse, file.pk, at=LATER)


def forward(files, world):
    keys = [file.pk for file in files]
    by = world.cast["manager"]
    return partial(opinions.forward, keys, letter_number="E-1", letter_date=LETTER.date, by=by, at=LATER)


def miss(file, _world):
    return partial(lifecycle.miss, file.pk, at=CLOSE)


def expire(file, _world):
    return partial(checking.expire_request, file.pk, at=DUE)


def answer_no(file, world):
    no = {file.call_stage.stage.check_items.first().pk: (CheckResult.NO, "İmzasız.")}
    return partial(checking.answer_checks, file.pk, answers=no, by=world.cast["officer"], at=LATER)
