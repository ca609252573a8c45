"""Who may say what of themselves for the pool, who reads it, who lets them in."""

from django.utils.translation import gettext_lazy as _

from applications.models import CurriculumVitae, EvaluatorProfile
from applications.models.pool import PoolState
from applications.policies.relations import Person
from applications.queries.pool import SHOWN_TO_STAFF, holds_a_seat
from cmdp.accounts.choices import AGENCY_ROLES, Role
from cmdp.accounts.memberships import holds
from cmdp.accounts.models import User
from cmdp.kit.scanning import may_open
from cmdp.kit.verdict import ALLOW, Verdict, deny


def may_keep_profile(by: Person) -> Verdict:
    """Anybody with an open account: who evaluates, and who would like to."""
    if isinstance(by, User) and by.is_active:
        return ALLOW
    return deny("no_account", _("Değerlendirici profili için oturum açın."))


def may_apply(by: Person, profile: EvaluatorProfile | None) -> Verdict:
    """Ask for a place in the pool: with a whole profile and a curriculum vitae, and not while an answer is awaited."""
    if profile is None or profile.user_id != by.pk:
        return deny("no_profile", _("Önce profilinizi kaydedin."))
    if profile.state == PoolState.WAITING:
        return deny("waiting", _("Başvurunuz ajans yöneticilerinin önünde; yanıt size mektupla gelecek."))
    if holds_a_seat(profile.user):
        return deny("in_the_pool", _("Değerlendirici göreviniz var; yeniden başvurmanız gerekmez."))
    return _is_whole(profile)


def _is_whole(profile: EvaluatorProfile) -> Verdict:
    if not (profile.employer or profile.is_independent) or not profile.languages or not profile.sectors:
        return deny("incomplete", _("İşvereninizi, dillerinizi ve sektörlerinizi yazın; sonra başvurun."))
    if not profile.expertise.exists():
        return deny("no_expertise", _("Uzman olduğunuz en az bir tedbir seçin."))
    if not hasattr(profile, "cv"):
        return deny("no_cv", _("Özgeçmişinizi yükleyin; sonra başvurun."))
    return ALLOW


def may_forget(by: Person, profile: EvaluatorProfile) -> Verdict:
    """Take back an application and have all of it deleted; whoever may still be asked needs the profile."""
    if profile.user_id != by.pk:
        return deny("stranger", _("Bu profil sizin değil."))
    if holds_a_seat(profile.user):
        return deny("in_the_pool", _("Değerlendirici göreviniz sürerken profiliniz silinmez; önce görevden ayrılın."))
    return ALLOW


# The agency ---------------------------------------------------------------------------
def may_open_pool(by: Person) -> Verdict:
    """Officers and managers of any agency: they choose evaluators from it."""
    if holds(by, *AGENCY_ROLES):
        return ALLOW
    return deny("not_agency", _("Değerlendirici havuzunu yalnızca ajans personeli açabilir."))


def may_view_profile(by: Person, profile: EvaluatorProfile) -> Verdict:
    """Oneself, and agency staff once the person asked or is in; twin of ``queries.pool.profiles_visible_to``."""
    if profile.user_id == by.pk or (holds(by, *AGENCY_ROLES) and profile.state in SHOWN_TO_STAFF):
        return ALLOW
    return deny("stranger", _("Bu profili görme yetkiniz yok."))


def may_view_cv(by: Person, cv: CurriculumVitae) -> Verdict:
    """Oneself, and the managers who let people in; twin of ``queries.pool.cvs_visible_to``."""
    if cv.profile.user_id == by.pk or (holds(by, Role.AGENCY_MANAGER) and cv.profile.state in SHOWN_TO_STAFF):
        return ALLOW
    return deny("not_manager", _("Özgeçmişleri yalnızca ajans yöneticileri açabilir."))


def may_open_cv(cv: CurriculumVitae) -> Verdict:
    """Nobody opens a file that a virus checker has yet to judge, or in which it found something."""
    return may_open(cv.scan, name=cv.name, finding=cv.finding)


def may_answer(by: Person, profile: EvaluatorProfile) -> Verdict:
    """Let somebody in or not: a manager of any agency, the pool is everybody's; nobody answers for themselves."""
    if not holds(by, Role.AGENCY_MANAGER):
        return deny("not_manager", _("Havuza kabul kararını yalnızca ajans yöneticileri verebilir."))
    if profile.user_id == by.pk:
        return deny("oneself", _("Kendi başvurunuzu siz yanıtlayamazsınız; bunu bir başkası yapmalı."))
    if profile.state != PoolState.WAITING:
        return deny("answered", _("Bu başvuru daha önce yanıtlandı ya da geri alındı."))
    return ALLOW


def may_accept(by: Person, profile: EvaluatorProfile) -> Verdict:
    """Let somebody in; nobody is let in over a curriculum vitae that nobody could read."""
    if not (answers := may_answer(by, profile)):
        return answers
    return may_open_cv(profile.cv)
