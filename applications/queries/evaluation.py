"""How far the evaluation of a file is, who may be asked for it, and what the marks add up to."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Any, cast

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from applications.choices import LIVE_ASSIGNMENTS, AssessmentMode, Assessors, AssignmentState, Status
from applications.models import (
    Assignment,
    Call,
    CheckAnswer,
    CompletionRequest,
    Conflict,
    ExpertComment,
    ItemDeclaration,
    Mark,
    Proposal,
    Submission,
)
from applications.queries.affinity import signs_of
from applications.queries.company import at_odds
from applications.queries.conflicts import in_conflict_with, kept_from, people_in_conflict, vkns_of_sides
from applications.queries.proposals import OPENED, of_agencies
from applications.queries.rules import Rules, hides, rules_of
from applications.queries.scoring import Result, needs_third, opinions_differ, result_of_marks, result_of_opinions
from cmdp.accounts import memberships
from cmdp.accounts.choices import AGENCY_ROLES, MINISTRY_ROLES, Role
from cmdp.accounts.models import Membership, User
from cmdp.audit.models import Event
from cmdp.kit.actors import System
from cmdp.regions.working_days import end_of

ASSESSING_ROLES = (Role.EVALUATOR, *sorted(AGENCY_ROLES))
HANDS_ON_VERBS = (
    "proposal.check",
    "proposal.comment",
    "proposal.compare",
    "proposal.conclude",
    "proposal.decide_objection",
    "proposal.confirm_letter",
    "proposal.copy_decide",
    "proposal.copy_replace",
    "proposal.drop_conclusion",
    "proposal.give_objection",
    "proposal.hide_word",
    "proposal.keep_paper",
    "proposal.message",
    "proposal.note",
    "proposal.notify",
    "proposal.pass_check",
    "proposal.refuse_check",
    "proposal.reopen",
    "proposal.resume",
    "proposal.return",
    "proposal.settle_messages",
    "proposal.visit",
)
PENDING = (AssignmentState.ASKED, AssignmentState.ACCEPTED)
WAITING_ORDER, DONE_ORDER = ("until", "pk"), ("-ended_at", "-pk")
OF_A_LINE = ("proposal__organisation", "proposal__province", "proposal__call__agency", "proposal__call__rule_set")
GIVEN_BACK = (
    AssignmentState.STEPPED_BACK,
    AssignmentState.UNSCORABLE,
    AssignmentState.CANCELLED,
    AssignmentState.CONFLICTED,
)
EVALUATED = (
    Status.REVIEWED,
    Status.POSITIVE,
    Status.RESERVE,
    Status.NEGATIVE,
    Status.WITH_MINISTRY,
    Status.APPROVED,
    Status.REFUSED,
)
# Files of which nobody can be swayed by marks any more.
FINISHED = Q(status__in=EVALUATED) | Q(status=Status.WITHDRAWN, status_before__in=EVALUATED)


def is_evaluated(proposal: Proposal) -> bool:
    """Whether the file is one of ``FINISHED``."""
    status = proposal.status_before if proposal.status == Status.WITHDRAWN else proposal.status
    return status in EVALUATED


# The evaluator's own ------------------------------------------------------------------
def assignments_visible_to(user: User | AnonymousUser) -> QuerySet[Assignment]:
    """The evaluator's own assignments in any state; twin of ``policies.review.may_view``."""
    if not memberships.holds(user, *ASSESSING_ROLES):
        return Assignment.objects.none()
    return Assignment.objects.filter(evaluator_id=user.pk).exclude(proposal__in=in_conflict_with(user).values("pk"))


def waiting_of(mine: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Those of which something is still to come, with what a line of the list names; in ``WAITING_ORDER``."""
    until = Case(When(state=AssignmentState.ASKED, then=Coalesce("answer_due_at", "due_at")), default=F("due_at"))
    return mine.filter(state__in=PENDING).annotate(until=until).select_related(*OF_A_LINE)


def done_of(mine: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Those that came to an end, the last first; in ``DONE_ORDER``."""
    return mine.exclude(state__in=PENDING).select_related(*OF_A_LINE)


def readable_by_evaluator(user: User | AnonymousUser) -> QuerySet[Assignment]:
    """Those whose file is open to the evaluator; twin of ``policies.review.may_open``."""
    return assignments_visible_to(user).filter(state__in=OPENED)


def last_sending(row: Assignment | Proposal) -> Submission:
    """The last frozen sending of the stage that the evaluator was asked for, or that a file is in; later ones are not his."""
    proposal = row.proposal if isinstance(row, Assignment) else row
    sending = Submission.objects.filter(proposal=proposal, call_stage=row.call_stage_id).latest("number")
    sending.proposal, sending.call_stage = proposal, row.call_stage
    return sending


# The agency's -------------------------------------------------------------------------
def assigning_visible_to(user: User | AnonymousUser) -> QuerySet[Proposal]:
    """Files whose evaluators the person may see and ask; twin of ``policies.review.may_see_assignments``.

    Who evaluates a file does not learn who else does, although he may be of the agency's staff.
    """
    own = Assignment.objects.filter(
        proposal=OuterRef("pk"), call_stage=OuterRef("call_stage"), evaluator_id=user.pk
    ).exclude(state__in=GIVEN_BACK)
    return of_agencies(user).filter(first_sent_at__isnull=False).exclude(Exists(own))


def conflicts_at_desk(user: User | AnonymousUser) -> QuerySet[Conflict]:
    """What was stated of conflicts of interest on files whose evaluators the person may see."""
    rows = Conflict.objects.filter(proposal__in=assigning_visible_to(user).values("pk"))
    return rows.select_related("proposal__call__agency", "person")


def assignments_of(user: User | AnonymousUser) -> QuerySet[Assignment]:
    """The assignments of all files that reach the person's agency; what may be done with one the policies say."""
    files = of_agencies(user).filter(first_sent_at__isnull=False)
    return Assignment.objects.filter(proposal__in=files).select_related(
        "proposal__call__agency", "proposal__call__rule_set", "evaluator"
    )


def others_on_files_of(user: User | AnonymousUser | System) -> QuerySet[Assignment]:
    """Assignments of others on files that this person evaluates or is kept from: nothing may tell of them.

    With a conflict of interest not even of one's own: letters and record of it speak of the file.
    """
    same = seats_at_files_of(user).filter(proposal=OuterRef("proposal"), call_stage=OuterRef("call_stage"))
    hidden = Q(Exists(same)) | Q(proposal__in=kept_from(user).values("pk"))
    blocked = Q(proposal__in=in_conflict_with(user).values("pk"))
    return Assignment.objects.filter(hidden & ~Q(evaluator_id=user.pk or 0) | blocked)


def seats_at_files_of(user: User | AnonymousUser | System) -> QuerySet[Assignment]:
    """The person's own assignments in any stage that they did not give back."""
    return Assignment.objects.filter(evaluator_id=user.pk).exclude(state__in=GIVEN_BACK)


def live_assignments_shown_to(user: User | AnonymousUser) -> QuerySet[Assignment]:
    """Who evaluates which file in its present stage, as far as the person may know: on a file of his own only himself.

    Lists may narrow and name by these alone: who evaluates learns nothing of the others by filtering.
    """
    present = Assignment.objects.filter(call_stage=F("proposal__call_stage"))
    own = present.filter(evaluator_id=user.pk).exclude(state__in=GIVEN_BACK)
    live = present.filter(state__in=LIVE_ASSIGNMENTS)
    # A set of its own, not one asked row by row: with thousands of files SQLite takes the wrong index for that.
    return live.filter(Q(evaluator_id=user.pk) | ~Q(proposal__in=own.values("proposal")))


def evaluated_by(user: User | AnonymousUser | System) -> QuerySet[Proposal]:
    """Files that this person evaluates, or evaluated, in any stage."""
    return Proposal.objects.filter(Exists(seats_at_files_of(user).filter(proposal=OuterRef("pk"))))


def marked_by(user: User | AnonymousUser | System) -> QuerySet[Proposal]:
    """Files that this person evaluates, or evaluated, in their present stage; twin of ``policies.relations.evaluates``."""
    present = seats_at_files_of(user).filter(call_stage=F("proposal__call_stage"))
    return Proposal.objects.filter(pk__in=present.values("proposal"))


def with_readable_marks(user: User | AnonymousUser) -> Q:
    """Of files that the person reads at the desk: those whose marks, and the score that tells of them, are theirs too."""
    return FINISHED & ~Q(pk__in=marked_by(user).values("pk"))


def marks_visible_to(user: User | AnonymousUser) -> QuerySet[Proposal]:
    """Files whose marks the person may read; twin of ``policies.review.may_see_marks``."""
    return of_agencies(user).filter(with_readable_marks(user), first_sent_at__isnull=False)


def eligible_evaluators(proposal: Proposal) -> QuerySet[User]:
    """Whom the agency may ask for this file; twin of ``policies.review.may_be_asked``.

    Active people whom the rule set lets assess, except those who had a hand in the file: checked
    it, advised on its draft, sit in the applying organisation or in a partner's, were asked before,
    have a conflict of interest, or may not stand beside somebody who evaluates it now. Where the applicant is hidden
    nobody could declare what the records show, so whoever they tie to it is not asked either.
    """
    assessing = active_seats().filter(assessing_seats(proposal))
    strangers = at_odds(proposal, assessing.values_list("user_id", flat=True))
    found = (
        User.objects.filter(Exists(assessing.filter(user=OuterRef("pk"))), is_active=True)
        .exclude(pk__in=hands_in(proposal))
        .exclude(Exists(active_seats().filter(organisation__vkn__in=vkns_of_sides(proposal), user=OuterRef("pk"))))
        .exclude(pk__in=asked_before(proposal))
        .exclude(pk__in=people_in_conflict(proposal))
        .exclude(pk__in=strangers)
        .order_by("full_name", "pk")
    )
    return found.exclude(pk__in=signs_of(proposal, found)) if hides(proposal) else found


def active_seats() -> QuerySet[Membership]:
    """Memberships that hold now."""
    return Membership.objects.filter(ended_at=None)


def assessing_seats(proposal: Proposal) -> Q:
    """The seats whose holders may assess this file."""
    return seats_of_call(proposal.call)


def seats_of_call(call: Call) -> Q:
    """The seats whose holders the rule set lets assess: the agency's staff, the pool, or both.

    Where the applicant is hidden, nobody assesses who reads its files by name at a desk.
    """
    values = rules_of(call.rule_set).values
    staff = Q(role__in=sorted(AGENCY_ROLES), agency=call.agency_id)
    pool = Q(role=Role.EVALUATOR)
    if values.applicant_hidden:
        readers = active_seats().filter(staff | Q(role__in=sorted({*MINISTRY_ROLES, Role.ADMINISTRATOR})))
        return pool & ~Q(user__in=readers.values("user"))
    return {Assessors.STAFF: staff, Assessors.POOL: pool, Assessors.BOTH: staff | pool}[Assessors(values.assessors)]


def assessors_of(call: Call) -> QuerySet[User]:
    """Everybody whom the rule set lets assess files of this call."""
    seats = active_seats().filter(seats_of_call(call), user=OuterRef("pk"))
    return User.objects.filter(Exists(seats), is_active=True).order_by("full_name", "pk")


def hands_in(proposal: Proposal) -> set[int]:
    """Keys of the people who checked the file in any stage, advised on its draft, or know who evaluates it.

    Who asked for its evaluators, or took its evaluation up again, can no longer judge it blindly.
    """
    return hands_in_each([proposal])[proposal.pk]


def hands_in_each(proposals: Iterable[Proposal]) -> dict[int, set[int]]:
    """The same by file; four queries for all.

    The record is asked too: of an answer to a check item the row knows only who changed it last.
    """
    keys = [proposal.pk for proposal in proposals]
    events = Event.objects.filter(object_type=Proposal._meta.label_lower, object_id__in=keys)
    rows = chain(
        CheckAnswer.objects.filter(proposal__in=keys).values_list("proposal_id", "answered_by_id"),
        CompletionRequest.objects.filter(proposal__in=keys).values_list("proposal_id", "requested_by_id"),
        _advised_or_asked(keys),
        events.filter(verb__in=HANDS_ON_VERBS).values_list("object_id", "actor_id"),
    )
    found: dict[int, set[int]] = {key: set() for key in keys}
    for file, person in rows:
        found[int(file)].add(cast("int", person))  # none of these verbs is the system's
    return found


def _advised_or_asked(keys: list[int]) -> QuerySet[Any, tuple[int, int]]:
    """File and person of each remark on a draft, of each evaluator asked by hand in the present stage, and of each member of
    a commission to whom the marks were opened; one query.
    """
    advised = ExpertComment.objects.filter(proposal__in=keys).order_by().values_list("proposal_id", "author_id")
    present = Assignment.objects.filter(proposal__in=keys, call_stage=F("proposal__call_stage"))
    asked = present.filter(asked_by__isnull=False).order_by().values_list("proposal_id", "asked_by_id")
    declared = ItemDeclaration.objects.filter(item__proposal__in=keys).order_by()
    return advised.union(asked, declared.values_list("item__proposal_id", "person_id"))


def asked_before(proposal: Proposal) -> set[int]:
    """Keys of everybody who was ever asked for this file in its present stage."""
    return set(stage_assignments(proposal).values_list("evaluator_id", flat=True))


def stage_assignments(proposal: Proposal) -> QuerySet[Assignment]:
    """The assignments of the file's present stage."""
    return Assignment.objects.filter(proposal=proposal, call_stage=proposal.call_stage_id)


def due_for(proposal: Proposal, at: dt.datetime) -> dt.datetime:
    """The exclusive instant by which an evaluator asked now should send."""
    return end_of_day(at, days=rules_of(proposal.call.rule_set).values.evaluation_days)


def end_of_day(at: dt.datetime, *, days: int = 0) -> dt.datetime:
    """The exclusive instant at which, in Türkiye, the day ends that lies so many calendar days ahead."""
    return end_of(timezone.localtime(at).date() + dt.timedelta(days=days))


# Progress -----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Progress:
    """How far the evaluation of a file is in its present stage; ``assignments`` in the order of asking."""

    assignments: tuple[Assignment, ...]
    rules: Rules

    @property
    def live(self) -> tuple[Assignment, ...]:
        """Those that count: asked, reading, or sent."""
        return tuple(a for a in self.assignments if a.is_live)

    @property
    def sent(self) -> tuple[Assignment, ...]:
        """Those whose marks are in."""
        return tuple(a for a in self.assignments if a.state == AssignmentState.SENT)

    @property
    def given_back(self) -> tuple[Assignment, ...]:
        """Those that need a replacement: stepped back, unscorable, cancelled."""
        return tuple(a for a in self.assignments if not a.is_live)

    @property
    def needs_third(self) -> bool:
        """Whether the first evaluators, all done, disagree as the rules describe."""
        first = [a for a in self.sent if not a.is_third]
        if len(first) < self.rules.values.evaluators:
            return False
        if self.rules.values.assessment_mode == AssessmentMode.OPINION:
            return opinions_differ([a.review.opinion for a in first])
        totals = [a.review.total or Decimal(0) for a in first]
        return needs_third(totals, pass_mark=self.rules.values.pass_mark, gap=self.rules.values.third_gap)

    @property
    def required(self) -> int:
        """How many must send: those of the rules, one more when a third is needed or already reads."""
        has_third = self.needs_third or any(a.is_third for a in self.live)
        return self.rules.values.evaluators + (1 if has_third else 0)

    @property
    def to_ask(self) -> int:
        """How many people the agency must still ask."""
        return max(0, self.required - len(self.live))

    @property
    def is_complete(self) -> bool:
        """Whether everybody that the rules want has sent, and nobody is still at it."""
        return len(self.sent) == len(self.live) >= self.required

    @property
    def result(self) -> Result:
        """What the marks add up to; ask only when complete."""
        if self.rules.values.assessment_mode == AssessmentMode.OPINION:
            return result_of_opinions([a.review.opinion for a in self.sent])
        reviews = [{mark.criterion_id: mark.points or 0 for mark in a.review.marks.all()} for a in self.sent]
        return result_of_marks(reviews, self.rules.grid, self.rules.values)


def progress_of(proposal: Proposal) -> Progress:
    """How far this file is; read under the file's lock where something hangs on it."""
    return _progresses([proposal], Mark.objects.select_related("criterion"))[proposal.pk]


def progresses(proposals: Iterable[Proposal]) -> Mapping[int, Progress]:
    """The same for a list, in a fixed number of queries; rule sets in use are compiled once per process.

    Of the marks the points alone: a call's list reads those of all its files, and names no reason.
    """
    return _progresses(list(proposals), Mark.objects.order_by().only("review", "criterion", "points"))


def _progresses(files: Sequence[Proposal], marks: QuerySet[Mark]) -> Mapping[int, Progress]:
    by_file: dict[int, list[Assignment]] = defaultdict(list)
    found = Assignment.objects.select_related("evaluator", "review").prefetch_related(Prefetch("review__marks", marks))
    for assignment in found.filter(proposal__in=files, call_stage=F("proposal__call_stage")):
        by_file[assignment.proposal_id].append(assignment)
    return {file.pk: Progress(tuple(by_file[file.pk]), rules_of(file.call.rule_set)) for file in files}


def results_of(proposals: Iterable[Proposal]) -> dict[int, Result]:
    """The results of those files whose evaluation is complete, by key; a fixed number of queries."""
    return {pk: progress.result for pk, progress in progresses(proposals).items() if progress.is_complete}
