"""What a commission's pages and papers show: the sheet of a file, the agenda of a member, who was in the room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from applications.choices import AssessmentMode, CheckResult, Status
from applications.models import AgendaItem, CheckAnswer, CostCut, Meeting, Motion, Vote
from applications.models.meeting import ItemState, MeetingState
from applications.presenters.content import sections_of
from applications.presenters.content_parts import ContentSection
from applications.presenters.discussion import RoleReview
from applications.presenters.evaluation import summary_of
from applications.presenters.place_map import place_map
from applications.presenters.ranking import severity_told
from applications.queries.checks import answers_of
from applications.queries.commission import (
    Count,
    Room,
    agenda_of,
    cuts_of,
    recommended,
    sheets_visible_to,
    votes_named,
    votes_visible_to,
)
from applications.queries.discussion import report_of, sent_by_all
from applications.queries.evaluation import last_sending, progress_of
from applications.queries.rank_runs import Sureness, sureness_of
from applications.queries.ranking import ranking_of
from applications.queries.scoring import Result
from cmdp.accounts.models import User
from cmdp.kit.charts.locator import Locator

Words = str | Promise
# What a commission reads of the content itself; the whole file stays with its experts.
ON_SHEET: Final = frozenset({"project", "place"})
STATE_TONES: Final[dict[str, str]] = {
    MeetingState.PLANNED: "info",
    MeetingState.OPEN: "warning",
    MeetingState.ENDED: "warning",
    MeetingState.CLOSED: "success",
    MeetingState.CANCELLED: "none",
}
ITEM_TONES: Final = {
    ItemState.WAITING: "none",
    ItemState.DECIDED: "success",
    ItemState.POSTPONED: "warning",
    ItemState.REMARKING: "warning",
}
WITHDRAWN: Final = gettext_lazy("geri çekildi")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file as the commission reads it; evaluators are numbered, never named. ``most`` is lira that may be recommended.

    ``evaluators`` are the keys of those who wrote the reviews, in the same order.
    """

    item: AgendaItem
    parts: tuple[ContentSection, ...]
    result: Result
    reviews: tuple[RoleReview, ...]
    evaluators: tuple[int, ...]
    findings: tuple[CheckAnswer, ...]
    report: str
    cuts: tuple[CostCut, ...]
    most: Decimal
    is_opinion: bool
    map: Locator | None


def sheet_of(item: AgendaItem) -> Sheet:
    """Summary, place, marks with their reasons, what the pre-examination found, the evaluators' report, the money."""
    proposal = item.proposal
    progress, report = progress_of(proposal), report_of(proposal)
    sent = {one.pk: one for one in progress.sent}
    ordered = [sent[one.pk] for one in sent_by_all(proposal) if one.pk in sent]
    reviews = tuple(
        RoleReview(_("%(number)d. değerlendirici") % {"number": number}, summary_of(one.review, progress.rules, []))
        for number, one in enumerate(ordered, 1)
    )
    cuts, content = tuple(cuts_of(item)), last_sending(proposal).content
    return Sheet(
        item=item,
        parts=tuple(part for part in sections_of(content) if part.key in ON_SHEET),
        result=progress.result,
        reviews=reviews,
        evaluators=tuple(one.evaluator_id for one in ordered),
        findings=_remarks(answers_of(proposal).values()),
        report=report.text if report and report.frozen_at else "",
        cuts=cuts,
        most=recommended(proposal, cuts),
        is_opinion=progress.rules.values.assessment_mode == AssessmentMode.OPINION,
        map=place_map(content),
    )


def sureness_on(meeting: Meeting) -> Sureness | None:
    """How sure the ranks of the meeting's list are, by its last reckoning; advice, never a decision."""
    window = meeting.call_stage
    return sureness_of(window, ranking_of(window)) if window.rank_runs.exists() else None


def span_told(sureness: Sureness | None, file: int) -> str:
    """Between which places a file stands, and whether that is too close to the line to call."""
    if sureness is None or sureness.is_stale or file not in sureness.spans:
        return ""
    span = sureness.spans[file]
    close = " · " + _("sonuca çok yakın") if file in sureness.close else ""
    return f"{span.low}–{span.high}{close}"


def severity_notes(sheet: Sheet, sureness: Sureness | None) -> list[str]:
    """Which of a file's numbered evaluators marks otherwise than their colleagues, by a run that still holds; advice."""
    if sureness is None or sureness.is_stale:
        return []
    severe = {one.evaluator: one for one in sureness.effects if one.evaluator in sureness.severe}
    pairs = zip(sheet.reviews, sheet.evaluators, strict=True)
    told = [f"{review.role} {severity_told(severe[who])}." for review, who in pairs if who in severe]
    return told or [_("Değerlendiricilerinin eli başkalarınınkinden ayırt edilemiyor ya da fark küçük.")]


def sheet_shown(item: AgendaItem) -> dict[str, Any]:
    """What ``commission/_sheet.html`` draws."""
    sheet, sureness = sheet_of(item), sureness_on(item.meeting)
    return {"sheet": sheet, "sureness": sureness, "severity": severity_notes(sheet, sureness)}


def _remarks(answers: Iterable[CheckAnswer]) -> tuple[CheckAnswer, ...]:
    """What the pre-examination noted: items answered with no, or that say more."""
    return tuple(one for one in answers if one.result == CheckResult.NO or one.reason)


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One file as its meeting's list shows it; ``decision`` is the motion that carried last."""

    item: AgendaItem
    label: Words
    tone: str
    decision: Motion | None
    is_current: bool


def lines_of(meeting: Meeting, items: Iterable[AgendaItem]) -> list[AgendaLine]:
    """The agenda; the items read ``with_decisions``."""
    return [_line(meeting, item) for item in items]


def _line(meeting: Meeting, item: AgendaItem) -> AgendaLine:
    told: Sequence[Motion] = item.told_motions  # type: ignore[attr-defined]
    state = ItemState(item.state)
    carried = [motion for motion in told if motion.has_carried] if state == ItemState.DECIDED else []
    decision = carried[-1] if carried else None
    is_gone = item.proposal.status == Status.WITHDRAWN
    label = WITHDRAWN if is_gone else (decision.get_outcome_display() if decision else state.label)
    return AgendaLine(item, label, "none" if is_gone else ITEM_TONES[state], decision, meeting.current_id == item.pk)


@dataclass(frozen=True, slots=True)
class OwnAgenda:
    """A member's view: files open to them in the order of discussion, files to declare on, files closed to them.

    The last two stand by their number, so that their order tells no rank.
    """

    open: list[AgendaItem]
    undeclared: list[AgendaItem]
    closed: list[AgendaItem]


def own_agenda(meeting: Meeting, reader: User, closed: frozenset[int]) -> OwnAgenda:
    """Sort the agenda for a member; ``closed`` are keys of files that are closed to them."""
    items = list(agenda_of(meeting))
    readable = set(sheets_visible_to(reader).filter(meeting=meeting).values_list("pk", flat=True))
    declared = set(meeting_declarations(meeting, reader))
    by_number = sorted(items, key=lambda item: item.proposal.reference)
    return OwnAgenda(
        open=[item for item in items if item.pk in readable],
        undeclared=[item for item in by_number if item.pk not in declared and item.proposal_id not in closed],
        closed=[
            item
            for item in by_number
            if item.proposal_id in closed or (item.pk in declared and item.pk not in readable)
        ],
    )


def meeting_declarations(meeting: Meeting, reader: User) -> list[int]:
    """Keys of the items on which the member has declared, whatever they declared."""
    rows = AgendaItem.objects.filter(meeting=meeting, declarations__person=reader)
    return list(rows.values_list("pk", flat=True))


def quorum_told(room: Room, quorum: int) -> str:
    """How many are free to vote, and how many must be."""
    told = ngettext(
        "%(free)d üye oy verebilir; yeter sayı %(quorum)d.",
        "%(free)d üye oy verebilir; yeter sayı %(quorum)d.",
        len(room.free),
    )
    return told % {"free": len(room.free), "quorum": quorum}


def turnout_told(count: Count) -> str:
    """How many have voted; how, nobody reads before the vote is settled."""
    given = count.votes_for + count.votes_against + count.abstentions
    told = _("%(given)d oy verildi, %(waiting)d üye henüz oy vermedi; oylar, oylama sonuçlanınca görünür.")
    return told % {"given": given, "waiting": count.waiting}


@dataclass(frozen=True, slots=True)
class MotionShown:
    """A motion that was settled, in words; ``votes`` only for who may read them."""

    motion: Motion
    result: str
    votes: tuple[Vote, ...]


def motions_shown(item: AgendaItem, reader: User) -> list[MotionShown]:
    """What was put on a file and settled, with the voices that a member may read."""
    motions = list(item.motions.exclude(settled_at=None))
    votes = votes_visible_to(reader).filter(motion__in=motions)
    return [_shown(motion, votes) for motion in motions]


def all_motions(item: AgendaItem) -> list[MotionShown]:
    """The same for who runs the meeting."""
    motions = list(item.motions.exclude(settled_at=None))
    return [_shown(motion, votes_named(motions)) for motion in motions]


def _shown(motion: Motion, votes: Iterable[Vote]) -> MotionShown:
    return MotionShown(motion, motion_told(motion), tuple(vote for vote in votes if vote.motion_id == motion.pk))


def motion_told(motion: Motion) -> str:
    """What became of a motion: by consensus, or by how many."""
    if motion.has_carried and motion.by_consensus:
        return _("oybirliğiyle kabul edildi (salonda %(present)d üye)") % {"present": motion.present}
    counts = {"a": motion.votes_for, "b": motion.votes_against, "c": motion.abstentions}
    if motion.has_carried and motion.votes_for == motion.votes_against:
        return _("%(a)d kabul, %(b)d ret, %(c)d çekimser; eşitlikte başkanın oyuyla kabul edildi") % counts
    if motion.has_carried:
        return _("%(a)d kabul, %(b)d ret, %(c)d çekimser oyla kabul edildi") % counts
    if motion.present:
        return _("%(a)d kabul, %(b)d ret, %(c)d çekimser oyla reddedildi") % counts
    return _("sonuçlanmadan düştü")
