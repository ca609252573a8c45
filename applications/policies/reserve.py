"""Who answers a call from the reserve list, and whether the Ministry may read of a file before that."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from applications.models import Proposal
from applications.policies.relations import Person
from applications.queries.reserve import call_ups_on, waiting_call_up
from applications.queries.rules import rules_of
from applications.reserved import CallUpState
from cmdp.accounts.memberships import can_send
from cmdp.kit.verdict import ALLOW, Verdict, deny


def may_accept_call_up(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Accept what was offered from the reserve list: the organisation's owner, in the time that was given."""
    if not can_send(by, proposal.organisation_id):
        return deny("not_owner", _("Yedek listeden çağrıya yalnızca kurumun sahibi yanıt verebilir."))
    newest = call_ups_on(proposal).first()
    if newest is not None and newest.state == CallUpState.ACCEPTED:
        return deny("accepted_already", _("Bu çağrı kabul edildi; yapmanız gereken başka bir şey yok."))
    if newest is None or newest.state != CallUpState.WAITING or newest.due_at is None:
        return deny("no_call_up", _("Bu başvuruda yanıtınızı bekleyen bir çağrı yok."))
    if at >= newest.due_at:
        return deny("answer_late", _("Yanıt süresi doldu; bundan sonrası için ajansla görüşün."))
    return ALLOW


def answer_is_in(proposal: Proposal) -> Verdict:
    """Whether nothing is to be waited for before a file goes on to the Ministry, as the rule set wants it."""
    if not rules_of(proposal.call.rule_set).values.reserve_answer_first or waiting_call_up(proposal) is None:
        return ALLOW
    sentence = _("%(file)s yedek listeden çağrıldı; başvuran kabul etmeden Bakanlığa iletilemez.")
    return deny("answer_awaited", sentence % {"file": proposal})
