"""Which files a person may see: the set is the door."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from applications.choices import AssignmentState, Status
from applications.models import Document, MinistryAct, Proposal, Submission
from applications.models.proposal import ProposalQuerySet
from applications.queries.conflicts import closed
from cmdp.accounts.choices import AGENCY_ROLES
from cmdp.accounts.memberships import agencies_of, is_ministry, organisations_of, vkns_of
from cmdp.accounts.models import User
from cmdp.kit.actors import System

OPENED = (AssignmentState.ACCEPTED, AssignmentState.SENT)


def visible_to(user: User | AnonymousUser) -> ProposalQuerySet:
    """Exactly the rows for which ``policies.proposal.may_view`` says yes.

    Members of the applying organisation see their files; agency staff see what was sent to them
    and the drafts opened to them, unless their own body applies; evaluators nothing here (they read
    through their assignment); the Ministry sees a file from its first forwarding on.
    """
    seen = Q(organisation__in=organisations_of(user))
    seen |= Q(pk__in=of_agencies(user).values("pk"))
    if is_ministry(user):
        forwarded = Q(Exists(MinistryAct.objects.filter(proposal=OuterRef("pk"))))
        seen |= forwarded & ~closed(user)
    return Proposal.objects.filter(seen)


def agency_reads() -> Q:
    """Files that the agency may read: once sent, or opened to its expert."""
    return ~Q(status__in=[Status.DRAFT, Status.MISSED]) & Q(first_sent_at__isnull=False) | Q(is_shared_with_expert=True)


def owned_by(user: User | AnonymousUser | System) -> ProposalQuerySet:
    """The files of the person's organisations: the applicant's desk."""
    return Proposal.objects.filter(organisation__in=organisations_of(user))


def of_agencies(user: User | AnonymousUser) -> ProposalQuerySet:
    """The files that the person reads as agency staff: the agency's desk.

    Files of their own body are not among them: there they are the applicant, who never learns
    who evaluates. Nor are those that are closed to them: by a conflict of interest, or judged without knowing of whom.
    """
    handled = Proposal.objects.filter(Q(call__agency__in=agencies_of(user, *AGENCY_ROLES)) & agency_reads())
    if own := vkns_of(user):
        handled = handled.exclude(organisation__vkn__in=own)
    return handled.exclude(closed(user))


def documents_of_desk(user: User | AnonymousUser) -> QuerySet[Document]:
    """The papers that the agency may read: those that a sending froze, and all of a draft opened to it."""
    shared = Q(proposal__is_shared_with_expert=True, proposal__status=Status.DRAFT, removed_at=None)
    return Document.objects.filter(frozen_by_a_sending() | shared, proposal__in=of_agencies(user))


def frozen_by_a_sending() -> Q:
    """Papers that were there when some sending of their file was made."""
    here = Coalesce(OuterRef("removed_at"), F("sent_at"))
    sent = Submission.objects.filter(
        proposal=OuterRef("proposal"), sent_at__gte=OuterRef("uploaded_at"), sent_at__lte=here
    )
    return Q(Exists(sent))
