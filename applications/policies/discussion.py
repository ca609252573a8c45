"""Who talks about a file after the marks, and who writes, answers and closes the report."""

from django.utils.translation import gettext_lazy as _

from applications.choices import Status
from applications.models import ConsensusReport, Proposal
from applications.policies.relations import OWN_FILE, Person, has_conflict, is_of_body, manager_only, not_own_file
from applications.policies.review import may_see_assignments
from applications.queries.discussion import is_asked, others_of, takes_part, voices_on
from applications.queries.evaluation import ASSESSING_ROLES, is_evaluated
from applications.queries.rules import rules_of
from cmdp.accounts import memberships
from cmdp.accounts.models import User
from cmdp.kit.verdict import ALLOW, Verdict, deny, first_refusal

OVER = deny("over", _("Dosya için görüş verildi ya da değerlendirmesi yeniden açıldı; artık bir şey yazılamaz."))
FROZEN = deny("frozen", _("Ortak rapor kesinleşti; artık değiştirilemez."))


def may_read(by: Person, proposal: Proposal) -> Verdict:
    """Read the discussion: the file's evaluators once all have sent, and its managers.

    Twin of ``queries.discussion.visible_to``.
    """
    reads, _evaluates = _reading(by, proposal)
    return reads


def _reading(by: Person, proposal: Proposal) -> tuple[Verdict, bool]:
    """Whether the person reads it, and whether as one who evaluated the file: asked of the tables once."""
    if not is_asked(proposal):
        return deny("not_asked", _("Bu çağrının kuralları değerlendiricilerin görüşmesini öngörmüyor.")), False
    if not is_evaluated(proposal):
        return deny("not_finished", _("Görüşme, bütün değerlendiriciler gönderdikten sonra açılır.")), False
    if _evaluated_it(by, proposal):
        return ALLOW, True
    return first_refusal(manager_only(by, proposal.call), may_see_assignments(by, proposal)), False


def _evaluated_it(by: Person, proposal: Proposal) -> bool:
    if not memberships.holds(by, *ASSESSING_ROLES) or has_conflict(by, proposal):
        return False
    return isinstance(by, User) and takes_part(by.pk, proposal)


def may_speak(by: Person, proposal: Proposal) -> Verdict:
    """Say something to the others, until an opinion is given; marks are changed by taking the evaluation up again alone."""
    reads, evaluates = _reading(by, proposal)
    if not reads:
        return reads
    if not rules_of(proposal.call.rule_set).values.has_discussion:
        return deny("no_discussion", _("Bu çağrının kuralları yalnızca ortak rapor istiyor; görüşme yok."))
    others = _is_of_another_body(by, proposal) if evaluates else not_own_file(by, proposal)
    return first_refusal(others, _is_open(proposal))


def _is_of_another_body(by: Person, proposal: Proposal) -> Verdict:
    """As for every act; only that who judged the file without knowing whose it is talks of it without knowing."""
    return OWN_FILE if is_of_body(by, proposal) else ALLOW


def _is_open(proposal: Proposal) -> Verdict:
    return ALLOW if proposal.status == Status.REVIEWED else OVER


def may_write_report(by: Person, proposal: Proposal, report: ConsensusReport | None) -> Verdict:
    """Write the report: whoever begins it, and another only once that one no longer takes part."""
    if not (evaluator := _may_have_a_part(by, proposal)):
        return evaluator
    if report is None:
        return ALLOW
    if report.frozen_at is not None:
        return FROZEN
    if report.writer_id != by.pk and takes_part(report.writer_id, proposal):
        return deny(
            "not_writer", _("Ortak raporu bir başka değerlendirici yazıyor; siz katılır ya da itirazınızı yazarsınız.")
        )
    return ALLOW


def _may_have_a_part(by: Person, proposal: Proposal) -> Verdict:
    reads, evaluates = _reading(by, proposal)
    if not reads:
        return reads
    if not rules_of(proposal.call.rule_set).values.has_consensus:
        return deny("no_consensus", _("Bu çağrının kuralları ortak rapor istemiyor."))
    if not evaluates:
        return deny("not_evaluator", _("Ortak raporu yalnızca dosyayı değerlendirenler yazar."))
    return first_refusal(_is_of_another_body(by, proposal), _is_open(proposal))


def may_answer_report(by: Person, proposal: Proposal, report: ConsensusReport | None) -> Verdict:
    """Agree with what was put forward, or note a dissent: every evaluator but who wrote it."""
    if not (evaluator := _may_have_a_part(by, proposal)):
        return evaluator
    if report is None or report.proposed_at is None:
        return deny("not_proposed", _("Ortak rapor henüz görüşünüze sunulmadı."))
    if report.frozen_at is not None:
        return FROZEN
    if report.writer_id == by.pk:
        return deny("writer", _("Raporu siz yazdınız; ötekilerin yanıtı bekleniyor."))
    return ALLOW


def may_close_report(by: Person, proposal: Proposal, report: ConsensusReport | None) -> Verdict:
    """Close a report over a dissent, once everybody has answered: a manager who does not evaluate the file."""
    manager = first_refusal(manager_only(by, proposal.call), may_see_assignments(by, proposal), _is_open(proposal))
    if not manager:
        return manager
    if report is None or report.proposed_at is None or report.frozen_at is not None:
        return deny("not_proposed", _("Kapatılacak bir ortak rapor yok."))
    if others_of(report, proposal) - set(voices_on(report).values_list("person_id", flat=True)):
        return deny("not_answered", _("Bütün değerlendiriciler yanıt verince kapatabilirsiniz."))
    return ALLOW
