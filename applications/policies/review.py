"""Who may ask, read, mark, send, and see what came of it."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from applications.choices import AssessmentMode, AssignmentState, Status
from applications.models import Assignment, Proposal
from applications.policies.relations import (
    CONFLICT,
    Person,
    agency_staff_only,
    evaluates,
    handles,
    has_conflict,
    manager_only,
    move_is_legal,
)
from applications.queries.affinity import signs_of
from applications.queries.company import at_odds
from applications.queries.conflicts import vkns_of_sides
from applications.queries.discussion import is_asked
from applications.queries.evaluation import (
    ASSESSING_ROLES,
    PENDING,
    active_seats,
    asked_before,
    assessing_seats,
    hands_in,
    is_evaluated,
    last_sending,
    progress_of,
)
from applications.queries.evaluators_copy import unsettled_of
from applications.queries.proposals import OPENED
from applications.queries.rules import hides, rules_of
from cmdp.accounts import memberships
from cmdp.accounts.models import User
from cmdp.kit.verdict import ALLOW, Verdict, deny, first_refusal, warn

NOT_NOW = deny(
    "not_under_review",
    _("Dosya şu anda değerlendirme aşamasında değil; bu yüzden bu işlem yapılamaz. Ajansla görüşün."),
)


# The evaluator ------------------------------------------------------------------------
def may_enter(by: Person) -> Verdict:
    """Come to the evaluators' desk: the pool, and agency staff, who may be asked as well."""
    if memberships.holds(by, *ASSESSING_ROLES):
        return ALLOW
    return deny("not_evaluator", _("Bu masa değerlendiriciler içindir; sizin değerlendirici göreviniz yok."))


MARKS_KNOWN = warn(
    "marks_known",
    _(
        "Değerlendiriciler görüşürken birbirinin puanlarını okudu; yeniden verilecek puanlar bağımsız sayılamaz. "
        "Bağımsız puan gerekiyorsa bunu gerekçenizde yazın ve dosyaya başka değerlendirici isteyin."
    ),
)


def may_view(by: Person, assignment: Assignment) -> Verdict:
    """Know of the assignment; twin of ``queries.evaluation.assignments_visible_to``."""
    if not (isinstance(by, User) and assignment.evaluator_id == by.pk):
        return deny("stranger", _("Bu değerlendirme size verilmedi."))
    if has_conflict(by, assignment.proposal):
        return CONFLICT
    if not memberships.holds(by, *ASSESSING_ROLES):
        return deny("no_seat", _("Değerlendirici göreviniz sona erdi; dosyayı artık açamazsınız."))
    return ALLOW


def may_open(by: Person, assignment: Assignment) -> Verdict:
    """Read the file; twin of ``queries.evaluation.readable_by_evaluator``."""
    if not (known := may_view(by, assignment)):
        return known
    if assignment.state == AssignmentState.ASKED:
        return deny("not_declared", _("Önce çıkar çatışması beyanınızı verin; dosya ondan sonra açılır."))
    if assignment.state not in OPENED:
        return deny("given_back", _("Bu dosya artık sizde değil; okunamaz."))
    return ALLOW


def may_declare(by: Person, assignment: Assignment, *, at: dt.datetime) -> Verdict:
    """Declare that no conflict of interest exists, which opens the file."""
    del at
    if not (known := may_view(by, assignment)):
        return known
    if assignment.state != AssignmentState.ASKED:
        return deny("already_answered", _("Beyanınızı daha önce verdiniz ya da bu dosya artık sizde değil."))
    return first_refusal(_is_of_others(by, assignment), _is_under_review(assignment))


def may_step_back(by: Person, assignment: Assignment, *, at: dt.datetime) -> Verdict:
    """Give the file back with a reason, before the marks are sent."""
    del at
    if not (known := may_view(by, assignment)):
        return known
    if assignment.state not in PENDING:
        return deny("already_ended", _("Bu dosya için göreviniz bitti; artık çekilmeniz gerekmez."))
    return _is_under_review(assignment)


def may_save_review(by: Person, assignment: Assignment, *, at: dt.datetime) -> Verdict:
    """Write marks or an opinion into the draft."""
    del at
    if not (opened := may_open(by, assignment)):
        return opened
    if assignment.state == AssignmentState.SENT:
        return deny("already_sent", _("Değerlendirmenizi gönderdiniz; artık değiştirilemez."))
    return first_refusal(_is_of_others(by, assignment), _is_under_review(assignment))


def may_give_up(by: Person, assignment: Assignment, *, at: dt.datetime) -> Verdict:
    """Say that no opinion can be given; where marks are given, that is said beside the criterion itself."""
    if not (saves := may_save_review(by, assignment, at=at)):
        return saves
    if rules_of(assignment.proposal.call.rule_set).values.assessment_mode == AssessmentMode.MARKS:
        return deny(
            "said_beside_criterion",
            _(
                "Puanlayamadığınız ölçütün yanındaki “Bu ölçütü değerlendiremiyorum” kutusunu işaretleyip nedenini yazın."
            ),
        )
    return ALLOW


def may_send_review(by: Person, assignment: Assignment, *, at: dt.datetime) -> Verdict:
    """Send marks or opinion; whether they are complete is judged by the domain on what was written."""
    return may_save_review(by, assignment, at=at)


def _is_of_others(by: Person, assignment: Assignment) -> Verdict:
    """Who joined the applicant, or a partner, after being asked steps back."""
    numbers = memberships.vkns_of(by)
    if numbers and numbers & vkns_of_sides(assignment.proposal):
        return deny(
            "own_file",
            _(
                "Başvuran kurumun ya da bir ortağının üyesisiniz; bu dosyayı değerlendiremezsiniz. Gerekçesini yazıp çekilin."
            ),
        )
    return ALLOW


def _is_under_review(assignment: Assignment) -> Verdict:
    proposal = assignment.proposal
    is_its_stage = proposal.call_stage_id == assignment.call_stage_id
    return ALLOW if is_its_stage and proposal.status == Status.UNDER_REVIEW else NOT_NOW


# The agency ---------------------------------------------------------------------------
def may_see_assignments(by: Person, proposal: Proposal) -> Verdict:
    """Know who evaluates a file; twin of ``queries.evaluation.assigning_visible_to``."""
    if not handles(by, proposal) or not _was_sent(proposal):
        return deny("stranger", _("Bu dosyanın değerlendiricilerini görme yetkiniz yok."))
    if evaluates(by, proposal):
        return deny(
            "evaluates_here",
            _("Bu dosyayı siz değerlendiriyorsunuz; diğer değerlendiricileri göremez ve görevlendiremezsiniz."),
        )
    return ALLOW


def _was_sent(proposal: Proposal) -> bool:
    reads = proposal.status not in (Status.DRAFT, Status.MISSED) or proposal.is_shared_with_expert
    return reads and proposal.first_sent_at is not None


def may_ask_evaluators(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Ask people for a file, as long as one is missing."""
    del at
    if not (seen := may_see_assignments(by, proposal)):
        return seen
    if proposal.status != Status.UNDER_REVIEW:
        return deny("wrong_stage", _("Değerlendirici yalnızca değerlendirme aşamasındaki dosyaya istenebilir."))
    if not progress_of(proposal).to_ask:
        return deny("enough", _("Bu dosyanın yeterli değerlendiricisi var; yeni kişi istenmesi gerekmez."))
    if hides(proposal) and unsettled_of(last_sending(proposal)):
        sentence = _(
            "Başvuran gizleneceği için önce “Değerlendiricilerin göreceği” sayfasında hazırlanmamış ya da karar bekleyen "
            "belgeleri sonuçlandırın."
        )
        return deny("copies_open", sentence)
    return ALLOW


def may_be_asked(proposal: Proposal, evaluator: User) -> Verdict:
    """Whether this person may evaluate this file; twin of ``queries.evaluation.eligible_evaluators``."""
    if not evaluator.is_active or not active_seats().filter(assessing_seats(proposal), user=evaluator).exists():
        return deny("not_assessor", _("Çağrının kuralları bu kişinin değerlendirme yapmasına izin vermiyor."))
    if evaluator.pk in hands_in(proposal):
        return deny(
            "checked",
            _("Bu kişi dosyanın hazırlığında, ön incelemesinde ya da görevlendirilmesinde yer aldı; puan veremez."),
        )
    if active_seats().filter(organisation__vkn__in=vkns_of_sides(proposal), user=evaluator).exists():
        return deny("of_applicant", _("Bu kişi başvuran kurumun ya da bir ortağının üyesi; puan veremez."))
    if evaluator.pk in asked_before(proposal):
        return deny("asked_before", _("Bu kişiye bu dosya daha önce soruldu; ikinci kez sorulamaz."))
    if has_conflict(evaluator, proposal):
        return deny("in_conflict", _("Bu kişinin bu dosyayla kayıtlı bir çıkar çatışması var; puan veremez."))
    if at_odds(proposal, [evaluator.pk]):
        sentence = _(
            "Bu kişi, dosyayı değerlendiren biriyle birlikte görevlendirilemez: aynı işverendenler ya da ayrı tutuluyorlar."
        )
        return deny("at_odds", sentence)
    if hides(proposal) and signs_of(proposal, [evaluator]):
        sentence = _(
            "Kayıtlarda bu kişinin başvurana ya da bir ortağına bağı görünüyor. Başvuran gizli olduğu için kendisi "
            "bildiremez; puan veremez."
        )
        return deny("tied", sentence)
    return ALLOW


def may_ask_evaluator(by: Person, proposal: Proposal, evaluator: User, *, at: dt.datetime) -> Verdict:
    """Ask this person for this file; nobody asks himself, he would then know who else evaluates."""
    if not (open_place := may_ask_evaluators(by, proposal, at=at)):
        return open_place
    if evaluator.pk == by.pk:
        return deny("oneself", _("Kendinizi değerlendirici olarak görevlendiremezsiniz; bunu bir başkası yapmalı."))
    return may_be_asked(proposal, evaluator)


def may_cancel_assignment(by: Person, assignment: Assignment, *, at: dt.datetime) -> Verdict:
    """Take a file back from an evaluator who has not sent it yet."""
    del at
    if not (seen := may_see_assignments(by, assignment.proposal)):
        return seen
    if assignment.state not in PENDING:
        return deny("already_ended", _("Bu kişinin görevi bitti; kaldırılacak bir görev yok."))
    return _is_under_review(assignment)


def may_see_marks(by: Person, proposal: Proposal) -> Verdict:
    """Read marks and totals: agency staff, once nobody can still be swayed by them.

    Who marked the file never does: taken up again, it would be marked by somebody who knows what the others gave. Twin
    of ``queries.evaluation.marks_visible_to``.
    """
    if not handles(by, proposal):
        return deny("stranger", _("Bu dosyanın puanlarını görme yetkiniz yok."))
    if not is_evaluated(proposal):
        return deny("not_finished", _("Puanlar, bütün değerlendiriciler gönderdikten sonra görülebilir."))
    if evaluates(by, proposal):
        return deny(
            "evaluates_here",
            _("Bu dosyayı siz değerlendirdiniz; yeniden açılabileceği için ötekilerin puanları size gösterilmez."),
        )
    return ALLOW


def may_reopen(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Take a finished evaluation up again; not by one who marked the file.

    Where the evaluators talk after the marks they have read one another's, and it is said that they would mark anew
    knowing them.
    """
    del at
    refusal = first_refusal(
        agency_staff_only(by, proposal),
        manager_only(by, proposal.call),
        may_see_assignments(by, proposal),
        move_is_legal(proposal, "reopen"),
    )
    return MARKS_KNOWN if refusal and is_asked(proposal) else refusal
