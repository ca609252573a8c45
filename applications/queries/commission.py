"""Who sits in a commission, which meetings and files are open to its members, and who may vote on a file."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, Decimal
from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from applications.choices import LIVE_ASSIGNMENTS, Status
from applications.models import (
    AgendaItem,
    Assignment,
    Attendance,
    CallStage,
    Commission,
    CommissionSeat,
    CostCut,
    ItemDeclaration,
    Meeting,
    Motion,
    Partner,
    Proposal,
    Vote,
)
from applications.models.commission import Leader, MajorityRule
from applications.models.meeting import ItemState, MeetingState, Voice
from applications.queries.conflicts import conflicts_in_force, in_conflict_with, people_in_conflict, vkns_of_sides
from cmdp.accounts.choices import AGENCY_SEATS, Role
from cmdp.accounts.memberships import agencies_of, vkns_of
from cmdp.accounts.models import Membership, User

KURUS: Final = Decimal("0.01")
RUNNING: Final = (MeetingState.PLANNED, MeetingState.OPEN, MeetingState.ENDED)


# Commissions --------------------------------------------------------------------------
def commissions_of(user: User | AnonymousUser) -> QuerySet[Commission]:
    """The commissions that the person keeps: a manager's; twin of ``policies.commission.may_keep``."""
    rows = Commission.objects.filter(agency__in=agencies_of(user, Role.AGENCY_MANAGER))
    return rows.select_related("agency", "source")


def commission_of(window: CallStage) -> Commission | None:
    """The commission that meets on the files of a call: of its agency, in its programme year."""
    return (
        Commission.objects.filter(agency=window.call.agency_id, year=window.call.programme_year)
        .select_related("agency")
        .first()
    )


def seats_in(commission: Commission) -> QuerySet[CommissionSeat]:
    """Who sits in it now, the chair first."""
    return commission.seats.filter(ended_at=None).select_related("person")


def seatable(agency_id: int) -> QuerySet[User]:
    """Who may be given a seat: the agency's staff, and whom it invited to its commission."""
    seats = Membership.objects.filter(agency=agency_id, role__in=sorted(AGENCY_SEATS), ended_at=None)
    return User.objects.filter(pk__in=seats.values("user"), is_active=True).order_by("full_name", "pk")


# Meetings -----------------------------------------------------------------------------
def meetings_of_member(user: User | AnonymousUser) -> QuerySet[Meeting]:
    """The meetings that the person was invited to; twin of ``policies.commission.may_attend``."""
    invited = Attendance.objects.filter(meeting=OuterRef("pk"), person=user.pk or 0)
    rows = Meeting.objects.filter(Exists(invited), commission__agency__in=agencies_of(user, *AGENCY_SEATS))
    return _read(rows.exclude(state=MeetingState.CANCELLED))


def meetings_of_manager(user: User | AnonymousUser) -> QuerySet[Meeting]:
    """The meetings of the person's agencies; which of them they run, ``policies.leading.may_run`` says."""
    return _read(Meeting.objects.filter(commission__agency__in=agencies_of(user, Role.AGENCY_MANAGER)))


def meetings_chaired_by(user: User | AnonymousUser) -> QuerySet[Meeting]:
    """The meetings that the person leads as their chair; twin of ``policies.leading.may_chair``."""
    chaired = Attendance.objects.filter(meeting=OuterRef("pk"), person=user.pk or 0, is_chair=True)
    rows = meetings_of_member(user).filter(Exists(chaired))
    return rows.exclude(commission__led_by=Leader.MANAGER)


def meetings_conducted_by(user: User | AnonymousUser) -> QuerySet[Meeting]:
    """Those of the person's agencies and those of which they are the chair; ``policies.leading.may_conduct`` says the rest."""
    own = Q(commission__agency__in=agencies_of(user, Role.AGENCY_MANAGER))
    return _read(Meeting.objects.filter(own | Q(pk__in=meetings_chaired_by(user).values("pk"))))


def _read(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    return rows.select_related("commission__agency", "call_stage__call__rule_set", "call_stage__stage", "act")


def invited_to(meeting: Meeting) -> QuerySet[Attendance]:
    """Who was invited, the chair first."""
    return meeting.attendances.select_related("person")


def agenda_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The files in the order in which they are discussed."""
    return meeting.items.select_related("proposal__organisation", "proposal__province", "proposal__call")


# Files --------------------------------------------------------------------------------
def closed_to_member(user: User | AnonymousUser) -> QuerySet[Proposal]:
    """Files that a member neither reads nor votes on: of a body of their own or its partner, in conflict, or marked by them.

    Twin of ``policies.commission.is_closed_to``.
    """
    numbers = vkns_of(user)
    own = Q(organisation__vkn__in=numbers)
    own |= Q(pk__in=Partner.objects.filter(vkn__in=numbers).exclude(vkn="").values("proposal"))
    marked = Assignment.objects.filter(evaluator=user.pk or 0, state__in=LIVE_ASSIGNMENTS).values("proposal")
    conflicted = in_conflict_with(user).values("pk")
    return Proposal.objects.filter(own | Q(pk__in=marked) | Q(pk__in=conflicted))


def sheets_visible_to(user: User | AnonymousUser) -> QuerySet[AgendaItem]:
    """The items whose sheet the member reads: declared on, and not closed; twin of ``policies.commission.may_read_sheet``."""
    declared = ItemDeclaration.objects.filter(item=OuterRef("pk"), person=user.pk or 0, stands_aside=False)
    rows = AgendaItem.objects.filter(Exists(declared), meeting__in=meetings_of_member(user).values("pk"))
    return rows.exclude(proposal__in=closed_to_member(user).values("pk"))


def items_of_member(user: User | AnonymousUser) -> QuerySet[AgendaItem]:
    """Everything on the agendas of the member's meetings, to declare on; what may be read of it, the sheets say."""
    return AgendaItem.objects.filter(meeting__in=meetings_of_member(user).values("pk")).select_related(
        "meeting__commission__agency", "proposal__organisation", "proposal__province", "proposal__call__agency"
    )


def people_shut_out(proposal: Proposal) -> frozenset[int]:
    """Keys of the people to whom a file is closed in a commission, whoever they are; the mirror of ``closed_to_member``."""
    seats = Membership.objects.filter(organisation__vkn__in=vkns_of_sides(proposal), ended_at=None)
    marking = Assignment.objects.filter(proposal=proposal, state__in=LIVE_ASSIGNMENTS)
    found = {*seats.values_list("user_id", flat=True), *marking.values_list("evaluator_id", flat=True)}
    return frozenset(found) | people_in_conflict(proposal)


@dataclass(frozen=True, slots=True)
class Room:
    """Who counts when a file is decided, by key: those in the room, and of them those who are free to vote."""

    present: frozenset[int] = frozenset()
    free: frozenset[int] = frozenset()
    left: frozenset[int] = frozenset()
    members: int = 0
    chair: int | None = None


def room_of(item: AgendaItem) -> Room:
    """Read the room for one file: free is who is there, has declared, does not stand aside, and to whom it is open."""
    people = list(item.meeting.attendances.all())
    present = frozenset(one.person_id for one in people if one.is_in_room)
    rows = ItemDeclaration.objects.filter(item=item, stands_aside=False)
    free = present & set(rows.values_list("person_id", flat=True)) - people_shut_out(item.proposal)
    chair = next((one.person_id for one in people if one.is_chair), None)
    return Room(present, free, present - free, len(people), chair)


@dataclass(frozen=True, slots=True)
class Count:
    """How the free members voted on a motion; ``waiting`` have not."""

    votes_for: int = 0
    votes_against: int = 0
    abstentions: int = 0
    waiting: int = 0
    chair: str = ""

    @property
    def counted(self) -> int:
        """How many took part in the decision: free to vote and not abstaining."""
        return self.votes_for + self.votes_against + self.waiting


def count_of(motion: Motion, room: Room) -> Count:
    """Count the voices of who is free to vote now: a vote of somebody who left, or learned of a conflict, counts no more."""
    rows = Vote.objects.filter(motion=motion).values_list("person_id", "voice")
    voices = {person: voice for person, voice in rows if person in room.free}
    told = list(voices.values())
    return Count(
        votes_for=told.count(Voice.FOR),
        votes_against=told.count(Voice.AGAINST),
        abstentions=told.count(Voice.ABSTAIN),
        waiting=len(room.free) - len(told),
        chair=voices.get(room.chair or 0, ""),
    )


def carries(count: Count, room: Room, commission: Commission) -> bool:
    """Whether a motion carries by the commission's majority; a tie by the chair's voice, where the rule says so."""
    bases = {
        MajorityRule.OF_VOTES: count.votes_for + count.votes_against,
        MajorityRule.OF_PRESENT: count.counted,
        MajorityRule.OF_MEMBERS: room.members,
    }
    base = bases[MajorityRule(commission.majority)]
    if 2 * count.votes_for == base and base and commission.chair_breaks_ties:
        return count.chair == Voice.FOR
    return 2 * count.votes_for > base


def motions_visible_to(user: User | AnonymousUser) -> QuerySet[Motion]:
    """What was put on the files that are open to the member."""
    return Motion.objects.filter(item__in=sheets_visible_to(user).values("pk")).select_related("item__meeting")


def items_conducted_by(user: User | AnonymousUser) -> QuerySet[AgendaItem]:
    """The items of the meetings of the person's agencies, and what a chair reads of those that they lead."""
    chaired = sheets_visible_to(user).filter(meeting__in=meetings_chaired_by(user).values("pk"))
    seen = Q(meeting__in=meetings_of_manager(user).values("pk")) | Q(pk__in=chaired.values("pk"))
    return AgendaItem.objects.filter(seen).select_related(
        "meeting__commission__agency",
        "meeting__call_stage__call__rule_set",
        "meeting__current",
        "proposal__organisation",
        "proposal__call__rule_set",
        "proposal__call_stage__stage",
        "proposal__tally",
    )


def votes_visible_to(user: User | AnonymousUser) -> QuerySet[Vote]:
    """The voices that a member may read: of settled motions on files open to them; twin of ``policies.meeting.may_see_votes``."""
    rows = Vote.objects.filter(motion__settled_at__isnull=False, motion__item__in=sheets_visible_to(user).values("pk"))
    return rows.select_related("person")


# What the commission said -------------------------------------------------------------
def open_motion_of(item: AgendaItem) -> Motion | None:
    """What the commission is voting on."""
    return item.motions.filter(settled_at=None).first()


def decision_on(item: AgendaItem) -> Motion | None:
    """The last motion that carried: what the meeting decided of the file, and did not take back since."""
    return item.motions.filter(has_carried=True).last() if item.state == ItemState.DECIDED else None


def cuts_of(item: AgendaItem) -> QuerySet[CostCut]:
    """The ineligible costs that stand."""
    return item.cuts.filter(dropped_at=None)


def recommended(proposal: Proposal, cuts: Iterable[CostCut]) -> Decimal:
    """Lira that may be recommended: the asked share of what is left of the cost, rounded down to the kuruş."""
    cost, taken = proposal.total_cost, sum((cut.amount for cut in cuts), Decimal(0))
    if not taken or not cost:
        return proposal.requested_support
    left = max(cost - taken, Decimal(0))
    return (proposal.requested_support * left / cost).quantize(KURUS, ROUND_DOWN)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the closed meetings of a stage decided: ``decisions`` by file key; ``missing`` are files that still need a word."""

    meetings: Sequence[Meeting] = ()
    decisions: dict[int, Motion] = field(default_factory=dict)
    missing: Sequence[Proposal] = ()


def standing_of(window: CallStage) -> Standing:
    """Of each evaluated file the last decision that was not overtaken.

    Its evaluation still comes to what it was decided by, and no later meeting put the file off or had it marked anew.
    """
    meetings = list(window.meetings.filter(state=MeetingState.CLOSED, act=None).order_by("pk"))
    spoken = AgendaItem.objects.filter(meeting__in=meetings).exclude(state=ItemState.WAITING).order_by("pk")
    latest = {item.proposal_id: item.pk for item in spoken}
    carried = Motion.objects.filter(item__in=latest.values(), item__state=ItemState.DECIDED, has_carried=True)
    last = {motion.item.proposal_id: motion for motion in carried.select_related("item").order_by("pk")}
    files = list(window.proposals.filter(status=Status.REVIEWED).select_related("tally").order_by("pk"))
    kept = {file.pk: last[file.pk] for file in files if file.pk in last and last[file.pk].still_fits(file)}
    return Standing(meetings, kept, [file for file in files if file.pk not in kept])


def with_decisions(items: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    """The items with what was put on each and with the costs that were taken out, oldest first."""
    motions = Prefetch("motions", Motion.objects.order_by("pk"), to_attr="told_motions")
    cuts = Prefetch("cuts", CostCut.objects.filter(dropped_at=None), to_attr="told_cuts")
    return items.prefetch_related(motions, cuts)


def votes_named(motions: Iterable[Motion]) -> QuerySet[Vote]:
    """The voices on these motions with who gave them, for minutes."""
    return Vote.objects.filter(motion__in=list(motions)).select_related("person")


def people_aside(meeting: Meeting) -> dict[int, tuple[str, ...]]:
    """Item key → names of the invited who took no part in it: closed to them, or standing aside; a few queries in all."""
    invited = {one.person_id: str(one.person) for one in meeting.attendances.select_related("person")}
    rows = ItemDeclaration.objects.filter(item__meeting=meeting, stands_aside=True, person__in=invited)
    aside = set(rows.values_list("item__proposal_id", "person_id")) | _shut_out(meeting, list(invited))
    return {
        item: tuple(name for person, name in invited.items() if (file, person) in aside)
        for item, file in meeting.items.values_list("pk", "proposal_id")
    }


def _shut_out(meeting: Meeting, people: list[int]) -> set[tuple[int, int]]:
    """(file, person) for each of these people to whom a file of the meeting is closed; as ``closed_to_member``."""
    files = meeting.items.values("proposal")
    live = Assignment.objects.filter(proposal__in=files, evaluator__in=people, state__in=LIVE_ASSIGNMENTS)
    stated = conflicts_in_force().filter(proposal__in=files, person__in=people)
    seats = Membership.objects.filter(user__in=people, ended_at=None, organisation__isnull=False)
    members: defaultdict[str, set[int]] = defaultdict(set)
    for person, vkn in seats.values_list("user_id", "organisation__vkn"):
        members[vkn].add(person)
    sides = [
        *Proposal.objects.filter(pk__in=files).values_list("pk", "organisation__vkn"),
        *Partner.objects.filter(proposal__in=files).exclude(vkn="").values_list("proposal_id", "vkn"),
    ]
    own = {(file, person) for file, vkn in sides for person in members.get(vkn, ())}
    return own | {*live.values_list("proposal_id", "evaluator_id"), *stated.values_list("proposal_id", "person_id")}
