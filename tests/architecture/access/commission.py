"""A commission and its meetings: its agency's managers keep and run them; the newcomer sits in one as a member."""

from django.core.files.base import ContentFile

from applications.domain import deciding, meetings
from applications.models import Commission
from applications.models.commission import Leader
from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.conflicts import make_conflict
from tests.factories.meetings import REASON, THEN, make_board, make_commission

STRANGER = {"stranger": SIGN_IN}
PDF = b"%PDF-1.7\n1 0 obj"


def _board(cast, files=1):
    return make_board(cast, seat_newcomer=True, files=files, members=3)


def _opened(cast):
    return _board(cast).open()


def _of_two(cast):
    return _board(cast, files=2).open()


def _ended(cast):
    board = _opened(cast)
    board.decide(board.items[0])
    meetings.end(board.meeting.pk, **board.run())
    meetings.keep_paper(board.meeting.pk, ContentFile(PDF, name="tutanak.pdf"), **board.run())
    return board


def _chaired(cast):
    """The newcomer is the chair, the commission's meetings are led by it; the second file is not open to it yet."""
    board = _of_two(cast)
    board.meeting.attendances.filter(is_chair=True).update(is_chair=False)
    board.meeting.attendances.filter(person=cast["newcomer"]).update(is_chair=True)
    Commission.objects.update(led_by=Leader.CHAIR)
    return board


def _closed(cast):
    board = _ended(cast)
    meetings.close(board.meeting.pk, minutes_number="2026/5", minutes_date=THEN.date(), **board.run())
    return board


def _commission(cast):
    return {"public_id": make_commission(cast).public_id}


def _seat(cast):
    row = make_commission(cast)
    return {"public_id": row.public_id, "seat_id": row.seats.last().public_id}


def _window(cast):
    board = _board(cast)
    meetings.cancel(board.meeting.pk, reason="Ertelendi.", **board.run())
    return {"public_id": board.meeting.call_stage.call.public_id, "order": 1}


def _blocked(cast):
    board = _board(cast)
    make_conflict(board.files[0], cast["manager"])
    return _of(board)


def _of(board, **more):
    return {"public_id": board.meeting.public_id, **more}


def _at(make, **more):
    return lambda cast: _of(make(cast), **more)


def _item(make, place=0, **more):
    def arguments(cast):
        return {"public_id": make(cast).items[place].public_id, **more}

    return arguments


def _voting(cast):
    board = _opened(cast)
    board.put()
    return board


def _motion(cast):
    return {"public_id": _opened(cast).put().public_id}


def _cut(cast):
    board = _opened(cast)
    line = board.files[0].budget_lines.first()
    told = {"line": line.public_id, "amount": 1, "reason": "Uygun değil."}
    row = deciding.cut(board.items[0].pk, **told, **board.run())
    return {"public_id": board.items[0].public_id, "cut_id": row.public_id}


def _paper(cast):
    board = _ended(cast)
    return _of(board, paper_id=board.meeting.papers.get().public_id)


def _run(answer, arguments, **words):
    return Row(404, **STRANGER, manager=answer, arguments=arguments, **words)


def _sit(answer, arguments, **words):
    return Row(404, **STRANGER, newcomer=answer, arguments=arguments, **words)


def _both(answer, arguments):
    return Row(404, **STRANGER, newcomer=answer, manager=answer, arguments=arguments)


PRESENT = {"person": "2" * 14, "came": "1"}
MOTION = {"outcome": "negative", "reason": REASON}

ROWS = {
    "applications:commissions": Row(REFUSED, **STRANGER, manager=200, other_manager=200),
    "applications:commission": _run(200, _commission),
    "applications:commission_rules": _run(200, _commission),
    "applications:commission_seat_new": _run(200, _commission),
    "applications:commission_seat_end": _run(200, _seat),
    "applications:meeting_plan": _run(200, _window),
    "applications:meeting": _run(200, _at(_board)),
    "applications:meeting under way": _run(200, _at(_opened)),
    "applications:meeting closed": _run(200, _at(_closed)),
    "applications:meeting blocked": _run(REFUSED, _blocked),
    "applications:meeting led by its chair": _both(200, _at(_chaired)),
    "applications:meeting_move": _run(200, _at(_board)),
    "applications:meeting_act": _run(200, _at(_board, verb="baslat")),
    "applications:meeting_presence": _run(404, _at(_opened), method="post", body=lambda _: PRESENT),
    "applications:meeting_paper_new": _run(200, _at(_ended)),
    "applications:meeting_close": _run(200, _at(_ended)),
    "applications:meeting_correct": _run(200, _at(_closed)),
    "applications:meeting_opine": _run(200, _at(_closed)),
    "applications:meeting_opine post": _run(302, _at(_closed), method="post"),
    "applications:item_desk": _run(200, _item(_opened)),
    "applications:item_desk being voted on": _run(200, _item(_voting)),
    "applications:item_desk led by its chair": _both(200, _item(_chaired)),
    "applications:item_desk closed to its chair": _run(200, _item(_chaired, 1)),
    "applications:item_place": _run(302, _item(_opened), method="post", body=lambda _: {"up": "1"}),
    "applications:item_take_up": _run(302, _item(_of_two, 1), method="post"),
    "applications:item_cut": _run(200, _item(_opened)),
    "applications:cut_drop": _run(302, _cut, method="post"),
    "applications:motion_put": _run(200, _item(_opened)),
    "applications:motion_put post": _run(302, _item(_opened), method="post", body=lambda _: MOTION),
    "applications:motion_settle": _run(302, _item(_voting), method="post", body=lambda _: {"consensus": "1"}),
    "applications:item_put_off": _run(200, _item(_opened, how="ertele")),
    "applications:commission_home": Row(
        REFUSED, **STRANGER, officer=200, manager=200, other_officer=200, other_manager=200
    ),
    "applications:meeting_room": _sit(200, _at(_board)),
    "applications:meeting_room being voted on": _sit(200, _at(_voting)),
    "applications:meeting_state": _both(200, _at(_opened)),
    "applications:meeting_calendar": _sit(200, _at(_board)),
    "applications:meeting_minutes": _both(200, _at(_closed)),
    "applications:meeting_book": _sit(302, _at(_opened), method="post"),
    "applications:meeting_paper": Row(404, **STRANGER, newcomer=200, manager=200, arguments=_paper),
    "applications:item_sheet": _sit(200, _item(_opened)),
    "applications:item_sheet not declared": _sit(404, _item(_of_two, 1)),
    "applications:item_declare": _sit(200, _item(_board)),
    "applications:item_declare post": _sit(
        302, _item(_board), method="post", body=lambda _: {"has_no_conflict": "on", "keeps_secret": "on"}
    ),
    "applications:item_conflict": _sit(200, _item(_opened)),
    "applications:item_aside": _sit(200, _item(_opened)),
    "applications:motion_vote": _sit(302, _motion, method="post", body=lambda _: {"voice": "for"}),
}
