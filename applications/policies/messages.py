"""Who reads and who writes what applicant and agency say to each other about a file."""

from django.utils.translation import gettext_lazy as _

from applications.choices import ENDED, Side
from applications.models import Proposal
from applications.policies.proposal import agency_reads
from applications.policies.relations import Person, handles, has_evaluated, is_of_organisation
from applications.queries.applicant import public_status
from cmdp.accounts.memberships import can_edit
from cmdp.kit.verdict import ALLOW, Verdict, deny, first_refusal


def side_of(by: Person, proposal: Proposal) -> Side:
    """For whom the person writes; whoever belongs to the applicant is never the agency there."""
    return Side.APPLICANT if is_of_organisation(by, proposal) else Side.AGENCY


def may_read(by: Person, proposal: Proposal) -> Verdict:
    """Twin of ``queries.messages.talks_of``: the applicant's members, the agency's staff, never who evaluates the file."""
    if is_of_organisation(by, proposal):
        return ALLOW
    if not (handles(by, proposal) and agency_reads(proposal)):
        return deny("stranger", _("Bu dosyanın mesajlarını okuma yetkiniz yok."))
    if has_evaluated(by, proposal):
        return deny("evaluates_here", _("Bu dosyayı siz değerlendiriyorsunuz; başvuranla yazışma size gösterilmez."))
    return ALLOW


def may_write(by: Person, proposal: Proposal) -> Verdict:
    """Write to the other side: the applicant's owner and editors, the agency's staff."""
    return first_refusal(may_read(by, proposal), _writes_for_applicant(by, proposal), is_open(proposal))


def may_settle(by: Person, proposal: Proposal) -> Verdict:
    """Say that what waits needs no answer: the agency's staff."""
    if not (reads := may_read(by, proposal)):
        return reads
    if side_of(by, proposal) == Side.APPLICANT:
        return deny("not_agency", _("Mesajın yanıt gerektirmediğini yalnızca ajansın personeli kaydedebilir."))
    if not proposal.messages.filter(side=Side.APPLICANT, settled_at=None).exists():
        return deny("nothing_waits", _("Bu dosyada yanıt bekleyen mesaj yok."))
    return ALLOW


def is_open(proposal: Proposal) -> Verdict:
    """Whether the two sides talk now. An opinion that is still held must not show here either."""
    if not agency_reads(proposal):
        sentence = _("Ajansa yazmak için önce başvuruyu gönderin ya da taslağı ajansın uzmanına açın.")
        return deny("not_yet", sentence)
    if public_status(proposal) in ENDED:
        return deny("ended", _("Dosya kapandı: mesajlar okunabilir, yenisi yazılamaz."))
    return ALLOW


def _writes_for_applicant(by: Person, proposal: Proposal) -> Verdict:
    if is_of_organisation(by, proposal) and not can_edit(by, proposal.organisation_id):
        sentence = _("Ajansa yalnızca kurumun sahibi ve düzenleyicileri yazabilir; siz okuyabilirsiniz.")
        return deny("not_editor", sentence)
    return ALLOW
