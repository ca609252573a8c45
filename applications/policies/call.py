"""Who may open a call, and when it may be published or extended."""

import datetime as dt
from itertools import pairwise

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.choices import CallState
from applications.models import Call, CallStage, RuleSet
from applications.policies.completeness import problems_of
from applications.policies.envelopes import shares_are_written
from applications.policies.narrowing import narrower_than
from applications.policies.questions import questions_end_in_time
from applications.policies.relations import Person, is_of_agency, manager_only
from applications.queries.rule_sets import label_of, unconfirmed, whole
from cmdp.accounts.choices import AGENCY_ROLES, Role
from cmdp.accounts.memberships import agencies_of, holds
from cmdp.kit.verdict import ALLOW, Verdict, deny, first_refusal, warn
from priorities.models import Edition, EditionState


def may_manage_calls(by: Person) -> Verdict:
    """Open the managers' pages of calls."""
    if holds(by, Role.AGENCY_MANAGER):
        return ALLOW
    return deny("not_manager", _("Çağrıları yalnızca ajans yöneticileri hazırlar ve ilan eder."))


def may_read_calls(by: Person) -> Verdict:
    """Read the agency's calls and rule sets at the desk; only managers change them."""
    if holds(by, *AGENCY_ROLES):
        return ALLOW
    return deny("not_agency", _("Bu sayfayı yalnızca ajans personeli görebilir."))


def may_view_call(by: Person, call: Call) -> Verdict:
    """Twin of ``queries.calls.visible_to``: everybody a published one, the agency its drafts."""
    if call.state == CallState.PUBLISHED or is_of_agency(by, call):
        return ALLOW
    return deny("stranger", _("Bu çağrı henüz ilan edilmedi."))


def may_create_call(by: Person, agency_id: int, rule_set: RuleSet) -> Verdict:
    """Prepare a call of an agency on a national rule set or the agency's own."""
    if agency_id not in agencies_of(by, Role.AGENCY_MANAGER):
        return deny("not_manager", _("Çağrıyı yalnızca ajansın yöneticisi hazırlayabilir."))
    if rule_set.agency_id not in {None, agency_id}:
        return deny(
            "foreign_rules", _("Bu kural seti başka bir ajansın; kendi ajansınızınkini ya da ulusal olanı seçin.")
        )
    return ALLOW


def may_edit_call(by: Person, call: Call) -> Verdict:
    """Change a call that is not published yet."""
    return first_refusal(manager_only(by, call), _is_draft(call))


def may_publish_call(by: Person, call: Call, *, at: dt.datetime) -> Verdict:
    """Announce a call: windows set, rules whole and within the national ones, and confirmed in production.

    In a trial unconfirmed values only warn.
    """
    if not (ready := first_refusal(manager_only(by, call), _is_draft(call), has_windows(call, at=at))):
        return ready
    if not (arranged := first_refusal(questions_end_in_time(call), shares_are_written(call))):
        return arranged
    rule_set = whole(call.rule_set)
    if problems := problems_of(rule_set):
        return deny("rules_incomplete", format_lazy("{} {}", _("Kural seti eksik:"), problems[0].reason))
    if rule_set.narrows is not None and (wider := narrower_than(whole(rule_set.narrows), rule_set)):
        return deny("rules_widened", format_lazy("{} {}", _("Kural seti ulusal seti aşıyor:"), wider[0].reason))
    return values_confirmed(rule_set)


def may_be_pinned(edition: Edition) -> Verdict:
    """Whether a call may be announced with these priorities: only with published ones, which nobody changes."""
    if edition.state == EditionState.PUBLISHED:
        return ALLOW
    return deny("draft_edition", _("Öncelik metinlerinin bu sürümü yayımlanmadı; yayımlanmış bir sürüm seçin."))


def values_confirmed(rule_set: RuleSet) -> Verdict:
    """Whether every value in use has its source; refuses in production, warns in a trial."""
    names = [label_of(row) for _group, row in unconfirmed(rule_set)]
    if not names:
        return ALLOW
    words = {"count": len(names), "names": ", ".join(names)}
    if settings.MODE == "production":
        sentence = gettext(
            "%(count)s değer henüz doğrulanmamış (varsayılan); çağrı bunlar doğrulanmadan ilan edilemez: %(names)s."
        )
        return deny("unconfirmed", sentence % words)
    sentence = gettext(
        "%(count)s değer henüz doğrulanmamış (varsayılan). Deneme sürümünde çağrı yine de ilan edilebilir."
    )
    return warn("unconfirmed", sentence % words)


def has_windows(call: Call, *, at: dt.datetime) -> Verdict:
    """Whether every stage has its window, each after the one before (unless it rolls), and the first has not closed."""
    windows = list(call.stages.all())
    if not windows or [window.stage_id for window in windows] != [stage.pk for stage in call.rule_set.stages.all()]:
        return deny("windows_missing", _("Çağrının takvimi eksik; her aşamanın açılış ve kapanış anını yazın."))
    if not call.is_rolling and any(later.opens_at < earlier.closes_at for earlier, later in pairwise(windows)):
        return deny("windows_overlap", _("Bir aşama, öncekinin kapanışından önce açılamaz."))
    if windows[0].has_closed(at):
        return deny("closes_in_the_past", _("İlk aşamanın kapanış anı geçmiş; ileri bir an yazın."))
    return ALLOW


def may_extend_call(by: Person, window: CallStage, *, closes_at: dt.datetime | None = None, at: dt.datetime) -> Verdict:
    """Move the close of a published window later; ``closes_at`` is left out to ask whether it may be tried at all."""
    if not (manager := manager_only(by, window.call)):
        return manager
    if window.call.state != CallState.PUBLISHED:
        return deny("not_published", _("Çağrı henüz ilan edilmedi; takvimini doğrudan düzenleyin."))
    if window.has_closed(at):
        return deny("window_closed", _("Bu aşama kapandı; kapanan bir aşamanın süresi uzatılamaz."))
    return closes_later(window, closes_at)


def closes_later(window: CallStage, closes_at: dt.datetime | None) -> Verdict:
    """Whether a new close is later than the present one and leaves the next stage its opening."""
    if closes_at is not None and closes_at <= window.closes_at:
        return deny("not_later", _("Yeni kapanış anı şimdikinden sonra olmalı; ilan edilmiş süre kısaltılamaz."))
    if closes_at is not None and _meets_next(window, closes_at):
        return deny("windows_overlap", _("Yeni kapanış anı sonraki aşamanın açılışından sonra olamaz."))
    return ALLOW


def _meets_next(window: CallStage, closes_at: dt.datetime) -> bool:
    return (
        not window.call.is_rolling
        and window.call.stages.filter(order__gt=window.order, opens_at__lt=closes_at).exists()
    )


def _is_draft(call: Call) -> Verdict:
    if call.state == CallState.DRAFT:
        return ALLOW
    return deny("published", _("İlan edilmiş çağrı değiştirilemez; yalnızca kapanışı uzatılabilir."))
