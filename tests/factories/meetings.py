"""A commission, its members and its meetings, as the verbs leave them."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from applications.choices import AssignmentState, OpinionOutcome, Status
from applications.domain import commissions, deciding, meetings
from applications.models import AgendaItem, Commission, Meeting, Motion, Proposal
from cmdp.accounts.choices import Role
from cmdp.accounts.models import User
from tests.factories.files import make_proposal
from tests.factories.people import NOON, Cast, join, make_member
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call

THEN = NOON + dt.timedelta(days=40)
REASON = "Bölge planına uygun, bütçesi gerçekçi."


@dataclass
class Board:
    """A commission that was called together on the files of a closed call; ``members`` in the order of their seats, the chair first."""

    cast: Cast
    commission: Commission
    members: list[User]
    meeting: Meeting
    files: list[Proposal]

    @property
    def items(self) -> list[AgendaItem]:
        """The agenda, read anew."""
        return list(AgendaItem.objects.filter(meeting=self.meeting).order_by("place"))

    def run(self, **more: Any) -> dict[str, Any]:
        """By whom and when the meeting is run."""
        return {"by": self.cast["manager"], "at": THEN, **more}

    def declare(self, item: AgendaItem, *people: User) -> None:
        """Everybody, or these, declares that there is no conflict."""
        for person in people or self.members:
            deciding.declare(item.pk, by=person, at=THEN)

    def open(self, *, quorum: int = 3) -> "Board":
        """Begin, with everybody in the room, all declared on the first file, and that one taken up."""
        Commission.objects.filter(pk=self.commission.pk).update(quorum=quorum)
        meetings.begin(self.meeting.pk, **self.run())
        for person in self.members:
            meetings.come(self.meeting.pk, person.pk, **self.run())
        self.declare(self.items[0])
        deciding.take_up(self.items[0].pk, **self.run())
        return self

    def put(self, item: AgendaItem | None = None, **more: Any) -> Motion:
        """Put a favourable motion on the first file."""
        item = item or self.items[0]
        told = {"outcome": OpinionOutcome.POSITIVE, "amount": Decimal(1_000_000), "reason": REASON, **more}
        return deciding.put(item.pk, **told, **self.run())

    def decide(self, item: AgendaItem, **more: Any) -> Motion:
        """Take a file up and decide it by consensus."""
        if not item.declarations.exists():
            self.declare(item)
        deciding.take_up(item.pk, **self.run())
        return deciding.settle(self.put(item, **more).pk, by_consensus=True, **self.run())


def make_commission(cast: Cast, *, members: int = 5, year: int = 2026, seat_newcomer: bool = False) -> Commission:
    """A commission of the cast's agency with a chair; the cast's newcomer sits in it where a test asks as a member."""
    manager = cast["manager"]
    commission = commissions.found(cast.agency.pk, year, by=manager, at=NOON)
    people = [make_member(Role.COMMISSION_MEMBER, cast.agency) for _ in range(members)]
    if seat_newcomer:
        join(cast["newcomer"], Role.COMMISSION_MEMBER, cast.agency)
        people[-1] = cast["newcomer"]
    for place, person in enumerate(people):
        told = {"capacity": "Vali yardımcısı" if place == 0 else "Üye", "is_chair": place == 0}
        commissions.seat(commission.pk, person, **told, by=manager, at=NOON)
    return commission


def make_board(cast: Cast, *, files: int = 2, members: int = 5, seat_newcomer: bool = False, **proposal: Any) -> Board:
    """A meeting that is planned; each file has been marked by the cast's two evaluators."""
    call = make_call(agency=cast.agency, opens_at=NOON - dt.timedelta(days=30), closes_at=NOON)
    rows = [
        make_proposal(call=call, organisation=cast.organisation, status=Status.REVIEWED, score=Decimal(0), **proposal)
        for _ in range(files)
    ]
    for row in rows:
        for name in ("evaluator", "other_evaluator"):
            make_assignment(row, cast[name], AssignmentState.SENT)
    commission = make_commission(cast, members=members, seat_newcomer=seat_newcomer)
    told = {"starts_at": THEN, "place": "Ajans toplantı salonu"}
    meeting = meetings.plan(call.stages.get().pk, **told, by=cast["manager"], at=NOON)
    people = [one.person for one in meeting.attendances.select_related("person")]
    return Board(cast, commission, people, meeting, rows)
