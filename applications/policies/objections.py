"""Who may object to what was decided of a file, who reads the objection, and who decides it."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from applications.choices import Status
from applications.models import Objection, ObjectionPaper, Proposal
from applications.moves import OBJECTION_MOVES
from applications.objected import ObjectionEffect, ObjectionOutcome, ObjectionState, ObjectionTo
from applications.policies.decision import may_reinstate
from applications.policies.inside import may_read_inside
from applications.policies.raising import may_raise_amount
from applications.policies.relations import Person, file_manager_only, is_of_organisation
from applications.queries.objections import Decision, decision_on
from applications.queries.rules import rules_of
from cmdp.accounts.memberships import can_send
from cmdp.kit import scanning
from cmdp.kit.verdict import ALLOW, Verdict, deny, first_refusal

FINAL = frozenset({Status.APPROVED, Status.REFUSED})


def may_object(by: Person, proposal: Proposal) -> Verdict:
    """Object to the decision that the applicant was told last: the organisation's owner, once for each decision.

    What comes after its time is taken and marked as late; whether it is examined all the same, the agency says.
    """
    if not can_send(by, proposal.organisation_id):
        return deny("not_owner", _("İtirazı yalnızca kurumun sahibi gönderebilir ya da geri çekebilir."))
    if not rules_of(proposal.call.rule_set).values.has_objections:
        return deny("no_objections", _("Bu çağrının kurallarında sistem üzerinden itiraz yok; ajansla görüşün."))
    if proposal.status in FINAL:
        return deny("final_act", _("Bu dosyada Bakanlık karar verdi; ajansın görüşüne artık buradan itiraz edilemez."))
    decision = decision_on(proposal)
    if decision is None:
        return deny("nothing_to_object", _("Bu dosyada şu anda itiraz edilebilecek, size bildirilmiş bir sonuç yok."))
    return not_objected_yet(proposal, decision)


def not_objected_yet(proposal: Proposal, decision: Decision) -> Verdict:
    """Whether nobody has objected to this decision; what was withdrawn does not count."""
    same = proposal.objections.filter(notified_at=decision.notified_at).exclude(state=ObjectionState.WITHDRAWN)
    if not same.exists():
        return ALLOW
    return deny("already_objected", _("Bu sonuca daha önce itiraz ettiniz; bir sonuca bir kez itiraz edilir."))


def may_withdraw_objection(by: Person, objection: Objection) -> Verdict:
    """Give an objection up while it waits for its outcome."""
    if not can_send(by, objection.proposal.organisation_id):
        return deny("not_owner", _("İtirazı yalnızca kurumun sahibi gönderebilir ya da geri çekebilir."))
    return _step_is_legal(objection, "withdraw")


def may_read_objection(by: Person, objection: Objection) -> Verdict:
    """Members of the applying organisation, and the agency's staff who read the inside of its file.

    Twin of ``queries.objections.objections_visible_to``.
    """
    return ALLOW if is_of_organisation(by, objection.proposal) else may_read_inside(by, objection.proposal)


def may_open_objection_paper(paper: ObjectionPaper) -> Verdict:
    """Nobody opens a paper before it was found clean."""
    return scanning.may_open(paper.scan, name=paper.name, finding=paper.finding)


def may_give_objection(by: Person, objection: Objection) -> Verdict:
    """Say who decides an objection: a manager who may read it. Also one who decided first may hand it to another."""
    return first_refusal(_manages(by, objection), _step_is_legal(objection, "give"))


def may_be_given(to: Person, objection: Objection) -> Verdict:
    """Whether a person may be the one who decides: a manager, other than who recorded the decision objected to."""
    return first_refusal(_manages(to, objection), is_another(to, objection))


def may_decide_objection(by: Person, objection: Objection) -> Verdict:
    """Write the outcome: who has it in hand."""
    if not (fit := first_refusal(may_be_given(by, objection), _step_is_legal(objection, "decide"))):
        return fit
    if objection.decider_id != by.pk:
        return deny("not_yours", _("Bu itirazı başka bir yönetici inceliyor; sonucu o yazar ya da size devreder."))
    return ALLOW


def outcome_fits(objection: Objection, outcome: str, effect: str) -> Verdict:
    """Whether an outcome can be: only what came late is left for that, only what is accepted changes the file."""
    if outcome == ObjectionOutcome.LATE and not objection.is_late:
        return deny("not_late", _("Bu itiraz süresinde verildi; gecikme nedeniyle incelenmeden bırakılamaz."))
    accepted = outcome in {ObjectionOutcome.ACCEPTED, ObjectionOutcome.PARTLY}
    if effect not in {ObjectionEffect.NONE, effect_on(objection)}:
        return deny("other_effect", _("Bu etki, itiraz edilen karara uymuyor; listeden uyanı seçin."))
    if effect != ObjectionEffect.NONE and not accepted:
        return deny("no_effect", _("Yalnızca kabul edilen ya da kısmen kabul edilen bir itiraz dosyayı değiştirir."))
    return ALLOW


def effect_can_be(by: Person, objection: Objection, effect: str, *, at: dt.datetime) -> Verdict:
    """Whether the file can still go back to where it was; it may have moved on since the objection came."""
    if effect == ObjectionEffect.RAISE:
        return may_raise_amount(by, objection.proposal)
    return may_reinstate(by, objection.proposal, at=at) if effect == ObjectionEffect.REINSTATE else ALLOW


def effect_on(objection: Objection) -> ObjectionEffect:
    """What an accepted objection can do: raise the amount objected to, or put the file back."""
    return ObjectionEffect.RAISE if objection.to == ObjectionTo.AMOUNT else ObjectionEffect.REINSTATE


def is_another(by: Person, objection: Objection) -> Verdict:
    """Whether the person is not the one who recorded the decision objected to."""
    if objection.first_decider_id != by.pk:
        return ALLOW
    return deny("same_decider", _("İtirazı, ilk kararı kaydedenden başka bir yönetici sonuçlandırmalıdır."))


def _manages(by: Person, objection: Objection) -> Verdict:
    return first_refusal(file_manager_only(by, objection.proposal), may_read_inside(by, objection.proposal))


def _step_is_legal(objection: Objection, verb: str) -> Verdict:
    if objection.state in OBJECTION_MOVES[verb].sources:
        return ALLOW
    return deny("wrong_state", _("Bu işlem itirazın şu anki durumunda yapılamaz; sayfayı yenileyin."))
