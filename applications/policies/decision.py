"""Who may record the agency's opinion and the Ministry's decision; neither is mistaken for the other."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications.choices import OPINION_STATUSES, Status
from applications.models import CallStage, Opinion, OpinionAct, Proposal
from applications.moves import lead_to
from applications.policies.raising import amount_is_settled
from applications.policies.relations import (
    OWN_FILE,
    Person,
    agency_staff_only,
    file_manager_only,
    is_manager,
    manager_only,
    move_is_legal,
    not_own_file,
)
from applications.policies.reserve import answer_is_in
from applications.queries.conflicts import in_conflict_with, kept_from
from applications.queries.decisions import keeps_from_list
from applications.queries.known import known_of
from applications.queries.reserve import ahead_of
from applications.queries.rules import rules_of
from cmdp.accounts.choices import Role
from cmdp.accounts.memberships import holds
from cmdp.audit.models import Event
from cmdp.kit.formats import format_day_short, format_money
from cmdp.kit.verdict import ALLOW, Verdict, deny, first_refusal

RANKS_CONFLICT = deny(
    "conflict",
    _(
        "Bu sıralamada aranızda çıkar çatışması kayıtlı bir dosya var; sıralamayı ve görüşleri başka bir yönetici yürütmeli."
    ),
)
RANKS_OWN_MARKS = deny(
    "evaluates_here",
    _(
        "Bu sıralamada sizin değerlendirdiğiniz bir dosya var; ötekilerin puanlarını ve kimler olduğunu görmemeniz için "
        "sıralamayı, dağıtımı ve görüşleri başka bir yönetici yürütmeli."
    ),
)
UNFINISHED = (Status.SUBMITTED, Status.RETURNED, Status.UNDER_REVIEW)


def may_see_ranking(by: Person, window: CallStage) -> Verdict:
    """The ranked list and its opinions: a manager of the agency who is kept from none of the sent files in it.

    Nor one who marked any of them: from a score and his own marks he would work out what the other gave.
    """
    if not (manager := manager_only(by, window.call)):
        return manager
    if not keeps_from_list(by, window):
        return ALLOW
    if in_conflict_with(by).filter(call_stage=window).exists():
        return RANKS_CONFLICT
    kept = kept_from(by).filter(call_stage=window, first_sent_at__isnull=False)
    return OWN_FILE if kept.exists() else RANKS_OWN_MARKS


def may_opine(by: Person, window: CallStage, *, at: dt.datetime) -> Verdict:
    """Record the opinions of a call's stage in one act, once every file is through its evaluation."""
    if not (seen := may_see_ranking(by, window)):
        return seen
    return list_is_whole(window, has_unfinished=window.proposals.filter(status__in=UNFINISHED).exists(), at=at)


def list_is_whole(window: CallStage, *, has_unfinished: bool, at: dt.datetime) -> Verdict:
    """Whether the list of a stage names every file that will be in it; that of a rolling call is never awaited."""
    if window.call.is_rolling:
        return ALLOW
    if not window.has_closed(at):
        return deny("call_still_open", _("Çağrı kapanmadan ajans görüşü kaydedilemez."))
    if has_unfinished:
        return deny(
            "unfinished", _("Ön incelemesi ya da değerlendirmesi bitmemiş dosyalar var; önce onları sonuçlandırın.")
        )
    return ALLOW


def may_release(by: Person, act: OpinionAct, *, at: dt.datetime) -> Verdict:
    """Let the held letters of an act go, and the opinions be seen, after a look."""
    del at
    if not (seen := may_see_ranking(by, act.call_stage)):
        return seen
    if act.released_at is not None:
        return deny("already_released", _("Bu görüşler daha önce açıklandı."))
    return ALLOW


def may_call_up(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Raise a file from the reserve list when money is free."""
    del at
    return first_refusal(file_manager_only(by, proposal), move_is_legal(proposal, "call_up"), _opinion_is_out(proposal))


def in_turn(proposal: Proposal, reason: str) -> Verdict:
    """Whether a file is the next of its envelope's reserve list, or it is written why it is called before others."""
    if reason.strip() or not (ahead := ahead_of(proposal)):
        return ALLOW
    sentence = _(
        "Yedek listede bu dosyanın önünde bekleyenler var: %(files)s. Sıra dışı alıyorsanız gerekçesini yazın."
    )
    return deny("out_of_turn", sentence % {"files": ", ".join(str(file) for file in ahead)})


def may_forward(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Send a file with a positive opinion on to the Ministry, its opinion having been released.

    One that was called up from the reserve list waits for its applicant's word, where the rule set has it so;
    one whose amount is objected to, for the outcome.
    """
    del at
    return first_refusal(
        file_manager_only(by, proposal),
        move_is_legal(proposal, "forward"),
        _opinion_is_out(proposal),
        answer_is_in(proposal),
        amount_is_settled(proposal),
    )


def may_return_from_ministry(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Hand a file back to the agency with the Ministry's letter."""
    del at
    return first_refusal(_speaks_for_ministry(by, proposal), move_is_legal(proposal, "ministry_return"))


def may_decide(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Record the Ministry's decision: its decider, or a manager of the agency who has the letter."""
    del at
    return first_refusal(_speaks_for_ministry(by, proposal), move_is_legal(proposal, "approve"))


def may_keep_status_line(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Note where a supported project stands, after the last approval."""
    del at
    if not (staff := agency_staff_only(by, proposal)):
        return staff
    if proposal.status != Status.APPROVED:
        return deny("not_approved", _("Durum satırı yalnızca Bakanlıkça onaylanmış projeler için tutulur."))
    return ALLOW


def may_reinstate(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Undo a refusal by the outcome of an objection: somebody else than who decided first."""
    del at
    ministry = proposal.status == Status.REFUSED
    rights = _speaks_for_ministry(by, proposal) if ministry else file_manager_only(by, proposal)
    held = _opinion_is_out(proposal) if proposal.status in OPINION_STATUSES else ALLOW
    return first_refusal(rights, move_is_legal(proposal, "reinstate"), held) and _is_another(by, proposal)


def has_come(day: dt.date, *, at: dt.datetime) -> Verdict:
    """Whether the day of a letter or a meeting is not still to come, by the calendar of Türkiye."""
    if day <= timezone.localtime(at).date():
        return ALLOW
    reason = _("%(day)s henüz gelmedi; yazının, toplantının ya da olayın gerçekleştiği günü yazın.")
    return deny("day_to_come", reason % {"day": format_day_short(day)})


def amount_fits(proposal: Proposal, amount: Decimal) -> Verdict:
    """Whether an amount in lira is more than nothing and no more than was asked."""
    if 0 < amount <= proposal.requested_support:
        return ALLOW
    reason = _("%(file)s için tutar %(amount)s; sıfırdan büyük ve en çok talep edilen %(asked)s olmalı.")
    values = {
        "file": proposal.reference,
        "amount": format_money(amount),
        "asked": format_money(proposal.requested_support),
    }
    return deny("amount_out_of_range", reason % values)


def next_stage_is_open(proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Whether the stage after this one, if there is one, can still be worked on."""
    order = proposal.call_stage.order
    if rules_of(proposal.call.rule_set).is_last(order):
        return ALLOW
    following = proposal.call.stages.filter(order__gt=order).first()
    if following is not None and not following.has_closed(at):
        return ALLOW
    return deny("next_stage_closed", _("Sonraki aşamanın süresi dolmuş; önce çağrının bu aşamasını uzatın."))


def _speaks_for_ministry(by: Person, proposal: Proposal) -> Verdict:
    if holds(by, Role.MINISTRY_DECIDER) or is_manager(by, proposal.call):
        return not_own_file(by, proposal)
    return deny(
        "not_ministry",
        _("Bunu yalnızca Bakanlığın karar vericisi ya da Bakanlık yazısını kaydeden ajans yöneticisi yapabilir."),
    )


def _opinion_is_out(proposal: Proposal) -> Verdict:
    opinion = _last_opinion(proposal)
    if opinion is not None and opinion.act.released_at is not None:
        return ALLOW
    return deny("opinion_held", _("Ajans görüşü henüz açıklanmadı; önce görüşleri açıklayın."))


def _last_opinion(proposal: Proposal) -> Opinion | None:
    if known := known_of(proposal):
        return known.opinion
    return proposal.opinions.select_related("act").last()


def _is_another(by: Person, proposal: Proposal) -> Verdict:
    verbs = [f"proposal.{verb}" for verb in sorted(lead_to(Status(proposal.status)))]
    events = Event.objects.filter(object_type=proposal._meta.label_lower, object_id=proposal.pk, verb__in=verbs)
    first = events.order_by("-pk").first()
    if first is not None and first.actor_id == by.pk:
        return deny("same_decider", _("İtirazın sonucunu ilk kararı verenden başka biri işlemelidir."))
    return ALLOW


def may_forward_act(by: Person, act: OpinionAct) -> Verdict:
    """Open the page that forwards files of an act: a manager, once the opinions are out."""
    if not (seen := may_see_ranking(by, act.call_stage)):
        return seen
    if act.released_at is None:
        return deny("opinion_held", _("Ajans görüşü henüz açıklanmadı; önce görüşleri açıklayın."))
    return ALLOW
