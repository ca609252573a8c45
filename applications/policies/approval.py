"""The owner's approval before sending, where the organisation asks for it.

It does not widen who sends: the declaration at the sending speaks of the right to represent the organisation, so
the move stays the owner's (``moves.MOVES``).
"""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from applications.choices import ApprovalState, Status
from applications.models import Proposal
from applications.policies.proposal import open_request
from applications.policies.relations import Person, move_is_legal
from applications.queries.approvals import last_word
from cmdp.accounts.memberships import can_edit, can_send
from cmdp.kit.verdict import ALLOW, Verdict, deny


def is_approved(proposal: Proposal, sha256: str) -> Verdict:
    """Whether this content may be sent as far as the organisation's own rule goes: the last word must be a yes to it."""
    if not proposal.organisation.asks_approval:
        return ALLOW
    last = last_word(proposal)
    if last is None:
        return deny(
            "approval_missing",
            _("Kurumunuz gönderimden önce kurum sahibinin onayını istiyor; bu içerik henüz onaylanmadı."),
        )
    if last.sha256 != sha256:
        return deny(
            "approval_void",
            _("Kurum sahibinin son yanıtından sonra içerik değişti; gönderilmeden önce bu hâliyle onaylanmalı."),
        )
    if last.state == ApprovalState.BACK:
        return deny("approval_given_back", _("Kurumun sahibi bu içeriği onaylamadı; nedenini okuyup düzeltin."))
    return ALLOW


def may_ask_approval(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Owners and editors lay a file before the owners while it can still be sent."""
    if not can_edit(by, proposal.organisation_id):
        return deny("not_editor", _("Onayı yalnızca kurumun sahibi ve düzenleyicileri isteyebilir."))
    return _can_still_be_sent(proposal, at)


def may_answer_approval(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Owners approve or give back while the file can still be sent."""
    if not can_send(by, proposal.organisation_id):
        return deny("not_owner", _("Başvuruyu gönderimden önce yalnızca kurumun sahibi onaylayabilir."))
    return _can_still_be_sent(proposal, at)


def _can_still_be_sent(proposal: Proposal, at: dt.datetime) -> Verdict:
    if not proposal.organisation.asks_approval:
        return deny("approval_not_wanted", _("Kurumunuz gönderimden önce onay istemiyor; başvuru doğrudan gönderilir."))
    if proposal.status == Status.RETURNED:
        request = open_request(proposal)
        if request is None or request.due_at <= at:
            return deny("request_expired", _("Tamamlama süresi doldu; ajans uzmanınızla görüşün."))
        return ALLOW
    if not (legal := move_is_legal(proposal, "submit")):
        return legal
    if proposal.call_stage.has_closed(at):
        return deny("call_closed", _("Çağrı kapandı; bu başvuru artık gönderilemez ya da geri alınamaz."))
    return ALLOW
