"""One file in a commission's meeting: declared on, taken up, corrected, voted on, decided; or put off.

Every verb locks the meeting first and the file after it, as in ``domain.meetings``.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.choices import AssignmentState, OpinionOutcome
from applications.domain import scoring
from applications.domain.books import forget_books
from applications.domain.conflicts import declare_in_commission
from applications.domain.meetings import locked
from applications.models import AgendaItem, BudgetLine, Conflict, CostCut, ItemDeclaration, Motion, Proposal, Vote
from applications.models.meeting import ItemState, Voice
from applications.models.tally import word_of_most
from applications.policies import meeting as may
from applications.policies.certainty import close_reason_suffices, is_reckoned
from applications.policies.commission import may_declare_on
from applications.queries.commission import Count, carries, count_of, cuts_of, open_motion_of, room_of
from applications.queries.evaluation import stage_assignments
from applications.queries.rank_runs import nearness_of
from applications.queries.ranking import ranking_of
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import Refused, deny, require

NO_REASON = deny("no_reason", _("Gerekçe yazın; gerekçe tutanağa geçer."))
NOT_A_LINE = deny("not_a_line", _("Bu satır başvurunun bütçesinde yok; sayfayı yenileyin."))
TOO_MUCH = deny("cut_out_of_range", _("Çıkarılan tutar sıfırdan büyük, satırın tutarından çok olmamalı."))
CUT_BEFORE = deny("cut_before", _("Bu satırdan daha önce düşüldü; önce o düzeltmeyi kaldırın."))
OPPOSED = deny(
    "opposed", _("Karşı oy ya da çekimser var; karar oybirliğiyle alınamaz. Oylamayı sayarak sonuçlandırın.")
)
DECLARED = deny("declared_before", _("Bu dosya için çatışmanız olmadığını daha önce beyan ettiniz."))
ASIDE: Final = deny("stands_aside", _("Bu dosyanın görüşmesinden daha önce çekildiniz."))


def _held(item_id: int) -> AgendaItem:
    """The item with its meeting and its file locked, in this order; only inside ``atomic``."""
    meeting_id = AgendaItem.objects.values_list("meeting_id", flat=True).get(pk=item_id)
    meeting = locked(meeting_id)
    item = AgendaItem.objects.get(pk=item_id)
    item.meeting, item.proposal = meeting, Proposal.objects.locked(item.proposal_id)
    return item


def _note(
    verb: str, item: AgendaItem, changes: Mapping[str, tuple[Any, Any]], *, by: User, at: dt.datetime, reason: str = ""
) -> None:
    """The meeting's next version, with an event that belongs to the file: who is kept from it reads neither."""
    item.meeting.version += 1
    item.meeting.save(update_fields=["version", "current"])
    agency = item.meeting.commission.agency_id
    record(f"item.{verb}", item, by=by, at=at, agency_id=agency, changes=changes, reason=reason)


# Before it opens ----------------------------------------------------------------------
@transaction.atomic
def declare(item_id: int, *, by: User, at: dt.datetime) -> ItemDeclaration:
    """Say that there is no conflict of interest and that all stays confidential; the sheet opens."""
    item = _held(item_id)
    require(may_declare_on(by, item))
    if item.declarations.filter(person=by.pk).exists():
        raise Refused(DECLARED)
    row = ItemDeclaration.objects.create(item=item, person=by, declared_at=at)
    _note("declare", item, {}, by=by, at=at)
    return row


@transaction.atomic
def declare_conflict(item_id: int, *, grounds: Collection[str], note: str = "", by: User, at: dt.datetime) -> Conflict:
    """Say that there is one: the file closes to the member everywhere, in this meeting and beyond it."""
    item = _held(item_id)
    require(may_declare_on(by, item))
    conflict = declare_in_commission(item.proposal, grounds=grounds, note=note, by=by, at=at)
    _note("conflict", item, {}, by=by, at=at)
    return conflict


@transaction.atomic
def stand_aside(item_id: int, *, by: User, at: dt.datetime) -> ItemDeclaration:
    """Take no part in a file without saying why: its sheet and its vote close, the minutes say so."""
    item = _held(item_id)
    require(may_declare_on(by, item))
    row = item.declarations.filter(person=by.pk).first() or ItemDeclaration(item=item, person=by, declared_at=at)
    if row.stands_aside:
        raise Refused(ASIDE)
    row.stands_aside = True
    row.save()
    forget_books(by.pk)
    _note("stand_aside", item, {}, by=by, at=at)
    return row


# While it is discussed ----------------------------------------------------------------
@transaction.atomic
def take_up(item_id: int, *, by: User, at: dt.datetime) -> AgendaItem:
    """Make a file the one that is discussed; everybody's page turns to it."""
    item = _held(item_id)
    require(may.may_take_up(by, item))
    item.meeting.current = item
    _note("take_up", item, {}, by=by, at=at)
    return item


@transaction.atomic
def cut(item_id: int, *, line: str, amount: Decimal, reason: str, by: User, at: dt.datetime) -> CostCut:
    """Take lira of one budget line out as ineligible, with the reason; ``line`` is its public id.

    A decision on the file was made of other money: it falls, and the file is voted on anew.
    """
    item = _held(item_id)
    require(may.may_cut(by, item))
    row = BudgetLine.objects.filter(proposal=item.proposal_id, public_id=line).first()
    if row is None:
        raise Refused(NOT_A_LINE)
    if cuts_of(item).filter(line=line).exists():
        raise Refused(CUT_BEFORE)
    if not 0 < amount <= row.gross:
        raise Refused(TOO_MUCH)
    told = {"line": line, "description": row.description, "line_cost": row.gross, "amount": amount, "reason": reason}
    made = CostCut.objects.create(item=item, made_at=at, made_by=by, **told)
    _take_back(item)
    _note("cut", item, {"line": (None, line), "amount": (None, amount)}, by=by, at=at, reason=reason)
    return made


@transaction.atomic
def drop_cut(cut_id: int, *, by: User, at: dt.datetime) -> CostCut:
    """Put a cost back; as with ``cut``, a decision falls."""
    item = _held(CostCut.objects.values_list("item_id", flat=True).get(pk=cut_id))
    require(may.may_cut(by, item))
    row = CostCut.objects.get(pk=cut_id)
    if row.dropped_at is None:
        row.dropped_at = at
        row.save(update_fields=["dropped_at"])
        _take_back(item)
        _note("drop_cut", item, {"line": (row.line, None), "amount": (row.amount, None)}, by=by, at=at)
    return row


@transaction.atomic
def put(
    item_id: int,
    *,
    outcome: OpinionOutcome,
    amount: Decimal | None,
    reason: str,
    conditions: str = "",
    by: User,
    at: dt.datetime,
) -> Motion:
    """Put a motion to the commission: the vote is open until it is settled."""
    item = _held(item_id)
    require(may.may_put(by, item, room_of(item)))
    require(may.amount_is_due(item, outcome, amount))
    if not reason.strip():
        raise Refused(NO_REASON)
    _require_reason_near_the_line(item, reason)
    told = {"outcome": outcome, "reason": reason.strip(), "conditions": conditions.strip()}
    sum_of_it = None if outcome == OpinionOutcome.NEGATIVE else amount
    came_to = {"score": item.proposal.score, "opinion": word_of_most(item.proposal)}
    motion = Motion.objects.create(item=item, amount=sum_of_it, **came_to, put_at=at, put_by=by, **told)
    _note("put", item, {"outcome": (None, outcome), "amount": (None, sum_of_it)}, by=by, at=at)
    return motion


def _require_reason_near_the_line(item: AgendaItem, reason: str) -> None:
    window = item.meeting.call_stage
    nearness = nearness_of(window, ranking_of(window))
    require(is_reckoned(nearness))
    require(close_reason_suffices(item.proposal, reason, least=nearness.least.get(item.proposal_id, 0)))


@transaction.atomic
def vote(motion_id: int, voice: Voice, *, dissent: str = "", by: User, at: dt.datetime) -> Vote:
    """Give one's voice, or change it until the vote is settled; ``dissent`` is noted in the minutes."""
    motion = _motion(motion_id)
    require(may.may_vote(by, motion))
    told = {"voice": voice, "dissent": dissent.strip(), "cast_at": at}
    row, _is_new = Vote.objects.update_or_create(motion=motion, person=by, defaults=told)
    # That somebody voted is on the record; how, is on the row alone.
    _note("vote", motion.item, {}, by=by, at=at)
    return row


@transaction.atomic
def settle(motion_id: int, *, by_consensus: bool, by: User, at: dt.datetime) -> Motion:
    """Close a vote and count it, or find that nobody opposes: carried, it is the meeting's decision on the file."""
    motion = _motion(motion_id)
    item, room = motion.item, room_of(motion.item)
    require(may.may_settle(by, motion, room))
    count = count_of(motion, room)
    if by_consensus and count.votes_against + count.abstentions:
        raise Refused(OPPOSED)
    motion.by_consensus, motion.present = by_consensus, len(room.present)
    motion.has_carried = by_consensus or carries(count, room, item.meeting.commission)
    _count_in(motion, count)
    motion.settled_at = at
    motion.save()
    if motion.has_carried:
        _leave_at(item, ItemState.DECIDED, "")
    told = {"outcome": (None, motion.outcome), "amount": (None, motion.amount)}
    _note("carry" if motion.has_carried else "reject", item, told, by=by, at=at)
    return motion


def _count_in(motion: Motion, count: Count) -> None:
    motion.votes_for, motion.votes_against = count.votes_for, count.votes_against
    motion.abstentions = count.abstentions


def _motion(motion_id: int) -> Motion:
    item = _held(Motion.objects.values_list("item_id", flat=True).get(pk=motion_id))
    motion = Motion.objects.get(pk=motion_id)
    motion.item = item
    return motion


def _leave_at(item: AgendaItem, state: ItemState, reason: str) -> None:
    item.state, item.reason = state, reason
    item.save(update_fields=["state", "reason"])


def _take_back(item: AgendaItem) -> None:
    if item.state == ItemState.DECIDED:
        _leave_at(item, ItemState.WAITING, "")


# Putting it off -----------------------------------------------------------------------
@transaction.atomic
def postpone(item_id: int, *, reason: str, by: User, at: dt.datetime) -> AgendaItem:
    """Put a file off to another meeting; what was being voted on falls."""
    item = _held(item_id)
    require(may.may_postpone(by, item))
    if not reason.strip():
        raise Refused(NO_REASON)
    if motion := open_motion_of(item):
        motion.settled_at, motion.has_carried = at, False
        motion.save(update_fields=["settled_at", "has_carried"])
    return _put_off(item, "postpone", ItemState.POSTPONED, reason, by=by, at=at)


@transaction.atomic
def ask_remarking(item_id: int, *, reason: str, by: User, at: dt.datetime) -> AgendaItem:
    """Ask the file's evaluators to mark it anew, with the reason; it is decided in a later meeting."""
    item = _held(item_id)
    require(may.may_ask_remarking(by, item, at=at))
    if not reason.strip():
        raise Refused(NO_REASON)
    sent = stage_assignments(item.proposal).filter(state=AssignmentState.SENT).values_list("pk", flat=True)
    scoring.reopen(item.proposal_id, assignments=list(sent), reason=reason, by=by, at=at)
    return _put_off(item, "ask_remarking", ItemState.REMARKING, reason, by=by, at=at)


def _put_off(item: AgendaItem, verb: str, state: ItemState, reason: str, *, by: User, at: dt.datetime) -> AgendaItem:
    _leave_at(item, state, reason.strip())
    item.meeting.current = None
    _note(verb, item, {}, by=by, at=at, reason=reason.strip())
    return item
