"""Who may have evaluators proposed for a whole stage of a call."""

from django.utils.translation import gettext_lazy as _

from applications.models import AssignmentPlan, CallStage
from applications.models.plan import PlanState
from applications.policies.decision import may_see_ranking
from applications.policies.relations import Person
from applications.queries.evaluation import evaluated_by
from cmdp.kit.verdict import ALLOW, Verdict, deny


def may_plan(by: Person, window: CallStage) -> Verdict:
    """A manager of the call's agency who is kept from none of the stage's files and evaluates none of them."""
    if not (manager := may_see_ranking(by, window)):
        return manager
    if evaluated_by(by).filter(call_stage=window).exists():
        return deny(
            "evaluates_here",
            _("Bu çağrının bir dosyasını siz değerlendiriyorsunuz; dağıtımı başka bir yönetici yapmalı."),
        )
    return ALLOW


def may_approve_plan(by: Person, plan: AssignmentPlan) -> Verdict:
    """Have the proposed people asked, once."""
    if not (planner := may_plan(by, plan.call_stage)):
        return planner
    if plan.state != PlanState.PROPOSED:
        return deny("not_proposed", _("Onaylanacak bir öneri yok; sayfayı yenileyip güncel durumu görün."))
    return ALLOW


def may_discard_plan(by: Person, plan: AssignmentPlan) -> Verdict:
    """Drop a proposal that nobody acted on."""
    if not (planner := may_plan(by, plan.call_stage)):
        return planner
    if plan.state not in (PlanState.WAITING, PlanState.PROPOSED, PlanState.IMPOSSIBLE):
        return deny("settled", _("Bu öneri daha önce sonuçlandı."))
    return ALLOW
