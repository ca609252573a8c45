"""Commissions of the demonstration: one whose meeting is under way, one that met and closed."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final

from applications.choices import OpinionOutcome
from applications.demo.clock import Story
from applications.demo.papers import make_paper
from applications.demo.scene import Scene
from applications.domain import commissions, deciding, meetings
from applications.domain.certainty import reckon
from applications.domain.opinions import Word
from applications.models import AgendaItem, Commission, Meeting
from applications.models.commission import Leader
from applications.models.meeting import Voice
from applications.queries.commission import cuts_of, recommended
from applications.queries.rank_runs import nearness_of
from applications.queries.ranking import ranking_of
from cmdp.accounts.models import User

PLACE: Final = "Ajans toplantı salonu"
OLD_MINUTES: Final = "1"
REASON: Final = (
    "Bölge planına uygun; düzeltilen bütçeyle gerçekçi. İki değerlendirici de ihtiyacı ve yöntemi yerinde bulmuştur; "
    "komisyon yarısının dayanağı gösterilmeyen kalemi düşmüş, kalan tutarla projenin yürüyebileceğine kanaat getirmiştir."
)


def _found(scene: Scene, *, at: dt.datetime) -> Commission:
    """The commission of the call's year; its first member is the chair."""
    board = commissions.found(scene.call.agency_id, scene.call.programme_year, by=scene.manager, at=at)
    for place, person in enumerate(scene.board):
        told: dict[str, Any] = {"capacity": person.title, "is_chair": place == 0}
        commissions.seat(board.pk, person, **told, by=scene.manager, at=at)
    return _led_by_either(board, scene, at=at)


def _led_by_either(board: Commission, scene: Scene, *, at: dt.datetime) -> Commission:
    """So that the demonstration's chair has a meeting to lead."""
    rules = {name: getattr(board, name) for name in commissions.RULES}
    return commissions.change_rules(board.pk, **{**rules, "led_by": Leader.EITHER}, by=scene.manager, at=at)


def make_sure(scene: Scene, *, at: dt.datetime) -> None:
    """Have reckoned how sure the list is, where something near its line is decided next."""
    if nearness_of(scene.window, ranking_of(scene.window)).owed:
        reckon(scene.window.pk, by=scene.manager, at=at)


def _begin(scene: Scene, meeting: Meeting, *, at: dt.datetime) -> None:
    meetings.begin(meeting.pk, by=scene.manager, at=at)
    for person in scene.board:
        meetings.come(meeting.pk, person.pk, by=scene.manager, at=at)


def _declare(item: AgendaItem, people: Sequence[User], *, at: dt.datetime) -> None:
    for person in people:
        deciding.declare(item.pk, by=person, at=at)


def under_way(scene: Scene) -> Story:
    """A meeting of this minute: one member in conflict with a file, a cost taken out, the first file being voted on."""
    _found(scene, at=(yield scene.days(-30, 11)))
    window, starts = scene.window, scene.days.now - dt.timedelta(hours=1)
    told: dict[str, Any] = {"starts_at": starts, "place": PLACE, "by": scene.manager}
    meeting = meetings.plan(window.pk, **told, at=(yield scene.days(-6, 14)))
    at = yield starts
    make_sure(scene, at=at)
    _begin(scene, meeting, at=at)
    first, *others = meeting.items.all()
    for item in others:
        deciding.declare_conflict(item.pk, grounds=["work"], by=scene.board[-1], at=at)
        _declare(item, scene.board[:-1], at=at)
    _declare(first, scene.board, at=at)
    deciding.take_up(first.pk, by=scene.manager, at=at)
    _cut_and_put(scene, first, at=at)


def _cut_and_put(scene: Scene, item: AgendaItem, *, at: dt.datetime) -> None:
    line = list(item.proposal.budget_lines.all())[-1]
    cut: dict[str, Any] = {
        "line": line.public_id,
        "amount": line.gross / 2,
        "reason": "Fiyatın dayanağı bunun yarısı için gösterilmiş.",
    }
    deciding.cut(item.pk, **cut, by=scene.manager, at=at)
    motion = deciding.put(
        item.pk,
        outcome=OpinionOutcome.POSITIVE,
        amount=recommended(item.proposal, cuts_of(item)),
        reason=REASON,
        conditions="Yapı ruhsatı sözleşmeden önce alınır.",
        by=scene.manager,
        at=at,
    )
    deciding.vote(motion.pk, Voice.FOR, by=scene.board[0], at=at)
    deciding.vote(motion.pk, Voice.AGAINST, dissent="İşletme gideri düşük gösterilmiş.", by=scene.board[1], at=at)


def held(scene: Scene, words: Mapping[int, Word], *, at: dt.datetime) -> None:
    """A meeting that decides every file as these words say, unanimously, and is closed over its signed minutes."""
    early = at - dt.timedelta(days=14)
    _found(scene, at=early)
    told: dict[str, Any] = {"starts_at": at, "place": PLACE, "by": scene.manager}
    meeting = meetings.plan(scene.window.pk, **told, at=early)
    _begin(scene, meeting, at=at)
    for item in meeting.items.all():
        _declare(item, scene.board, at=at)
        deciding.take_up(item.pk, by=scene.manager, at=at)
        _decide(scene, item, words[item.proposal_id], at=at)
    _close(scene, meeting, at=at)


def _decide(scene: Scene, item: AgendaItem, word: Word, *, at: dt.datetime) -> None:
    told: dict[str, Any] = {"outcome": word.outcome, "amount": word.amount, "reason": word.reason}
    motion = deciding.put(item.pk, **told, by=scene.manager, at=at)
    deciding.settle(motion.pk, by_consensus=True, by=scene.manager, at=at)


def _close(scene: Scene, meeting: Meeting, *, at: dt.datetime) -> None:
    meetings.end(meeting.pk, by=scene.manager, at=at)
    paper = make_paper("imzali-tutanak.pdf", "Komisyon tutanağı", [scene.call.title_tr])
    meetings.keep_paper(meeting.pk, paper, by=scene.manager, at=at)
    minutes: dict[str, Any] = {"minutes_number": f"{at:%Y}/{OLD_MINUTES}", "minutes_date": at.date()}
    meetings.close(meeting.pk, **minutes, by=scene.manager, at=at)
