"""People, organisations, who may act where."""

from cmdp.accounts.models.dispute import Dispute
from cmdp.accounts.models.membership import Invitation, JoinRequest, Membership
from cmdp.accounts.models.organisation import AuthorityPaper, Organisation, PartialPaper
from cmdp.accounts.models.privacy_notice import NoticeReading, PrivacyNotice
from cmdp.accounts.models.user import User

__all__ = [
    "AuthorityPaper",
    "Dispute",
    "Invitation",
    "JoinRequest",
    "Membership",
    "NoticeReading",
    "Organisation",
    "PartialPaper",
    "PrivacyNotice",
    "User",
]
