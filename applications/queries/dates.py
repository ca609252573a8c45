"""Every date that concerns a person in any of their roles, as far as it is still to come or just passed."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Final, cast

from django.conf import settings
from django.db.models import Min, Q

from applications.choices import OPEN_QUESTIONS, Side, Status
from applications.models import CallStage, CallUp, CompletionRequest, Document, PrivateCalendar
from applications.queries.applicant import going_on
from applications.queries.calls import published
from applications.queries.evaluation import PENDING, assignments_visible_to
from applications.queries.messages import talks_of_desk
from applications.queries.proposals import of_agencies, owned_by
from applications.queries.questions import of_desk, questions_until
from applications.queries.undertakings import to_be_signed
from applications.reserved import CallUpState
from cmdp.accounts import queries as people
from cmdp.accounts.choices import AGENCY_ROLES
from cmdp.accounts.memberships import agencies_of
from cmdp.accounts.models import User
from cmdp.regions.working_days import end_of

# What passed longer ago stands in no feed any more.
KEPT: Final = dt.timedelta(days=30)


class DateKind(StrEnum):
    """What a date is to the person; the words stand in ``presenters.dates``."""

    DRAFT_CLOSES = "draft_closes"
    SENT_CLOSES = "sent_closes"
    QUESTIONS_END = "questions_end"
    UNDERTAKING = "undertaking"
    PAPER = "paper"
    COMPLETION = "completion"
    COMPLETION_AT_DESK = "completion_at_desk"
    CALL_UP = "call_up"
    ANSWER = "answer"
    EVALUATION = "evaluation"
    MESSAGES = "messages"
    QUESTION = "question"
    CALL_CLOSES = "call_closes"
    INVITATION = "invitation"
    JOIN_REQUEST = "join_request"


@dataclass(frozen=True, slots=True)
class Concern:
    """One exclusive instant; ``key`` is the random id of what it belongs to, ``page`` that of the page to act on.

    ``page`` is empty where one page is everybody's. ``label`` is all that may be said of it: a reference or a call's name, never a project's title nor a person's.
    """

    kind: DateKind
    key: str
    at: dt.datetime
    page: str
    label: str = ""

    @property
    def uid(self) -> str:
        """The same for everybody and for ever."""
        return f"{self.kind.replace('_', '-')}-{self.key}@cmdp-basvuru"


def dates_of(user: User, *, at: dt.datetime) -> list[Concern]:
    """In the order of time."""
    found = chain.from_iterable(source(user) for source in SOURCES)
    return sorted((date for date in found if date.at > at - KEPT), key=lambda date: (date.at, date.uid))


def titles_of(user: User, pages: Collection[str]) -> dict[str, str]:
    """What the person's own files among these pages are called: for their own eyes, no feed tells it."""
    return dict(owned_by(user).filter(public_id__in=pages).values_list("public_id", "title"))


def own_calendar(user: User) -> PrivateCalendar | None:
    """The secret address that the person has, as far as it is known: when it was made and last read."""
    return PrivateCalendar.objects.filter(person=user).first()


def _drafts(user: User) -> Iterator[Concern]:
    """The close of the window of each own draft, and the last instant for questions about its call."""
    drafts = owned_by(user).filter(status=Status.DRAFT).select_related("call__rule_set", "call_stage")
    calls = {}
    for draft in drafts.prefetch_related("call__stages"):
        label = draft.reference or draft.call.title
        yield Concern(DateKind.DRAFT_CLOSES, draft.public_id, draft.call_stage.closes_at, draft.public_id, label)
        calls[draft.call_id] = draft.call
    ends = ((call, questions_until(call)) for call in calls.values())
    yield from (
        Concern(DateKind.QUESTIONS_END, call.public_id, until, call.public_id, call.title)
        for call, until in ends
        if until
    )


def _sent(user: User) -> Iterator[Concern]:
    """The last moment to take a sent file back, or to send it again."""
    for file in owned_by(user).filter(status=Status.SUBMITTED).select_related("call_stage"):
        yield Concern(DateKind.SENT_CLOSES, file.public_id, file.call_stage.closes_at, file.public_id, file.reference)


def _undertakings(user: User) -> Iterator[Concern]:
    """What is still to be signed and uploaded of own files, a clock later than the call's.

    Of drafts too, except in a call without an end: there the days are counted from the sending.
    """
    for file, owed in to_be_signed(owned_by(user).exclude(status=Status.DRAFT, call__is_rolling=True)):
        for one in owed:
            key = f"{file.public_id}-{one.rule.key}"
            label = file.reference or file.call.title
            yield Concern(DateKind.UNDERTAKING, key, one.due_at, file.public_id, label)


def _papers(user: User) -> Iterator[Concern]:
    """The end of the last day on which a paper in an own file holds."""
    files = {file.pk: file for file in going_on(owned_by(user))}
    papers = Document.objects.filter(proposal__in=files, removed_at=None).select_related("slot")
    for paper in papers:
        file = files[paper.proposal_id]
        label = f"{file.reference or file.call.title}, {paper.slot.name}"
        if paper.valid_until:
            yield Concern(DateKind.PAPER, paper.public_id, end_of(paper.valid_until), file.public_id, label)


def _completions(user: User) -> Iterator[Concern]:
    """Of own files for every member; of files at the desk for the expert who holds them."""
    open_ones = CompletionRequest.objects.filter(ended_at=None, proposal__status=Status.RETURNED)
    open_ones = open_ones.select_related("proposal")
    held = of_agencies(user).filter(expert=user)
    for kind, files in ((DateKind.COMPLETION, owned_by(user)), (DateKind.COMPLETION_AT_DESK, held)):
        for request in open_ones.filter(proposal__in=files.values("pk")):
            file = request.proposal
            yield Concern(kind, request.public_id, request.due_at, file.public_id, file.reference)


def _call_ups(user: User) -> Iterator[Concern]:
    """Until when own files that were called up from the reserve list are answered for."""
    waiting = CallUp.objects.filter(state=CallUpState.WAITING, opinion__proposal__in=owned_by(user).values("pk"))
    for row in waiting.select_related("opinion__proposal"):
        file = row.opinion.proposal
        yield Concern(DateKind.CALL_UP, row.public_id, cast("dt.datetime", row.due_at), file.public_id, file.reference)


def _evaluations(user: User) -> Iterator[Concern]:
    """Without a word of the file: before the declaration nothing of it is open."""
    waiting = assignments_visible_to(user).filter(state__in=PENDING, proposal__status=Status.UNDER_REVIEW)
    for assignment in waiting:
        if until := assignment.answer_until:
            yield Concern(DateKind.ANSWER, assignment.public_id, until, assignment.public_id)
        yield Concern(DateKind.EVALUATION, assignment.public_id, assignment.due_at, assignment.public_id)


def _messages(user: User) -> Iterator[Concern]:
    """Until when the oldest waiting message of a file is to be answered by its expert."""
    waiting = Q(messages__side=Side.APPLICANT, messages__settled_at=None)
    files = talks_of_desk(user).filter(waiting, expert=user).annotate(answer_due_at=Min("messages__due_at"))
    for file in files:
        yield Concern(DateKind.MESSAGES, file.public_id, file.answer_due_at, file.public_id, file.audit_label)


def _questions(user: User) -> Iterator[Concern]:
    for question in of_desk(user).filter(owner=user, state__in=sorted(OPEN_QUESTIONS)):
        yield Concern(DateKind.QUESTION, question.public_id, question.due_at, question.public_id, question.call.title)


def _calls(user: User) -> Iterator[Concern]:
    """The close of each window of the calls of the person's agencies: then the desk's work begins."""
    calls = published().filter(agency__in=agencies_of(user, *AGENCY_ROLES))
    for window in CallStage.objects.filter(call__in=calls.values("pk")).select_related("call"):
        call = window.call
        key = f"{call.public_id}-{window.order}"
        yield Concern(DateKind.CALL_CLOSES, key, window.closes_at, call.public_id, call.title)


def _invitations(user: User) -> Iterator[Concern]:
    """Without a word of who invites whom where."""
    for offer in people.unanswered_offers_to(user):
        yield Concern(DateKind.INVITATION, offer.public_id, offer.expires_at, "")


def _requests_to_join(user: User) -> Iterator[Concern]:
    """Until when an owner answers before the agency decides."""
    days = dt.timedelta(days=settings.JOIN_ANSWER_DAYS)
    for request in people.join_requests_to_answer(user):
        page = request.organisation.public_id
        yield Concern(DateKind.JOIN_REQUEST, request.public_id, request.asked_at + days, page)


SOURCES: Final[tuple[Callable[[User], Iterator[Concern]], ...]] = (
    _drafts,
    _sent,
    _undertakings,
    _papers,
    _completions,
    _call_ups,
    _evaluations,
    _messages,
    _questions,
    _calls,
    _invitations,
    _requests_to_join,
)
