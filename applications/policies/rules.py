"""Who may see, copy, narrow and edit a rule set."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.models import Call, CallQuestion, PaperTemplate, RuleSet
from applications.policies.relations import Person
from applications.queries.documents import public_rule_sets
from applications.queries.rule_parts import NARROWABLE, Part, siblings_of
from cmdp.accounts.choices import AGENCY_ROLES, Role
from cmdp.accounts.memberships import agencies_of, holds, is_administrator
from cmdp.kit.verdict import ALLOW, Verdict, deny


def may_administer_rules(by: Person) -> Verdict:
    """National rule sets and their source documents."""
    if is_administrator(by):
        return ALLOW
    return deny("not_administrator", _("Ulusal kural setlerini yalnızca sistem yöneticileri düzenleyebilir."))


def may_view_rule_set(by: Person, rule_set: RuleSet) -> Verdict:
    """Twin of ``queries.rule_sets.visible_to``."""
    if is_administrator(by):
        return ALLOW
    if rule_set.agency_id in agencies_of(by, *AGENCY_ROLES) or (
        rule_set.agency_id is None and holds(by, *AGENCY_ROLES)
    ):
        return ALLOW
    return deny("stranger", _("Bu kural setini görme yetkiniz yok."))


def may_fetch_template(by: Person, template: PaperTemplate) -> Verdict:
    """Twin of ``queries.documents.templates_visible_to``: everyone in a published call, else who reads the rules."""
    if public_rule_sets().filter(stages__document_slots__template=template).exists():
        return ALLOW
    offering = RuleSet.objects.filter(stages__document_slots__template=template)
    if any(may_view_rule_set(by, rule_set) for rule_set in offering):
        return ALLOW
    return deny("stranger", _("Bu şablonu indirme yetkiniz yok."))


def may_copy_rule_set(by: Person, rule_set: RuleSet) -> Verdict:
    """Open the next version, or another set like it: whoever may edit the set."""
    return _may_write(by, rule_set)


def may_edit_rule_set(by: Person, rule_set: RuleSet, part: str = "") -> Verdict:
    """Change a value or a row of ``part``; an agency only what can be narrowed, nobody a frozen set."""
    if not (writes := _may_write(by, rule_set)):
        return writes
    if rule_set.is_frozen:
        return deny("frozen", _("Bu kural seti ilan edilmiş bir çağrıda kullanılıyor ve dondurulmuş; yeni sürüm açın."))
    if rule_set.agency_id is not None and part not in NARROWABLE:
        return deny(
            "not_narrowable", _("Ajans yalnızca illeri, başvuru sahibi türlerini ve destek sınırlarını daraltabilir.")
        )
    return ALLOW


def may_narrow(by: Person, rule_set: RuleSet, agency_id: int) -> Verdict:
    """Copy a national set for an agency, to narrow it."""
    if agency_id not in agencies_of(by, Role.AGENCY_MANAGER):
        return deny("not_manager", _("Kural setini yalnızca ajansın yöneticisi daraltabilir."))
    if rule_set.agency_id is not None:
        return deny("not_national", _("Yalnızca ulusal bir kural seti daraltılabilir."))
    return ALLOW


def is_current(row: RuleSet | Call | CallQuestion, version: int) -> Verdict:
    """Whether what was on the screen is what is stored now."""
    if row.version == version:
        return ALLOW
    return deny(
        "stale",
        _("Siz bakarken bu sayfadakileri başka biri değiştirdi. Güncel hâline bakıp değişikliğinizi yeniden yapın."),
    )


def own_code_is_free(row: Any, part: Part) -> Verdict:
    """Two rows of a list never bear the same code: addresses and answers name them by it."""
    code = getattr(row, "code", "") if part.own == "code" else ""
    if not code or all(other.pk == row.pk or other.code != code for other in siblings_of(row, part)):
        return ALLOW
    return deny("code_taken", _("Bu kod listedeki başka bir satırda var. Başka bir kod yazın."))


def _may_write(by: Person, rule_set: RuleSet) -> Verdict:
    if rule_set.agency_id is None:
        return may_administer_rules(by)
    if rule_set.agency_id in agencies_of(by, Role.AGENCY_MANAGER):
        return ALLOW
    return deny("not_manager", _("Ajansın kural setini yalnızca o ajansın yöneticisi düzenleyebilir."))
