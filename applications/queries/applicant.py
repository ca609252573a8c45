"""What the applicant's desk reads: own files as the public names them, their clocks and their story."""

import datetime as dt

from django.db.models import OuterRef, QuerySet, Subquery

from applications.choices import ENDED, OPINION_STATUSES, MinistryActKind, Status
from applications.models import Call, CompletionRequest, Document, MinistryAct, Opinion, Proposal, Submission
from applications.queries.printouts import with_printouts
from applications.queries.proposals import owned_by
from applications.queries.reserve import with_answer_due
from applications.queries.subjects import OF_DISCUSSION, TAKEN
from cmdp.accounts.choices import ORGANISATION_WRITERS
from cmdp.accounts.memberships import organisations_of
from cmdp.accounts.models import Organisation, User
from cmdp.audit.models import Event
from cmdp.audit.queries import history_of

# Moves inside the agency and inside the evaluation: no applicant reads of them.
UNTOLD = TAKEN | frozenset(
    {
        "proposal.purge",  # the file is gone with it
        *(
            "proposal.take_on",
            "proposal.check",
            "proposal.note",
            "proposal.correct_note",
            "proposal.visit",
            "proposal.correct_visit",
            "proposal.keep_paper",
            "proposal.compare",
            "proposal.conclude",
            "proposal.drop_conclusion",
            "proposal.comment",
            "proposal.write",
            "proposal.restore",
        ),
        "proposal.drop_unfinished",
        *("proposal.message", "proposal.settle_messages", "proposal.remind"),
        *("proposal.ask_approval", "proposal.approve_sending", "proposal.give_back"),
        *("proposal.attach", "proposal.remove", "proposal.order_documents", "proposal.date_document"),
        *("proposal.conflict", "proposal.lift_conflict"),
        *OF_DISCUSSION,
        *("proposal.copy_decide", "proposal.copy_replace", "proposal.hide_word", "proposal.show_word"),
        "proposal.give_objection",
        "proposal.infected",  # told by a letter, and where the papers stand
    }
)
DECISIONS = {Status.APPROVED: MinistryActKind.APPROVED, Status.REFUSED: MinistryActKind.REFUSED}
OPINION_MOVES = frozenset({"proposal.opine_positive", "proposal.opine_reserve", "proposal.opine_negative"})


def files_of(user: User) -> QuerySet[Proposal]:
    """The files of the person's organisations, newest first, with what a line or a page of them names."""
    return with_answer_due(with_release(owned_by(user).with_relations())).annotate(
        due_at=Subquery(CompletionRequest.objects.filter(proposal=OuterRef("pk"), ended_at=None).values("due_at")[:1])
    )


def with_release(files: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Say of each file when the agency's newest opinion of its stage was released; ``None`` while it is held."""
    newest = Opinion.objects.filter(proposal=OuterRef("pk"), act__call_stage=OuterRef("call_stage")).order_by("-pk")
    return files.annotate(opinion_released_at=Subquery(newest.values("act__released_at")[:1]))


def going_on(files: QuerySet[Proposal]) -> list[Proposal]:
    """Those of the files that, for all that their applicants know, are not over: a held opinion ends nothing."""
    rows = with_release(files.exclude(status__in=ENDED - OPINION_STATUSES))
    named = rows.select_related("call__rule_set", "call_stage__stage")
    return [row for row in named if public_status(row) not in ENDED]


def opinion_released_at(proposal: Proposal) -> dt.datetime | None:
    """When the newest opinion of the file's stage was released; read with the row or asked for."""
    if "opinion_released_at" in proposal.__dict__:
        return proposal.__dict__["opinion_released_at"]
    opinion = proposal.opinions.filter(act__call_stage=proposal.call_stage_id).select_related("act").order_by("-pk")
    newest = opinion.first()
    return newest.act.released_at if newest else None


def completion_due_at(proposal: Proposal) -> dt.datetime | None:
    """Until when what was asked can be completed; read with the row or asked for."""
    if "due_at" in proposal.__dict__:
        due_at: dt.datetime | None = proposal.__dict__["due_at"]
        return due_at
    request = proposal.completion_requests.filter(ended_at=None).first()
    return request.due_at if request else None


def public_status(proposal: Proposal) -> Status:
    """The status that the applicant may know: an opinion is "reviewed" until the agency released it."""
    status = Status(proposal.status)
    if status in OPINION_STATUSES and opinion_released_at(proposal) is None:
        return Status.REVIEWED
    return status


def public_since(proposal: Proposal) -> dt.datetime:
    """Since when the file has the status that the applicant may know."""
    released = opinion_released_at(proposal)
    if proposal.status not in OPINION_STATUSES:
        return proposal.status_since
    if released is not None:
        return max(released, proposal.status_since)
    finished = history_of(proposal).filter(verb="proposal.finish").first()
    return finished.at if finished else proposal.first_sent_at or proposal.status_since


def decision_of(proposal: Proposal) -> MinistryAct | None:
    """The Ministry's word on a file that it approved or refused: the amount, the letter, the reason."""
    kind = DECISIONS.get(Status(proposal.status))
    return proposal.ministry_acts.filter(kind=kind).last() if kind else None


def told_events(proposal: Proposal) -> list[Event]:
    """The story of a file as its applicant may read it, newest first; opinions still held are left out."""
    events = history_of(proposal).exclude(verb__in=UNTOLD)
    held = list(proposal.opinions.filter(act__released_at=None).values_list("act__recorded_at", flat=True))
    return list(events.exclude(verb__in=OPINION_MOVES, at__in=held))


def people_of(events: list[Event]) -> dict[int, str]:
    """The names behind the events, by key."""
    keys = {event.actor_id for event in events if event.actor_id}
    return dict(User.objects.filter(pk__in=keys).values_list("pk", "full_name"))


def organisations_to_start_with(user: User) -> QuerySet[Organisation]:
    """The organisations in whose name the person may begin a file."""
    keys = organisations_of(user, *ORGANISATION_WRITERS)
    return Organisation.objects.filter(pk__in=keys).select_related("province")


def drafts_in(call: Call, user: User) -> QuerySet[Proposal]:
    """The drafts that the person's organisations already have in a call."""
    return owned_by(user).filter(call=call, status=Status.DRAFT).select_related("organisation")


def submissions_of(proposal: Proposal) -> QuerySet[Submission]:
    """Every sending of a file, the newest first."""
    known = proposal.submissions.select_related("sent_by", "call_stage__stage").order_by("-number")
    return with_printouts(known)


def documents_of(user: User) -> QuerySet[Document]:
    """The papers of the person's files; removed ones too, since a sending may have frozen them."""
    return Document.objects.filter(proposal__in=owned_by(user)).select_related("slot")
