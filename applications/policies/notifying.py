"""Who records on which day an applicant was officially notified."""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications.models import Notification, Proposal
from applications.policies.inside import may_read_inside
from applications.policies.relations import Person, agency_staff_only
from applications.queries.objections import decision_on
from cmdp.kit.formats import format_day_short
from cmdp.kit.verdict import ALLOW, Verdict, deny, first_refusal


def may_note_notification(by: Person, proposal: Proposal) -> Verdict:
    """The agency's staff who read the inside of a file whose applicant was told a decision that can be objected to."""
    if not (told := _is_told(proposal)):
        return told
    return first_refusal(agency_staff_only(by, proposal), may_read_inside(by, proposal))


def correction_fits(known: Sequence[Notification], reason: str, seen: str) -> Verdict:
    """Whether what is recorded comes after what its writer saw; a later record corrects an earlier one, with a reason."""
    if seen != (known[-1].public_id if known else ""):
        return deny("stale", _("Siz yazarken bu kararın tebliği kaydedildi ya da düzeltildi; sayfayı yenileyip bakın."))
    if known and not reason.strip():
        return deny("reason_missing", _("Daha önce kaydedilmiş bir tebliği düzeltiyorsunuz; nedenini yazın."))
    return ALLOW


def day_can_be(proposal: Proposal, day: dt.date) -> Verdict:
    """Whether a decision can have been notified on a day: not before the file was sent."""
    first = proposal.first_sent_at
    if first is None or day >= timezone.localtime(first).date():
        return ALLOW
    sentence = _("Tebliğ günü, başvurunun gönderildiği %(day)s gününden önce olamaz; belgedeki günü yazın.")
    return deny("day_too_early", sentence % {"day": format_day_short(timezone.localtime(first).date())})


def _is_told(proposal: Proposal) -> Verdict:
    if decision_on(proposal) is not None:
        return ALLOW
    return deny("nothing_told", _("Bu dosyada başvurana bildirilmiş, tebliği kaydedilecek bir sonuç yok."))
