"""A commission and its meetings: what lists seats, files, members."""

from applications.models import Commission, Meeting
from tests.architecture.budgets.page import Page
from tests.factories.meetings import make_board, make_commission


def _seated(cast, rows):
    make_commission(cast, members=rows)


def _board(cast, rows):
    make_board(cast, files=rows, members=3 + rows, seat_newcomer=True)


def _opened(cast, rows):
    make_board(cast, files=rows + 1, members=3 + rows, seat_newcomer=True).open()


def _commission(_cast):
    return {"public_id": Commission.objects.get().public_id}


def _meeting(_cast):
    return {"public_id": Meeting.objects.get().public_id}


def _item(_cast):
    return {"public_id": Meeting.objects.get().items.first().public_id}


PAGES = {
    "applications:commissions": Page(5, persona="manager", fill=_board),
    "applications:commission": Page(6, persona="manager", fill=_seated, arguments=_commission),
    "applications:meeting": Page(25, persona="manager", fill=_board, arguments=_meeting),
    "applications:item_desk": Page(38, persona="manager", fill=_opened, arguments=_item),
    "applications:commission_home": Page(4, persona="newcomer", fill=_board),
    "applications:meeting_room": Page(20, persona="newcomer", fill=_opened, arguments=_meeting),
    "applications:meeting_minutes": Page(21, persona="newcomer", fill=_opened, arguments=_meeting),
}
