"""Who reads and who adds to what an agency keeps for itself on a file."""

from django.utils.translation import gettext_lazy as _

from applications.choices import Status
from applications.models import FileNote, InsidePaper, Proposal, SiteVisit
from applications.policies.proposal import NEVER_SENT, agency_reads
from applications.policies.relations import Person, handles, has_evaluated
from cmdp.kit import scanning
from cmdp.kit.verdict import ALLOW, Verdict, deny


def may_read_inside(by: Person, proposal: Proposal) -> Verdict:
    """The agency's staff who read the file, and neither belong to its applicant nor evaluate it.

    Twin of ``queries.inside.inside``.
    """
    if not (handles(by, proposal) and agency_reads(proposal)):
        return deny("stranger", _("Ajansın bu dosyaya ilişkin iç kayıtlarını okuma yetkiniz yok."))
    if has_evaluated(by, proposal):
        return deny("evaluates_here", _("Bu dosyayı siz değerlendiriyorsunuz; ajansın iç kayıtları size gösterilmez."))
    return ALLOW


def may_keep_inside(by: Person, proposal: Proposal) -> Verdict:
    """Write a note, keep a letter, record a visit: whoever reads them, whatever the file's status."""
    return may_read_inside(by, proposal)


def may_correct_note(by: Person, note: FileNote) -> Verdict:
    """Put one's own note right, while one still reads the file."""
    return _may_correct(by, note.proposal, note.written_by_id)


def may_correct_visit(by: Person, visit: SiteVisit) -> Verdict:
    """Put the record of a visit right, by who wrote it."""
    return _may_correct(by, visit.proposal, visit.recorded_by_id)


def _may_correct(by: Person, proposal: Proposal, writer_id: int) -> Verdict:
    if not (keeps := may_keep_inside(by, proposal)):
        return keeps
    if writer_id != by.pk:
        return deny("not_writer", _("Kaydı yalnızca yazan kişi düzeltebilir; eklemek istediğinizi ayrı bir not yazın."))
    return ALLOW


def may_open_inside(paper: InsidePaper) -> Verdict:
    """Nobody opens a letter or a photograph before it was found clean."""
    return scanning.may_open(paper.scan, name=paper.name, finding=paper.finding)


def may_look_at_likeness(by: Person, proposal: Proposal) -> Verdict:
    """Say a word on what may be a double of a file that was sent."""
    if not (reads := may_read_inside(by, proposal)):
        return reads
    if proposal.status in NEVER_SENT | {Status.WITHDRAWN}:
        return deny("not_sent", _("Bu başvuru değerlendirilmiyor; benzerleri gözden geçirilmez."))
    return ALLOW
