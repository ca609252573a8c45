"""Talk about a file after the marks, and agree on one report; nothing here changes a mark."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.domain.notices import tell_evaluator
from applications.models import ConsensusReport, ConsensusVoice, DiscussionRemark, Proposal
from applications.policies.discussion import may_answer_report, may_close_report, may_speak, may_write_report
from applications.queries.discussion import is_asked, others_of, report_of, sent_by_all, takes_part, voices_on
from applications.queries.rules import hides
from applications.queries.veils import veil_of
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import ALLOW, Refused, Verdict, deny, require

NEWER = deny("newer_version", _("Rapor başka bir pencerede değişti; iki metni de görüp seçin."))
CHANGED = deny("newer_version", _("Rapor siz bakarken değişti; son hâlini okuyup yeniden deneyin."))
EMPTY = deny("empty", _("Rapor boş; sunmadan önce yazın."))
NAMES_APPLICANT = deny(
    "names_applicant",
    _("Metinde başvuranı tanıtan bir söz geçiyor; değerlendiriciler başvuranı bilmiyor. Çıkarıp yeniden yazın."),
)
NO_REASON = deny("no_reason", _("Neden katılmadığınızı yazın; rapora eklenir."))


@transaction.atomic
def say(proposal_id: int, text: str, *, form_key: str, by: User, at: dt.datetime) -> DiscussionRemark:
    """Say something to the others; the same form sent twice is one remark. The record tells that, not what."""
    proposal = Proposal.objects.locked(proposal_id)
    if said := proposal.remarks.filter(written_by=by, form_key=form_key).first():
        return said
    require(may_speak(by, proposal))
    require(_hides_applicant(by, proposal, text))
    told = {"text": text, "form_key": form_key, "written_at": at, "written_by": by}
    remark = DiscussionRemark.objects.create(proposal=proposal, call_stage=proposal.call_stage, **told)
    _note("discuss", proposal, by=by, at=at)
    _tell_others("discussion_remark", proposal, but=by.pk, at=at)
    return remark


def _hides_applicant(by: User, proposal: Proposal, text: str) -> Verdict:
    """A manager knows what a hidden applicant is called; an evaluator who guesses would learn by a refusal that it is so."""
    if not hides(proposal) or takes_part(by.pk, proposal):
        return ALLOW
    return NAMES_APPLICANT if veil_of(proposal).found_in(text) else ALLOW


def _note(verb: str, proposal: Proposal, *, by: User, at: dt.datetime) -> None:
    record(f"proposal.{verb}", proposal, by=by, at=at, agency_id=proposal.call.agency_id)


def _tell_others(kind: str, proposal: Proposal, *, but: int | None, at: dt.datetime) -> None:
    for assignment in sent_by_all(proposal):
        if assignment.evaluator_id != but:
            assignment.proposal = proposal
            tell_evaluator(kind, assignment, at=at)


def open_discussion(proposal: Proposal, *, at: dt.datetime) -> None:
    """Tell the evaluators that all have sent, where the rule set has them talk; inside the transaction that finishes."""
    if is_asked(proposal):
        _tell_others("discussion_opened", proposal, but=None, at=at)


# The report ---------------------------------------------------------------------------
@transaction.atomic
def save_report(proposal_id: int, text: str, *, version: int, by: User, at: dt.datetime) -> ConsensusReport:
    """Keep the report as it is being written; one that started from an older version is refused, unless it says the same.

    A changed report is put forward anew: what the others said was said of another text.
    """
    proposal = Proposal.objects.locked(proposal_id)
    report = report_of(proposal)
    require(may_write_report(by, proposal, report))
    if report is None:
        _note("begin_consensus", proposal, by=by, at=at)
        report = ConsensusReport(proposal=proposal, call_stage=proposal.call_stage)
    if report.version != version:
        require(ALLOW if report.text == text else NEWER)
        return report
    report.version, report.text, report.writer = version + 1, text, by
    report.saved_at, report.proposed_at = at, None
    report.save()
    return report


@transaction.atomic
def put_forward(proposal_id: int, *, version: int, by: User, at: dt.datetime) -> ConsensusReport:
    """Ask the others whether they agree; where there are none it stands at once."""
    proposal = Proposal.objects.locked(proposal_id)
    report = report_of(proposal)
    require(may_write_report(by, proposal, report))
    if report is None or not report.text.strip():
        raise Refused(EMPTY)
    _require_version(report, version)
    report.proposed_at = at
    report.save(update_fields=["proposed_at"])
    _note("propose_consensus", proposal, by=by, at=at)
    _tell_others("consensus_proposed", proposal, but=by.pk, at=at)
    _freeze_if_agreed(report, proposal, at=at)
    return report


def _require_version(report: ConsensusReport, version: int) -> None:
    if report.version != version:
        raise Refused(CHANGED)


@transaction.atomic
def answer(proposal_id: int, *, version: int, agrees: bool, note: str, by: User, at: dt.datetime) -> ConsensusVoice:
    """Agree with the report as it was read (``version``), or note why not; the last to agree freezes it."""
    proposal = Proposal.objects.locked(proposal_id)
    report = report_of(proposal)
    require(may_answer_report(by, proposal, report))
    assert report is not None  # noqa: S101 - the policy has just said so
    _require_version(report, version)
    if not agrees and not note.strip():
        raise Refused(NO_REASON)
    told = {"agrees": agrees, "note": note.strip(), "given_at": at}
    voice, _is_new = ConsensusVoice.objects.update_or_create(report=report, person=by, version=version, defaults=told)
    _note("answer_consensus", proposal, by=by, at=at)
    _tell_writer(report, proposal, at=at)
    _freeze_if_agreed(report, proposal, at=at)
    return voice


def _tell_writer(report: ConsensusReport, proposal: Proposal, *, at: dt.datetime) -> None:
    for assignment in sent_by_all(proposal):
        if assignment.evaluator_id == report.writer_id:
            assignment.proposal = proposal
            tell_evaluator("consensus_answered", assignment, at=at)


def _freeze_if_agreed(report: ConsensusReport, proposal: Proposal, *, at: dt.datetime) -> None:
    agreed = set(voices_on(report).filter(agrees=True).values_list("person_id", flat=True))
    if others_of(report, proposal) <= agreed:
        report.frozen_at = at
        report.save(update_fields=["frozen_at"])


@transaction.atomic
def close_report(proposal_id: int, *, by: User, at: dt.datetime) -> ConsensusReport:
    """Let the report stand with the dissents that were noted; the commission reads both."""
    proposal = Proposal.objects.locked(proposal_id)
    report = report_of(proposal)
    require(may_close_report(by, proposal, report))
    assert report is not None  # noqa: S101 - the policy has just said so
    report.frozen_at, report.closed_by = at, by
    report.save(update_fields=["frozen_at", "closed_by"])
    _note("close_consensus", proposal, by=by, at=at)
    return report


def thaw_report(proposal: Proposal) -> None:
    """The evaluation is taken up again: the report is a draft once more, and what was said of it falls."""
    if report := report_of(proposal):
        report.version += 1
        report.proposed_at = report.frozen_at = report.closed_by = None
        report.save()
