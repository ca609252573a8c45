"""Who may reckon how sure the ranks are, and what the commission owes to files too close to call."""

from django.utils.translation import gettext_lazy as _

from applications.choices import AssessmentMode
from applications.models import CallStage, Proposal
from applications.models.meeting import MeetingState
from applications.policies.decision import may_see_ranking
from applications.policies.leading import may_chair
from applications.policies.relations import Person
from applications.queries.rank_runs import Nearness
from applications.queries.rules import rules_of
from cmdp.kit.verdict import ALLOW, Verdict, deny

TOO_FEW = deny(
    "too_few_marks",
    _("Model için yeterli puan yok ya da puanlar birbirinin aynı; birkaç değerlendirme daha bitince yeniden deneyin."),
)

NO_RUN = deny(
    "no_run",
    _(
        "Hangi dosyaların sonuca çok yakın olduğu henüz hesaplanmadı; karar vermeden önce sıranın kesinliğini hesaplayın."
    ),
)
OLD_RUN = deny(
    "old_run",
    _("Sıranın kesinliği hesaplandıktan sonra puanlar ya da sıralama değişti; karar vermeden önce yeniden hesaplayın."),
)


def may_reckon(by: Person, window: CallStage) -> Verdict:
    """Have the model fitted, where evaluators give marks: whoever sees the ranking, or leads the meeting on it as its chair."""
    if not (seen := may_see_ranking(by, window)) and not _chairs(by, window):
        return seen
    if rules_of(window.call.rule_set).values.assessment_mode != AssessmentMode.MARKS:
        return deny("no_marks", _("Bu çağrıda puan verilmiyor; sıranın kesinliği hesaplanamaz."))
    return ALLOW


def _chairs(by: Person, window: CallStage) -> bool:
    return any(may_chair(by, meeting) for meeting in window.meetings.filter(state=MeetingState.OPEN))


def is_reckoned(nearness: Nearness) -> Verdict:
    """Whether what the list rests on now was reckoned, where its rule set asks more of files near the line.

    The run follows from the marks, so nobody gains by asking late or twice. Where too few marks can tell anything, or
    the line parts no list, none is owed.
    """
    if not nearness.owed:
        return ALLOW
    return OLD_RUN if nearness.was_made else NO_RUN


def close_reason_suffices(proposal: Proposal, reason: str, *, least: int) -> Verdict:
    """Whether the reason for a file too close to the line is as long as the rule set asks."""
    if (length := len(reason.strip())) >= least:
        return ALLOW
    sentence = _(
        "%(file)s sonuca çok yakın: kararın gerekçesi en az %(least)s karakter olmalı, siz %(length)s yazdınız."
    )
    return deny("close_reason_short", sentence % {"file": proposal.reference, "least": least, "length": length})
