"""Questions about a call: whose they are, which are answered for everybody, what waits at the desk."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import Coalesce

from applications.choices import OPEN_QUESTIONS, QuestionState, Status
from applications.models import AnswerCorrection, Call, CallQuestion
from applications.queries.calls import published
from applications.queries.rules import rules_of
from cmdp.accounts.choices import AGENCY_ROLES, ORGANISATION_WRITERS, Role
from cmdp.accounts.memberships import Reader, agencies_of, reader_of
from cmdp.accounts.models import User
from cmdp.kit.actors import System
from cmdp.kit.statements import MOST_KEPT, Statement
from cmdp.kit.text import search_key

DAY = dt.timedelta(days=1)
NEWEST = ("-settled_at",)
OPEN = sorted(OPEN_QUESTIONS)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many questions wait at a desk, and how many of them are late."""

    open: int
    late: int


def questions_until(call: Call) -> dt.datetime | None:
    """The first instant at which no question is taken any more; ``None`` while the call has no calendar.

    Where the call does not say, it is counted back from the close of the first stage by the rule set's days;
    a window shorter than that takes questions until it closes.
    """
    if call.questions_until is not None:
        return call.questions_until
    window = next(iter(call.stages.all()), None)
    if window is None:
        return None
    counted = window.closes_at - rules_of(call.rule_set).values.question_close_days * DAY
    return counted if window.has_opened(counted) else window.closes_at


def answer_days_of(call: Call) -> int:
    """How many working days the agency has for an answer."""
    return call.answer_days or rules_of(call.rule_set).values.answer_days


def answered_in(call: Call, text: str = "") -> QuerySet[CallQuestion]:
    """What everybody may read of a call, the newest answer first; with ``text`` what holds each of its words.

    What was asked in confidence is not even read along.
    """
    rows = CallQuestion.objects.filter(call=call, state=QuestionState.PUBLISHED).defer(*CallQuestion.PERSONAL)
    for word in search_key(text).split():
        rows = rows.filter(search_key__contains=word)
    return rows.order_by(*NEWEST, "-pk").prefetch_related("corrections")


def answers() -> QuerySet[CallQuestion]:
    """Every answer that everybody may read, of every published call, with its call and its corrections."""
    rows = CallQuestion.objects.filter(call__in=published(), state=QuestionState.PUBLISHED)
    return rows.defer(*CallQuestion.PERSONAL).select_related("call__agency").prefetch_related("corrections")


def answers_by_news(call: Call | None = None) -> QuerySet[CallQuestion]:
    """Those of one call or of every call by ``news_at``, when they were last published or corrected, newest first."""
    rows = answers().annotate(news_at=Coalesce(Max("corrections__corrected_at"), "settled_at"))
    return (rows.filter(call=call) if call else rows).order_by("-news_at", "-pk")


def answers_of_published_calls() -> list[tuple[str, str]]:
    """The address of every answer that everybody may read, as (call, question), the first one first; one query."""
    return list(answers().order_by("pk").values_list("call__public_id", "public_id"))


def answers_by_call(calls: Iterable[Call]) -> dict[int, int]:
    """How many answers each of these calls has published; one query."""
    rows = CallQuestion.objects.filter(call__in=[call.pk for call in calls], state=QuestionState.PUBLISHED)
    counted = rows.order_by().values("call").annotate(number=Count("pk"))
    return dict(counted.values_list("call", "number"))


def asked_by(user: User | AnonymousUser) -> QuerySet[CallQuestion]:
    """Exactly the questions for which ``policies.questions.may_follow`` says yes: the person's own, newest first."""
    own = CallQuestion.objects.filter(asked_by=user.pk)
    return own.select_related("call__agency", "linked_to").order_by("-pk")


def asked_since(user: User | AnonymousUser | System, since: dt.datetime) -> int:
    """How many questions the person has asked after an instant."""
    return CallQuestion.objects.filter(asked_by=user.pk, asked_at__gt=since).count()


def of_desk(user: User | AnonymousUser) -> QuerySet[CallQuestion]:
    """Exactly the questions for which ``policies.questions.may_handle`` says yes: of the agency's calls, but one's own."""
    rows = CallQuestion.objects.filter(call__agency__in=agencies_of(user, *AGENCY_ROLES))
    return rows.exclude(asked_by=user.pk).select_related("call__agency", "call__rule_set", "owner", "linked_to")


def queue_of(user: User, filters: Mapping[str, object], *, at: dt.datetime) -> QuerySet[CallQuestion]:
    """The desk's questions under ``filters`` (whose, call, state, late); what is due first comes first."""
    rows, whose, state = of_desk(user), filters.get("whose"), filters.get("state")
    if whose:
        rows = rows.filter(owner=user if whose == "mine" else None)
    if state != "all":
        rows = rows.filter(state__in=[state] if state else OPEN)
    if call := filters.get("call"):
        rows = rows.filter(call__public_id=call)
    return rows.filter(state__in=OPEN, due_at__lte=at) if filters.get("late") else rows


def waiting_at(user: User, *, at: dt.datetime) -> Waiting:
    """What waits at the person's desk; one query."""
    ends = [row.due_at for row in _open_at(reader_of(user))]
    return Waiting(open=len(ends), late=sum(end <= at for end in ends))


@lru_cache(maxsize=MOST_KEPT)
def _open_at(reader: Reader) -> Statement:
    return Statement(of_desk(reader.user).filter(state__in=OPEN).order_by().values_list("due_at"))


def answers_beside(question: CallQuestion) -> QuerySet[CallQuestion]:
    """The published answers of the same call that a question may be led to."""
    return answered_in(question.call).exclude(pk=question.pk)


def managers_of(call: Call) -> QuerySet[User]:
    """The managers of the call's agency."""
    seats = Q(memberships__agency=call.agency_id, memberships__role=Role.AGENCY_MANAGER, memberships__ended_at=None)
    return User.objects.filter(seats, is_active=True).distinct().order_by("pk")


def writers_of_drafts(call: Call) -> QuerySet[User]:
    """Who writes a file for the call that is not sent yet: owners and editors of its organisations; one query."""
    role = Q(memberships__role__in=ORGANISATION_WRITERS, memberships__ended_at=None)
    draft = Q(
        memberships__organisation__proposals__call=call, memberships__organisation__proposals__status=Status.DRAFT
    )
    return User.objects.filter(role & draft, is_active=True).distinct().order_by("pk")


def untold_answers(call_id: int, *, before: dt.datetime) -> QuerySet[CallQuestion]:
    """Answers of a call published before an instant that nobody has been told of."""
    rows = CallQuestion.objects.filter(call=call_id, state=QuestionState.PUBLISHED, told_at=None, settled_at__lt=before)
    return rows.order_by("settled_at", "pk")


def untold_corrections(call_id: int, *, before: dt.datetime) -> QuerySet[AnswerCorrection]:
    """Corrections of a call's answers made before an instant that nobody has been told of."""
    rows = AnswerCorrection.objects.filter(question__call=call_id, told_at=None, corrected_at__lt=before)
    return rows.select_related("question").order_by("corrected_at", "pk")


def calls_to_tell_of(*, before: dt.datetime) -> list[int]:
    """Calls with an answer or a correction that nobody has been told of."""
    answers = CallQuestion.objects.filter(state=QuestionState.PUBLISHED, told_at=None, settled_at__lt=before)
    corrections = AnswerCorrection.objects.filter(told_at=None, corrected_at__lt=before)
    found = {*answers.values_list("call", flat=True), *corrections.values_list("question__call", flat=True)}
    return sorted(found)


def questions_to_remind(at: dt.datetime) -> list[int]:
    """Open questions, not yet reminded of, whose answer is due within the rule set's days."""
    rows = CallQuestion.objects.filter(state__in=OPEN, reminded_at=None, due_at__gt=at)
    return [
        row.pk
        for row in rows.select_related("call__rule_set").order_by("pk")
        if row.due_at - at <= rules_of(row.call.rule_set).values.answer_reminder_days * DAY
    ]
