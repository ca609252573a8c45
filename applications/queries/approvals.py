"""Owners' approvals: what waits for whom, and the last word on a file."""

from django.db.models import QuerySet

from applications.choices import ApprovalState, Status
from applications.models import Approval, Proposal
from cmdp.accounts.choices import Role
from cmdp.accounts.memberships import organisations_of
from cmdp.accounts.models import User

WRITTEN = (Status.DRAFT, Status.RETURNED)


def waiting_for(user: User) -> QuerySet[Approval]:
    """What the owner of an organisation is asked to approve, the longest wait first; for as long as it asks for approvals."""
    owned = organisations_of(user, Role.ORGANISATION_OWNER)
    rows = Approval.objects.filter(state=ApprovalState.ASKED, proposal__organisation__in=owned)
    rows = rows.filter(proposal__organisation__asks_approval=True, proposal__status__in=WRITTEN)
    return rows.select_related("proposal__call", "proposal__organisation", "asked_by").order_by("asked_at", "pk")


def open_question(proposal: Proposal) -> Approval | None:
    """The request that waits for an owner, if there is one."""
    return proposal.approvals.filter(state=ApprovalState.ASKED).select_related("asked_by").first()


def last_word(proposal: Proposal) -> Approval | None:
    """What an owner answered last, whatever the content was then."""
    answered = proposal.approvals.exclude(state=ApprovalState.ASKED).select_related("answered_by")
    return answered.order_by("-answered_at", "-pk").first()
