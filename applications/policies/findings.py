"""What the rules find that bears on each item of the check lists: the judges of the form, read again for the desk.

Nothing here answers an item: an officer does, and says why where the answer goes against what was found.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.choices import SectionKey, Status
from applications.found import Bearing, Found, SignatureOutcome
from applications.models import CheckAnswer, CheckItem, Proposal, Undertaking
from applications.policies.judged import Judgement
from applications.policies.judgement import judge
from applications.queries.facts import Facts, facts_of
from applications.queries.undertakings import Owed, owed_by
from cmdp.kit.formats import format_deadline, format_moment, format_money

MONEY: Final = frozenset({SectionKey.BUDGET, SectionKey.FUNDING})
FRAMEWORK: Final = frozenset({SectionKey.ACTIVITIES, SectionKey.INDICATORS, SectionKey.RISKS, SectionKey.OPERATION})
FORM: Final = frozenset({SectionKey.PROJECT, SectionKey.PLACE, SectionKey.QUESTIONS, SectionKey.CONTACT})
PRICE_PAPERS: Final = frozenset({"report", "budget_basis", "field_study"})
# From the least to the most that an officer must attend to.
WEIGHT: Final = (Found.HOLDS, Found.LOOK, Found.FAILS)
Bears = Callable[[Judgement], bool]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that was found, in words."""

    found: Found
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """All that was found beside one item; it weighs as much as the gravest of it.

    What ``is_kept`` with an answer is in the language of the agency's record, whoever reads it.
    """

    evidence: tuple[Evidence, ...]
    is_kept: bool = False

    @property
    def found(self) -> Found:
        """The gravest of what was found."""
        return max((one.found for one in self.evidence), key=WEIGHT.index)

    @property
    def text(self) -> str:
        """All of it, a line each."""
        return "\n".join(one.text for one in self.evidence)


Findings = Mapping[int, Finding]


def _is_authority(one: Judgement) -> bool:
    """Of the contact's judgements the one that rests on no list and no field of the form."""
    return one.section == SectionKey.CONTACT and not one.rests_on and not one.field


# Which of the form's judgements are meant by what an item is tied to; of the times and of what is signed none is.
BEARS: Final[Mapping[str, Bears]] = {
    Bearing.FORM: lambda one: one.section in FORM and not one.rests_on and not _is_authority(one),
    Bearing.BUDGET: lambda one: one.section in MONEY and not one.rests_on,
    Bearing.FRAMEWORK: lambda one: one.section in FRAMEWORK,
    Bearing.AUTHORITY: lambda one: _is_authority(one) or one.field == "organ_decision",
    Bearing.PRICES: lambda one: one.section == SectionKey.DOCUMENTS and one.field in PRICE_PAPERS,
    Bearing.PARTNER_PAPERS: lambda one: one.section == SectionKey.DOCUMENTS and one.field == "partner_statements",
    Bearing.PAPERS: lambda one: one.section == SectionKey.DOCUMENTS,
    Bearing.DURATION: lambda one: one.section == SectionKey.PROJECT and bool(one.rests_on),
    Bearing.SUPPORT: lambda one: one.section in MONEY and bool(one.rests_on),
    Bearing.APPLICANT: lambda one: one.section == SectionKey.CONTACT and bool(one.rests_on),
    Bearing.PARTNERS: lambda one: one.section == SectionKey.PARTNERS,
    Bearing.PLACE: lambda one: one.section == SectionKey.PLACE and bool(one.rests_on),
    Bearing.SUBJECT: lambda one: one.section == SectionKey.PRIORITIES,
}


def findings_of(proposal: Proposal, *, at: dt.datetime) -> Findings:
    """What was found beside the items of the file's present stage, by the item's key in the table.

    Nothing unless the file waits for its check: with its applicant, what stands in it is not yet what was sent.
    """
    if proposal.status != Status.SUBMITTED:
        return {}
    facts = facts_of(proposal)
    judged = judge(facts)
    beside: dict[str, tuple[Evidence, ...]] = {
        Bearing.BUDGET: _sums(facts),
        Bearing.SENT_IN_TIME: tuple(_times(proposal)),
        Bearing.UNDERTAKING: tuple(_signed(one, at) for one in owed_by(proposal)),
    }
    found = ((item, _beside(item, judged, beside)) for item in facts.stage.check_items)
    return {item.pk: Finding(evidence) for item, evidence in found if evidence}


def kept_beside(answers: Mapping[int, CheckAnswer]) -> Findings:
    """What was found beside each item when it was answered, for a file that is not judged any more."""
    return {
        pk: Finding(tuple(Evidence(Found(one.found), line) for line in one.evidence.split("\n")), is_kept=True)
        for pk, one in answers.items()
        if one.found
    }


def _beside(
    item: CheckItem, judged: tuple[Judgement, ...], beside: Mapping[str, tuple[Evidence, ...]]
) -> tuple[Evidence, ...]:
    bears = BEARS.get(item.bearing)
    return (*beside.get(item.bearing, ()), *_told([one for one in judged if bears and bears(one)]))


def _told(judged: list[Judgement]) -> Iterator[Evidence]:
    """What stands against the item first, then the values that hold, then how many rules hold without one."""
    yield from (Evidence(Found.FAILS, str(one.verdict.reason)) for one in judged if one.is_obstacle)
    yield from (Evidence(Found.LOOK, str(one.verdict.reason)) for one in judged if one.is_warning)
    held = [one for one in judged if one.verdict and not one.is_warning]
    yield from (Evidence(Found.HOLDS, _value(one)) for one in held if one.value)
    if number := sum(not one.value for one in held):
        words = ngettext("Formun %(n)d kuralı sağlanıyor.", "Formun %(n)d kuralı sağlanıyor.", number)
        yield Evidence(Found.HOLDS, words % {"n": number})


def _value(one: Judgement) -> str:
    words = {"label": one.label, "value": one.value, "limit": one.limit}
    return (_("%(label)s: %(value)s (%(limit)s)") if one.limit else _("%(label)s: %(value)s")) % words


def _sums(facts: Facts) -> tuple[Evidence, ...]:
    """The sums that lists and letters name, against those of the file's own rows."""
    proposal = facts.proposal
    pairs = ((proposal.total_cost, facts.total_cost), (proposal.requested_support, facts.requested_support))
    words = _("Dosyada kayıtlı tutar %(kept)s, satırların toplamı %(sum)s; ikisi uyuşmuyor.")
    apart = [(kept, summed) for kept, summed in pairs if kept != summed]
    return tuple(
        Evidence(Found.FAILS, words % {"kept": format_money(kept), "sum": format_money(summed)})
        for kept, summed in apart
    )


def _times(proposal: Proposal) -> Iterator[Evidence]:
    """The first sending against the close of its window, and every request for completion against its clock."""
    sent, closes = proposal.first_sent_at, proposal.call_stage.closes_at
    if sent and not proposal.call.is_rolling:
        words = {"sent": format_moment(sent), "closes": format_deadline(closes)}
        if sent < closes:
            yield Evidence(Found.HOLDS, _("İlk gönderim %(sent)s; çağrının kapanışı %(closes)s.") % words)
        else:
            yield Evidence(Found.FAILS, _("İlk gönderim %(sent)s; çağrı daha önce, %(closes)s kapanmıştı.") % words)
    for request in proposal.completion_requests.filter(call_stage=proposal.call_stage_id, is_answered=False):
        words = {"due": format_deadline(request.due_at)}
        yield Evidence(Found.FAILS, _("%(due)s süreli tamamlama isteği yanıtlanmadı.") % words)


def _signed(owed: Owed, at: dt.datetime) -> Evidence:
    words = {"name": owed.rule.name, "due": format_deadline(owed.due_at)}
    if owed.uploaded is None and owed.is_late(at):
        return Evidence(Found.FAILS, _("“%(name)s” yüklenmedi; süresi %(due)s doldu.") % words)
    if owed.uploaded is None:
        return Evidence(Found.LOOK, _("“%(name)s” henüz yüklenmedi; süresi %(due)s doluyor.") % words)
    return _uploaded(owed.uploaded, owed, {**words, "at": format_moment(owed.uploaded.uploaded_at)})


def _uploaded(paper: Undertaking, owed: Owed, words: Mapping[str, str]) -> Evidence:
    if paper.uploaded_at >= owed.due_at:
        return Evidence(Found.FAILS, _("“%(name)s” geç yüklendi: %(at)s; süresi %(due)s dolmuştu.") % words)
    if paper.signature in {SignatureOutcome.BROKEN, SignatureOutcome.UNREADABLE}:
        return Evidence(Found.FAILS, _("“%(name)s” yüklendi; imzası bozuk ya da okunamıyor.") % words)
    if owed.is_outdated:
        return Evidence(Found.LOOK, _("“%(name)s” başvurunun önceki bir gönderimi için imzalanmış.") % words)
    if paper.signature != SignatureOutcome.VALID:
        return Evidence(Found.LOOK, _("“%(name)s” süresinde yüklendi: %(at)s; imzasını siz denetleyin.") % words)
    return Evidence(Found.HOLDS, _("“%(name)s” süresinde, geçerli e-imzayla yüklendi: %(at)s.") % words)
