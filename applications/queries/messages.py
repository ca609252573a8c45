"""Messages on files: whose they are to read, what is new to somebody, what waits for the agency, what is untold."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from applications.choices import Side
from applications.models import FileMessage, MessagesSeen, Proposal
from applications.models.proposal import ProposalQuerySet
from applications.queries.conflicts import kept_from, people_in_conflict
from applications.queries.desk import of_whom, staff_of
from applications.queries.evaluation import GIVEN_BACK, evaluated_by
from applications.queries.inside import inside
from applications.queries.proposals import owned_by
from cmdp.accounts.choices import ORGANISATION_WRITERS
from cmdp.accounts.memberships import Reader, reader_of
from cmdp.accounts.models import User
from cmdp.kit.actors import System
from cmdp.kit.statements import MOST_KEPT, Statement

WAITING = Q(messages__side=Side.APPLICANT, messages__settled_at=None)


@dataclass(frozen=True, slots=True)
class Waiting:
    """In how many files a message waits for an answer, and in how many of them it is late."""

    open: int
    late: int


def talks_of_applicant(user: User | AnonymousUser) -> QuerySet[Proposal]:
    """The files whose messages the person reads as their applicant."""
    return owned_by(user)


def talks_of_desk(user: User | AnonymousUser) -> ProposalQuerySet:
    """The files whose messages the person reads as the agency's staff; whoever evaluates one does not."""
    return inside(user)


def talks_of(user: User | AnonymousUser) -> QuerySet[Proposal]:
    """Exactly the files for which ``policies.messages.may_read`` says yes."""
    own, handled = talks_of_applicant(user), talks_of_desk(user)
    return Proposal.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=handled.values("pk")))


def hidden_from(user: User | AnonymousUser | System) -> QuerySet[FileMessage]:
    """Messages on files that this person evaluates or whose body applied: no letter of them is shown among the staff's."""
    files = Q(proposal__in=evaluated_by(user).values("pk")) | Q(proposal__in=kept_from(user).values("pk"))
    return FileMessage.objects.filter(files)


def messages_of(proposal: Proposal) -> QuerySet[FileMessage]:
    """What was written on a file, the newest first."""
    return proposal.messages.select_related("written_by").order_by("-pk")


def last_seen(proposal: Proposal, person: User) -> int:
    """The key of the last message that the person has read; 0 before the first."""
    return MessagesSeen.objects.filter(proposal=proposal, person=person).values_list("last_id", flat=True).first() or 0


def new_in(files: Iterable[Proposal], person: User, *, side: Side) -> dict[int, int]:
    """How many messages of a side the person has not read, by file; files without any are missing. One query."""
    seen = MessagesSeen.objects.filter(proposal=OuterRef("proposal"), person=person).values("last_id")
    unread = FileMessage.objects.filter(proposal__in=[file.pk for file in files], side=side)
    unread = unread.filter(pk__gt=Coalesce(Subquery(seen[:1]), 0)).order_by()
    return dict(unread.values("proposal").annotate(number=Count("pk")).values_list("proposal", "number"))


def waiting_talks(user: User, *, whose: str = "") -> QuerySet[Proposal]:
    """Files in which a message waits for the agency's answer, with since when, how many, and until when."""
    rows = of_whom(talks_of_desk(user), user, whose).select_related("organisation", "expert", "call")
    waiting = rows.filter(WAITING).annotate(
        waiting=Count("messages"), waiting_since=Min("messages__written_at"), answer_due_at=Min("messages__due_at")
    )
    return waiting.order_by("answer_due_at", "pk")


def waiting_for_answer(user: User, *, at: dt.datetime) -> Waiting:
    """How much waits at the person's desk; one query."""
    ends = [row.ends for row in _waiting(reader_of(user))]
    return Waiting(open=len(ends), late=sum(end <= at for end in ends))


@lru_cache(maxsize=MOST_KEPT)
def _waiting(reader: Reader) -> Statement:
    messages = FileMessage.objects.filter(side=Side.APPLICANT, settled_at=None)
    at_desk = messages.filter(proposal__in=talks_of_desk(reader.user).values("pk"))
    return Statement(at_desk.order_by().values("proposal").annotate(ends=Min("due_at")).values_list("ends"))


def files_to_tell_of(*, quiet_since: dt.datetime) -> list[int]:
    """Files with a message that nobody was written of, on a side of which no letter went out since an instant."""
    same_side = FileMessage.objects.filter(proposal=OuterRef("proposal"), side=OuterRef("side"))
    untold = FileMessage.objects.filter(told_at=None).exclude(Exists(same_side.filter(told_at__gt=quiet_since)))
    return sorted(set(untold.order_by().values_list("proposal", flat=True)))


def writers_of_applicant(proposal: Proposal) -> QuerySet[User]:
    """Who wrote on the applicant's side and may still write for the organisation."""
    written = proposal.messages.filter(side=Side.APPLICANT).values("written_by")
    seat = {"organisation": proposal.organisation_id, "role__in": sorted(ORGANISATION_WRITERS), "ended_at": None}
    seated = Q(**{f"memberships__{name}": value for name, value in seat.items()})
    return User.objects.filter(seated, pk__in=written, is_active=True).distinct().order_by("pk")


def readers_at_desk(proposal: Proposal) -> QuerySet[User]:
    """Who of the agency's staff may read the file's messages: none of the applying body, none in conflict, none who evaluates it."""
    kin = Q(memberships__organisation__vkn=proposal.organisation.vkn, memberships__ended_at=None)
    judges = proposal.assignments.exclude(state__in=GIVEN_BACK).values("evaluator")
    others = staff_of(proposal.call).exclude(pk__in=User.objects.filter(kin).values("pk")).exclude(pk__in=judges)
    return others.exclude(pk__in=people_in_conflict(proposal))


def seen_by(message: FileMessage) -> set[int]:
    """Keys of the people who have read a message."""
    marks = MessagesSeen.objects.filter(proposal=message.proposal_id, last_id__gte=message.pk)
    return set(marks.values_list("person_id", flat=True))
