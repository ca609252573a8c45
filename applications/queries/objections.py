"""Objections: until when one may come and against what, who reads them, what waits at the desk, what is told in public."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from applications.choices import AssessmentMode, CheckResult, Status
from applications.models import Call, CheckAnswer, Notification, Objection, ObjectionPaper, Opinion, Proposal
from applications.objected import OPEN_OBJECTIONS, ObjectionOutcome, ObjectionState, ObjectionTo
from applications.queries.evaluation import end_of_day, progress_of
from applications.queries.inside import inside
from applications.queries.notifying import counted_from, notifications_of
from applications.queries.rules import Rules, day_count, end_of_working_days, rules_of
from applications.queries.scoring import SectionMean
from cmdp.accounts.choices import Role
from cmdp.accounts.memberships import organisations_of
from cmdp.accounts.models import User
from cmdp.audit.models import Event
from cmdp.regions.queries import calendar_for
from cmdp.regions.working_days import Calendar, add_working_days

# An opinion that left the applicant without money, and that nothing came after.
OPINED: Final = frozenset({Status.RESERVE, Status.NEGATIVE})
# An opinion that gives money, as long as the Ministry did not decide.
GIVEN: Final = frozenset({Status.POSITIVE, Status.WITH_MINISTRY})
# What is told of so few would tell of each: the public reads that there are fewer than this.
FEWEST_TOLD: Final = 5


@dataclass(frozen=True, slots=True)
class Decision:
    """What may be objected to: since when the applicant knows it, the exclusive end of the time, who recorded it.

    ``notified_at`` names the decision; the time runs from ``counted_from``, the latest official day that was recorded
    where that is later. ``is_sure`` where the working-day calendar vouches for every year that was counted over.
    """

    to: ObjectionTo
    notified_at: dt.datetime
    until: dt.datetime
    is_sure: bool
    decider_id: int | None
    opinion: Opinion | None
    counted_from: dt.datetime
    notifications: tuple[Notification, ...]

    def is_over(self, at: dt.datetime) -> bool:
        """Whether what comes now comes late."""
        return at >= self.until


def decision_on(proposal: Proposal) -> Decision | None:
    """What the file's applicant may object to now: a refusal in the pre-examination, or an opinion that was released.

    ``None`` while nothing was told, and where the file went on since. A positive opinion can be objected to where it
    gives less than was asked; the Ministry's act is the final one.
    """
    if proposal.status == Status.INELIGIBLE:
        return _decision(proposal, ObjectionTo.CHECK, proposal.status_since, _who_refused(proposal))
    if proposal.status not in {*OPINED, *GIVEN}:
        return None
    opinion = newest_opinion(proposal)
    return None if opinion is None or not _can_be_objected_to(proposal, opinion) else told_by(opinion)


def _can_be_objected_to(proposal: Proposal, opinion: Opinion) -> bool:
    """Money that was cut is objected to once: what an objection raised is its outcome."""
    if proposal.status in OPINED:
        return True
    is_cut = opinion.amount is not None and opinion.amount < proposal.requested_support
    return is_cut and opinion.act.objection_id is None


def raised_to(objection: Objection) -> Decimal | None:
    """Lira that the objection brought the file, where it raised an amount."""
    return Opinion.objects.filter(act__objection=objection).values_list("amount", flat=True).first()


def told_by(opinion: Opinion) -> Decision | None:
    """An opinion as its applicant may object to it; ``None`` while it was not released."""
    act, proposal = opinion.act, opinion.proposal
    if act.released_at is None:
        return None
    if proposal.status not in GIVEN:
        return _decision(proposal, ObjectionTo.OPINION, act.released_at, act.recorded_by_id, opinion)
    told_at, decider = act.released_at, act.recorded_by_id
    if called := opinion.call_ups.order_by("pk").last():
        told_at, decider = called.called_at, called.called_by_id
    return _decision(proposal, ObjectionTo.AMOUNT, told_at, decider, opinion)


def has_objection_page(proposal: Proposal) -> bool:
    """Whether the applicant has points and reasons to read, or an objection to follow."""
    if not rules_of(proposal.call.rule_set).values.has_objections or proposal.first_sent_at is None:
        return False
    return decision_on(proposal) is not None or proposal.objections.exists()


def newest_opinion(proposal: Proposal) -> Opinion | None:
    """The agency's last opinion on the file in its present stage."""
    rows = proposal.opinions.filter(act__call_stage=proposal.call_stage_id).select_related("act")
    return rows.order_by("pk").last()


def _decision(
    proposal: Proposal, to: ObjectionTo, told_at: dt.datetime, decider_id: int | None, opinion: Opinion | None = None
) -> Decision:
    official = tuple(notifications_of(proposal, told_at))
    begun = counted_from(told_at, max((row.notified_on for row in official), default=None))
    until, is_sure = objection_end(rules_of(proposal.call.rule_set), begun)
    return Decision(to, told_at, until, is_sure, decider_id, opinion, begun, official)


def objection_end(rules: Rules, told_at: dt.datetime) -> tuple[dt.datetime, bool]:
    """The exclusive end of the time that begins with a notification, by the rule set's count, and whether it is sure."""
    calendar = calendar_for([told_at.year, told_at.year + 1])
    until = objection_end_by(calendar, rules, told_at)
    return until, not rules.values.objection_working_days or calendar.vouches_for(told_at.date(), until.date())


def objection_end_by(calendar: Calendar, rules: Rules, told_at: dt.datetime) -> dt.datetime:
    """The same end where the calendar was read already; it is one for all notifications of a day."""
    values = rules.values
    if not values.objection_working_days:
        return end_of_day(told_at, days=values.objection_days)
    return add_working_days(told_at, values.objection_days, calendar=calendar, count=day_count(rules))


def answer_end(rules: Rules, at: dt.datetime) -> dt.datetime:
    """The exclusive instant until which the agency means to have decided an objection that comes now."""
    return end_of_working_days(rules, at, rules.values.objection_answer_days)


def _who_refused(proposal: Proposal) -> int | None:
    label = proposal._meta.label_lower
    refused = Event.objects.filter(object_type=label, object_id=proposal.pk, verb="proposal.refuse_check")
    return refused.order_by("pk").values_list("actor_id", flat=True).last()


def objections_visible_to(user: User | AnonymousUser) -> QuerySet[Objection]:
    """Exactly the rows for which ``policies.objections.may_read_objection`` says yes."""
    own = Q(proposal__organisation__in=organisations_of(user))
    return Objection.objects.filter(own | Q(proposal__in=inside(user).values("pk")))


def objection_papers_visible_to(user: User | AnonymousUser) -> QuerySet[ObjectionPaper]:
    """The papers of those; twin of the same policy, asked of a paper's objection."""
    rows = ObjectionPaper.objects.filter(objection__in=objections_visible_to(user).values("pk"))
    return rows.select_related("objection__proposal__call")


def objections_at_desk(user: User | AnonymousUser) -> QuerySet[Objection]:
    """The objections on files whose inside the person reads as agency staff."""
    rows = Objection.objects.filter(proposal__in=inside(user).values("pk"))
    return rows.select_related(
        *("proposal__call__agency", "proposal__call__rule_set", "proposal__organisation"),
        *("proposal__call_stage", "decider", "sent_by"),
    )


def objections_listed(user: User | AnonymousUser, *, is_open: bool) -> QuerySet[Objection]:
    """The desk's list: what waits, first what is due first; or what has ended."""
    rows = objections_at_desk(user)
    return rows.filter(state__in=OPEN_OBJECTIONS) if is_open else rows.exclude(state__in=OPEN_OBJECTIONS)


def objections_on(proposal: Proposal) -> QuerySet[Objection]:
    """The objections of a file, the newest first, with their papers; two queries."""
    return proposal.objections.select_related("sent_by", "decider").prefetch_related("papers").order_by("-pk")


def deciders_for(objection: Objection) -> QuerySet[User]:
    """Managers of the agency who may be given an objection; whether each may, the policy says."""
    agency = objection.proposal.call.agency_id
    seats = Q(memberships__agency=agency, memberships__role=Role.AGENCY_MANAGER, memberships__ended_at=None)
    found = User.objects.filter(seats, is_active=True).exclude(pk=objection.first_decider_id or 0)
    return found.distinct().order_by("full_name", "pk")


# Points and reasons ---------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class SectionTold:
    """A section of the grid as its applicant reads it: the mean of those that count, and the reasons without names.

    The reasons stand in the order of their words, so that nobody follows one evaluator from section to section.
    """

    section: SectionMean
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Points and reasons of a decision: the score, each section, the agency's reason; of a check what was not met."""

    score: Decimal | None
    sections: tuple[SectionTold, ...]
    reason: str
    unmet: tuple[CheckAnswer, ...] = ()


def told_of(proposal: Proposal, decision: Decision) -> Told:
    """What an applicant may read of the decision that they may object to, and nothing of who evaluated."""
    if decision.opinion is None:
        return Told(None, (), "", tuple(_unmet(proposal)))
    return Told(decision.opinion.score, sections_told(proposal), decision.opinion.reason)


def _unmet(proposal: Proposal) -> QuerySet[CheckAnswer]:
    rows = CheckAnswer.objects.filter(proposal=proposal, call_stage=proposal.call_stage_id, result=CheckResult.NO)
    return rows.select_related("item")


def sections_told(proposal: Proposal) -> tuple[SectionTold, ...]:
    """Each section with its mean and reasons, where the rule set asks for marks and all of them are in."""
    progress = progress_of(proposal)
    if progress.rules.values.assessment_mode != AssessmentMode.MARKS or not progress.is_complete:
        return ()
    result = progress.result
    counting = [progress.sent[place].review for place in result.places]
    reasons = [{mark.criterion_id: mark.reason.strip() for mark in review.marks.all()} for review in counting]
    parts = zip(progress.rules.grid, result.sections, strict=True)
    return tuple(SectionTold(mean, _sorted(part.criteria, reasons)) for part, mean in parts)


def _sorted(criteria: tuple, reasons: list[dict[int, str]]) -> tuple[str, ...]:
    said = {words.get(criterion.pk, "") for criterion in criteria for words in reasons}
    return tuple(sorted(said - {""}))


# In public ------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class ObjectionCounts:
    """How many objections of a call were decided and how; ``None`` for what so few would tell of each of them."""

    decided: int | None
    outcomes: tuple[tuple[str, int], ...]

    @property
    def fewest(self) -> int:
        """The least number that is told."""
        return FEWEST_TOLD


def objection_counts(call: Call) -> ObjectionCounts | None:
    """What the public reads of a call's objections; ``None`` where none was decided.

    Under ``FEWEST_TOLD`` not even their number is told; their outcomes only where no outcome is that of so few.
    """
    rows = Objection.objects.filter(proposal__call=call, state=ObjectionState.DECIDED).order_by()
    counts = Counter(rows.values_list("outcome", flat=True))
    total = sum(counts.values())
    if not total:
        return None
    if total < FEWEST_TOLD:
        return ObjectionCounts(None, ())
    is_safe = all(number >= FEWEST_TOLD for number in counts.values())
    labels = dict(ObjectionOutcome.choices)
    return ObjectionCounts(total, tuple((str(labels[key]), counts[key]) for key in labels if counts[key]) * is_safe)
