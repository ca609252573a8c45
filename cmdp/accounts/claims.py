"""When a claim to a seat may be granted: who made it must still be there."""

from django.utils.translation import gettext_lazy as _

from cmdp.accounts.memberships import Person
from cmdp.accounts.models import Dispute, JoinRequest, User
from cmdp.accounts.policies import may_answer_join_request, may_decide_dispute
from cmdp.kit.verdict import ALLOW, Verdict, deny, first_refusal

CLAIMANT_LEFT = deny(
    "claimant_left", _("Bu kişinin hesabı kapatılmış; kuruma alınamaz. Talebini yalnızca reddedebilirsiniz.")
)


def may_accept_join_request(by: Person, request: JoinRequest) -> Verdict:
    """Who may answer it, while who asked has an open account."""
    return first_refusal(may_answer_join_request(by, request), _is_there(request.user))


def may_grant_dispute(by: Person, dispute: Dispute) -> Verdict:
    """Who may decide it, while who raised it has an open account: a body must not be owned by a closed one."""
    return first_refusal(may_decide_dispute(by, dispute), _is_there(dispute.raised_by))


def _is_there(person: User) -> Verdict:
    return ALLOW if person.is_active else CLAIMANT_LEFT
