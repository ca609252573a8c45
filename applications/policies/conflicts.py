"""Who may state a conflict of interest, and who may take one back."""

from django.utils.translation import gettext_lazy as _

from applications.choices import LIVE_ASSIGNMENTS, AssignmentState
from applications.models import Assignment, Conflict, Proposal
from applications.policies.relations import Person, has_conflict, is_manager, manager_only
from applications.policies.review import may_see_assignments, may_view
from applications.queries.evaluation import stage_assignments
from cmdp.accounts.models import User
from cmdp.kit.verdict import ALLOW, Verdict, deny


def may_declare_conflict(by: Person, assignment: Assignment) -> Verdict:
    """Say of oneself that there is a conflict: before the file opens, while it is read, and when it comes to light later."""
    if not (known := may_view(by, assignment)):
        return known
    if assignment.state not in LIVE_ASSIGNMENTS:
        return deny("already_ended", _("Bu dosya artık sizde değil; bir şey bildirmeniz gerekmez."))
    return ALLOW


def may_state_conflict(by: Person, proposal: Proposal, person: User | None = None) -> Verdict:
    """Record somebody's conflict: the agency's staff who may see the evaluators, of who sent marks a manager alone.

    Marks that are in fall by it, now or once the file comes back from an opinion; taking it back does not restore them.
    """
    if not (seen := may_see_assignments(by, proposal)):
        return seen
    if person is None:
        return ALLOW
    if person.pk == by.pk:
        return deny("oneself", _("Kendi çıkar çatışmanızı siz kaydedemezsiniz; bir başkası kaydetmeli."))
    if has_conflict(person, proposal):
        return deny("stated_before", _("Bu kişinin bu dosyayla çıkar çatışması daha önce kaydedildi."))
    if _has_sent(proposal, person) and not is_manager(by, proposal.call):
        return deny(
            "not_manager",
            _("Bu kişi değerlendirmesini gönderdi; onu düşürecek kaydı yalnızca ajans yöneticisi yapabilir."),
        )
    return ALLOW


def _has_sent(proposal: Proposal, person: User) -> bool:
    return stage_assignments(proposal).filter(evaluator=person, state=AssignmentState.SENT).exists()


def may_lift_conflict(by: Person, conflict: Conflict) -> Verdict:
    """Take a conflict back that was stated by mistake: a manager, never of one's own."""
    if not (manager := manager_only(by, conflict.proposal.call)):
        return manager
    if not (seen := may_see_assignments(by, conflict.proposal)):
        return seen
    if conflict.lifted_at is not None:
        return deny("lifted", _("Bu kayıt daha önce kaldırıldı."))
    return ALLOW
