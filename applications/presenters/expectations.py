"""What comes next on a file and about when, its clocks, and what is asked of whom: nothing that nobody announced."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.choices import SectionKey, Side, Status, ValueKey
from applications.models import CompletionRequest, Proposal
from applications.presenters.standing import Standing
from applications.queries.questions import questions_until
from applications.queries.reserve import answer_due_at
from applications.queries.rules import Rules, end_of_working_days, rules_of
from applications.queries.undertakings import Owed
from cmdp.kit.formats import format_day
from cmdp.regions.working_days import DAY

Words = str | Promise
Instant = dt.datetime

# status that the applicant may know → which value of the rule set says how long it lasts
PERIODS: Final[dict[Status, ValueKey]] = {
    Status.SUBMITTED: ValueKey.CHECK_EXPECTED_DAYS,
    Status.UNDER_REVIEW: ValueKey.EVALUATION_DAYS,
    Status.REVIEWED: ValueKey.OPINION_EXPECTED_DAYS,
    Status.WITH_MINISTRY: ValueKey.DECISION_EXPECTED_DAYS,
}
CALENDAR_DAYS: Final = frozenset({ValueKey.EVALUATION_DAYS})


@dataclass(frozen=True, slots=True)
class Expected:
    """About when the next step is to be expected: ``words`` for people; ``is_default`` where nobody confirmed the period."""

    at: Instant | None
    words: str
    is_default: bool = False
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """An instant that runs for the applicant, with what it is."""

    label: Words
    until: Instant


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of one side now, and until when, if anybody said so; an estimate binds nobody."""

    whom: str
    what: Words
    until: Instant | None = None
    is_estimate: bool = False


def expected_of(proposal: Proposal, standing: Standing, *, since: Instant, at: Instant) -> Expected | None:
    """When the step that the file waits for is expected; ``None`` where the applicant acts, or nothing comes any more.

    The period is the rule set's. Where it names none the page says so instead of guessing.
    """
    if standing.is_yours or not standing.is_going_on:
        return None
    rules, key = rules_of(proposal.call.rule_set), PERIODS.get(standing.status)
    days = getattr(rules.values, key) if key else 0
    if not key or not days:
        return Expected(None, _("Bu adım için bir süre ilan edilmedi."))
    ends = _end(rules, key, days, _begin(proposal, standing, since))
    return Expected(ends, _told(ends, at), is_default=key in rules.unconfirmed, is_past=ends <= at)


def _begin(proposal: Proposal, standing: Standing, since: Instant) -> Instant:
    """The examination of a call that closes for all at once begins with its close."""
    waits_for_close = standing.status == Status.SUBMITTED and not proposal.call.is_rolling
    return max(since, proposal.call_stage.closes_at) if waits_for_close else since


def _end(rules: Rules, key: ValueKey, days: int, begin: Instant) -> Instant:
    if key in CALENDAR_DAYS:
        return begin + days * DAY
    return end_of_working_days(rules, begin, days)


def _told(ends: Instant, at: Instant) -> str:
    day = format_day(ends)
    if ends <= at:
        return _("%(day)s tarihine kadar bekleniyordu; o tarih geçti, adım henüz tamamlanmadı.") % {"day": day}
    return _("Yaklaşık %(day)s tarihine kadar.") % {"day": day}


def clocks_of(proposal: Proposal, request: CompletionRequest | None, *, at: Instant) -> list[Clock]:
    """Every clock that runs for the applicant now, the one that decides about the file first."""
    return [clock for clock in _clocks(proposal, request) if clock.until > at]


def _clocks(proposal: Proposal, request: CompletionRequest | None) -> Iterator[Clock]:
    closes = proposal.call_stage.closes_at
    if request is not None:
        yield Clock(_("Tamamlamanın son anı"), request.due_at)
    if answer_due := answer_due_at(proposal):
        yield Clock(_("Yedek listeden çağrıya yanıt vermenin son anı"), answer_due)
    if proposal.status == Status.DRAFT:
        yield Clock(_("Göndermenin son anı"), closes)
        if until := questions_until(proposal.call):
            yield Clock(_("Çağrı hakkında soru sormanın son anı"), until)
    if proposal.status == Status.SUBMITTED:
        yield Clock(_("Geri alabileceğiniz son an"), closes)


OF_AGENCY: Final[dict[Status, Promise]] = {
    Status.SUBMITTED: gettext_lazy("Belgeleri ve uygunluğu incelemek"),
    Status.UNDER_REVIEW: gettext_lazy("Değerlendirmeyi tamamlatmak"),
    Status.REVIEWED: gettext_lazy("Görüşünü oluşturup açıklamak"),
    Status.POSITIVE: gettext_lazy("Dosyayı Bakanlığa iletmek"),
    Status.RESERVE: gettext_lazy("Zarfta yer açılırsa olumlu listeye almak"),
    Status.APPROVED: gettext_lazy("Sözleşme için sizinle görüşmek"),
}


def asked_of(
    proposal: Proposal,
    standing: Standing,
    request: CompletionRequest | None,
    expected: Expected | None,
    owed: Iterable[Owed] = (),
) -> list[Asked]:
    """What is asked of whom now: of the applicant, the agency, the Ministry; nothing of anybody once the file is over.

    ``owed`` are the undertakings that a sent file still waits for.
    """
    if not standing.is_going_on:
        return []
    if standing.is_yours:
        mover = _of_you(proposal, standing, request)
    else:
        mover = _of_others(proposal, standing, request, expected.at if expected and not expected.is_past else None)
    return [mover, *_signed(proposal, owed), *_answer(proposal)]


def _signed(proposal: Proposal, owed: Iterable[Owed]) -> Iterator[Asked]:
    """Undertakings have a clock of their own, later than the call's."""
    for one in owed if proposal.first_sent_at else ():
        words = _("%(name)s: imzalayıp yüklemek") % {"name": one.rule.name}
        yield Asked(str(proposal.organisation), words, one.due_at)


def _of_you(proposal: Proposal, standing: Standing, request: CompletionRequest | None) -> Asked:
    whom = str(proposal.organisation)
    if request is None:
        return Asked(whom, standing.next_step, answer_due_at(proposal) or proposal.call_stage.closes_at)
    parts = ", ".join(str(SectionKey(key).label) for key in request.sections)
    return Asked(whom, _("Şu bölümleri tamamlayıp yeniden göndermek: %(parts)s") % {"parts": parts}, request.due_at)


def _of_others(
    proposal: Proposal, standing: Standing, request: CompletionRequest | None, until: Instant | None
) -> Asked:
    """A file whose time for completion is over waits for the agency's word."""
    if standing.is_with_ministry:
        return Asked(_("Bakanlık"), _("Karar verip ajansa bildirmek"), until, is_estimate=True)
    late = _("Süresi dolan tamamlamanın ardından karar vermek")
    what = late if request else OF_AGENCY[standing.status]
    return Asked(proposal.call.agency.name, what, until, is_estimate=True)


def _answer(proposal: Proposal) -> Iterator[Asked]:
    """The oldest message of the applicant that waits for the agency."""
    if waiting := proposal.messages.filter(side=Side.APPLICANT, settled_at=None).order_by("due_at").first():
        yield Asked(proposal.call.agency.name, _("Mesajınızı yanıtlamak"), waiting.due_at)
