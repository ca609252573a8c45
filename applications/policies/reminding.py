"""Who may remind whom a file waits for."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from applications.choices import Status
from applications.models import Proposal
from applications.policies.proposal import open_request
from applications.policies.relations import Person, examiner_only
from applications.policies.review import may_see_assignments
from applications.queries.reminding import applicant_was_reminded, evaluators_awaited, evaluators_to_remind
from cmdp.kit.verdict import ALLOW, Verdict, deny

REMINDED = deny("reminded_lately", _("Son 24 saat içinde anımsatıldı; yarın yeniden deneyin."))


def may_remind(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Remind the evaluators who have not sent, or the applicant whose time for completion runs; once a day."""
    if proposal.status == Status.UNDER_REVIEW:
        return _may_remind_evaluators(by, proposal, at)
    if not (staff := examiner_only(by, proposal)):
        return staff
    request = open_request(proposal)
    if request is None or request.due_at <= at:
        return deny("nobody_awaited", _("Bu dosyada şu anda kimseden bir şey beklenmiyor; anımsatılacak kimse yok."))
    return REMINDED if applicant_was_reminded(proposal, at=at) else ALLOW


def _may_remind_evaluators(by: Person, proposal: Proposal, at: dt.datetime) -> Verdict:
    if not (seen := may_see_assignments(by, proposal)):
        return seen
    if not evaluators_awaited(proposal):
        return deny("nobody_awaited", _("Değerlendirmesi beklenen kimse yok; anımsatılacak kimse yok."))
    return ALLOW if evaluators_to_remind(proposal, at=at) else REMINDED
