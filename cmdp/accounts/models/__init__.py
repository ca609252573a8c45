"""People, organisations, who may act where."""

from cmdp.accounts.models.dispute import Dispute
from cmdp.accounts.models.membership import Invitation, JoinRequest, Membership
from cmdp.accounts.models.organisation import AuthorityPaper, Organisation, PartialPaper
from cmdp.accounts.models.user import User

__all__ = [
    "AuthorityPaper",
    "Dispute",
    "Invitation",
    "JoinRequest",
    "Membership",
    "Organisation",
    "PartialPaper",
    "User",
]
