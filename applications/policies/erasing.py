"""Who may have their account erased."""

from django.utils.translation import gettext_lazy as _

from applications.choices import AssignmentState
from applications.models import Assignment
from applications.policies.relations import Person
from cmdp.accounts.memberships import seats
from cmdp.accounts.models import User
from cmdp.kit.verdict import ALLOW, Verdict, deny

AT_WORK = (AssignmentState.ASKED, AssignmentState.ACCEPTED)


def may_erase(by: Person) -> Verdict:
    """Oneself, and only who holds no seat and owes no evaluation: nobody's body or file is left without its people."""
    if not isinstance(by, User) or not by.is_active:
        return deny("no_account", _("Hesabınızı silmek için oturum açın."))
    if seats(by):
        return deny(
            "holds_a_seat",
            _("Göreviniz olan bir hesap silinemez. Önce “Hesabım” sayfasından görevlerinizi bırakın."),
        )
    if Assignment.objects.filter(evaluator=by, state__in=AT_WORK).exists():
        return deny(
            "owes_an_evaluation",
            _("Size verilmiş bir değerlendirme sürüyor. Önce tamamlayın ya da çekildiğinizi bildirin."),
        )
    return ALLOW
