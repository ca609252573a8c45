"""What may be done to a file by its applicant, and who may see it."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from applications.choices import ENDED, Scan, SectionKey, Status
from applications.models import CompletionRequest, Printout, Proposal
from applications.policies.relations import WRONG_STAGE, Person, closed, handles, is_of_organisation, move_is_legal
from applications.queries.applicant import public_status
from applications.queries.known import known_of
from cmdp.accounts.memberships import can_edit, can_send, is_ministry
from cmdp.kit.verdict import ALLOW, Verdict, deny

NEVER_SENT = frozenset({Status.DRAFT, Status.MISSED})


def may_view(by: Person, proposal: Proposal) -> Verdict:
    """Twin of ``queries.proposals.visible_to``."""
    if is_of_organisation(by, proposal):
        return ALLOW
    if handles(by, proposal) and agency_reads(proposal):
        return ALLOW
    if is_ministry(by) and proposal.ministry_acts.exists():
        return closed(by, proposal)
    return deny("stranger", _("Bu başvuruyu görme yetkiniz yok."))


def may_fetch_printout(by: Person, printout: Printout) -> Verdict:
    """A sending on paper: whoever sees the file. Twin of ``queries.printouts.printouts_visible_to``."""
    if printout.made_at is None:
        return deny("not_made", _("PDF henüz hazır değil; birkaç saniye sonra yeniden deneyin."))
    return may_view(by, printout.submission.proposal)


def agency_reads(proposal: Proposal) -> bool:
    """Whether the file was sent, or opened to the agency's expert; twin of ``queries.proposals.agency_reads``."""
    was_sent = proposal.status not in NEVER_SENT and proposal.first_sent_at is not None
    return was_sent or proposal.is_shared_with_expert


def may_edit(by: Person, proposal: Proposal, *, section: str, at: dt.datetime) -> Verdict:
    """Write a section: of a draft while its window is open, of a returned file only what was asked."""
    if not can_edit(by, proposal.organisation_id):
        return deny("not_editor", _("Başvuruyu yalnızca kurumun sahibi ve düzenleyicileri değiştirebilir."))
    if proposal.status == Status.RETURNED:
        return _may_complete_section(proposal, section, at)
    if proposal.status != Status.DRAFT:
        return deny("already_sent", _("Gönderilmiş başvuru değiştirilemez."))
    if proposal.call_stage.has_closed(at):
        return deny("call_closed", _("Çağrı kapandı; bu başvuru artık değiştirilemez."))
    return ALLOW


def _may_complete_section(proposal: Proposal, section: str, at: dt.datetime) -> Verdict:
    request = open_request(proposal)
    if request is None or request.due_at <= at:
        return deny("request_expired", _("Tamamlama süresi doldu; ajans uzmanınızla görüşün."))
    if section not in request.sections and not _holds_an_infected_paper(proposal, section):
        return deny("not_asked", _("Ajans bu bölümü istemedi; yalnızca istenen bölümler değiştirilebilir."))
    return ALLOW


def _holds_an_infected_paper(proposal: Proposal, section: str) -> bool:
    """A virus may be found after the sending: nobody asked for that paper again, and with it nothing can be sent."""
    found = proposal.documents.filter(removed_at=None, scan=Scan.INFECTED)
    return section == SectionKey.DOCUMENTS and found.exists()


def open_request(proposal: Proposal) -> CompletionRequest | None:
    """The request for completion that is running now, if any."""
    if known := known_of(proposal):
        return known.request
    return proposal.completion_requests.filter(ended_at=None).first()


def may_submit(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Hand a draft over; the rules of the year are judged apart (``policies.judgement``)."""
    return _may_hand_over(by, proposal, "submit", at)


def may_take_back(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Make a sent file a draft again, only before the close."""
    return _may_hand_over(by, proposal, "take_back", at)


def _may_hand_over(by: Person, proposal: Proposal, verb: str, at: dt.datetime) -> Verdict:
    if not can_send(by, proposal.organisation_id):
        return deny("not_owner", _("Başvuruyu yalnızca kurumun sahibi gönderebilir ya da geri alabilir."))
    if not (legal := move_is_legal(proposal, verb)):
        return legal
    if not proposal.call_stage.has_opened(at):
        return deny("call_not_open", _("Çağrı henüz açılmadı; açılış anından sonra gönderebilirsiniz."))
    if proposal.call_stage.has_closed(at):
        return deny("call_closed", _("Çağrı kapandı; bu başvuru artık gönderilemez ya da geri alınamaz."))
    return ALLOW


def may_complete(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Answer a return for completion before its own deadline; the call may long be closed."""
    if not can_send(by, proposal.organisation_id):
        return deny("not_owner", _("Tamamlanan başvuruyu yalnızca kurumun sahibi gönderebilir."))
    if not (legal := move_is_legal(proposal, "complete")):
        return legal
    request = open_request(proposal)
    if request is None or request.due_at <= at:
        return deny("request_expired", _("Tamamlama süresi doldu; ajans uzmanınızla görüşün."))
    return ALLOW


def may_withdraw(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Give a file up, at any time before it is over for all that its applicant knows: a held opinion shuts nothing."""
    del at
    if not can_send(by, proposal.organisation_id):
        return deny("not_owner", _("Başvuruyu yalnızca kurumun sahibi geri çekebilir."))
    return WRONG_STAGE if public_status(proposal) in ENDED else move_is_legal(proposal, "withdraw")


def may_share(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Open a draft to the agency's expert for comments, or shut it again."""
    return may_edit(by, proposal, section=SectionKey.PROJECT, at=at)


def may_record_cover_letter(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Write down the cover letter's number and date, once something was sent."""
    del at
    if not can_edit(by, proposal.organisation_id):
        return deny("not_editor", _("Üst yazıyı yalnızca kurumun sahibi ve düzenleyicileri kaydedebilir."))
    if proposal.first_sent_at is None or proposal.status in NEVER_SENT:
        return deny("never_sent", _("Üst yazı, başvuru gönderildikten sonra kaydedilir."))
    if proposal.submissions.latest("number").letter_confirmed_at is not None:
        return deny("letter_confirmed", _("Ajans üst yazının ulaştığını onayladı; değiştirmek için ajansla görüşün."))
    return ALLOW
