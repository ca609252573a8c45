"""Claims to a seat: how many a day has room for, and that who made one must still be there to be granted it."""

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.memberships import Person
from cmdp.accounts.models import Dispute, JoinRequest, User
from cmdp.accounts.policies import may_answer_join_request, may_decide_dispute
from cmdp.accounts.queries import claims_since
from cmdp.kit.verdict import ALLOW, Verdict, deny, first_refusal

DAY = dt.timedelta(days=1)
CLAIMANT_LEFT = deny(
    "claimant_left", _("Bu kişinin hesabı kapatılmış; kuruma alınamaz. Talebini yalnızca reddedebilirsiniz.")
)


def may_claim_today(by: User, *, at: dt.datetime) -> Verdict:
    """So many a day and no more: each is a letter with a stranger's words to people who asked for none."""
    most = settings.CLAIMS_PER_DAY
    if claims_since(by, at - DAY) < most:
        return ALLOW
    sentence = gettext(
        "Son 24 saatte %(most)d katılma isteği ya da itiraz gönderdiniz; günde en çok bu kadar gönderilebilir. "
        "Yarın yeniden deneyin."
    )
    return deny("too_many", sentence % {"most": most})


def may_accept_join_request(by: Person, request: JoinRequest) -> Verdict:
    """Who may answer it, while who asked has an open account."""
    return first_refusal(may_answer_join_request(by, request), _is_there(request.user))


def may_grant_dispute(by: Person, dispute: Dispute) -> Verdict:
    """Who may decide it, while who raised it has an open account: a body must not be owned by a closed one."""
    return first_refusal(may_decide_dispute(by, dispute), _is_there(dispute.raised_by))


def _is_there(person: User) -> Verdict:
    return ALLOW if person.is_active else CLAIMANT_LEFT
