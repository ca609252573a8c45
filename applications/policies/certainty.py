"""Who may reckon how sure the ranks are, and what the commission owes to files too close to call."""

from django.utils.translation import gettext_lazy as _

from applications.choices import AssessmentMode
from applications.models import CallStage, Proposal
from applications.policies.decision import may_see_ranking
from applications.policies.relations import Person
from applications.queries.rules import rules_of
from cmdp.kit.verdict import ALLOW, Verdict, deny

TOO_FEW = deny(
    "too_few_marks",
    _("Model için yeterli puan yok ya da puanlar birbirinin aynı; birkaç değerlendirme daha bitince yeniden deneyin."),
)


def may_reckon(by: Person, window: CallStage) -> Verdict:
    """Have the model fitted: whoever sees the ranking, where evaluators give marks."""
    if not (seen := may_see_ranking(by, window)):
        return seen
    if rules_of(window.call.rule_set).values.assessment_mode != AssessmentMode.MARKS:
        return deny("no_marks", _("Bu çağrıda puan verilmiyor; sıranın kesinliği hesaplanamaz."))
    return ALLOW


def close_reason_suffices(proposal: Proposal, reason: str, *, least: int) -> Verdict:
    """Whether the reason for a file too close to the line is as long as the rule set asks."""
    if (length := len(reason.strip())) >= least:
        return ALLOW
    sentence = _(
        "%(file)s sonuca çok yakın: kararın gerekçesi en az %(least)s karakter olmalı, siz %(length)s yazdınız."
    )
    return deny("close_reason_short", sentence % {"file": proposal.reference, "least": least, "length": length})
