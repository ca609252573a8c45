"""How calls stand at an instant."""

import datetime as dt

import pytest

from applications.queries.calls import Standing, board, of_agencies, published, stood
from tests.factories.people import NOON
from tests.factories.rules import make_call

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
SECOND = dt.timedelta(seconds=1)


@pytest.mark.parametrize(
    ("at", "standing", "takes_new"),
    [
        (NOON - SECOND, Standing.COMING, False),
        (NOON, Standing.OPEN, True),
        (NOON + DAY - SECOND, Standing.OPEN, True),
        (NOON + DAY, Standing.CLOSED, False),
    ],
)
def test_a_call_is_open_from_its_first_to_before_its_closing_instant(at, standing, takes_new):
    row = stood(make_call(opens_at=NOON, closes_at=NOON + DAY), at)

    assert (row.standing, row.takes_new_files) == (standing, takes_new)


@pytest.mark.parametrize(
    ("days", "standing", "order"),
    [
        (0, Standing.OPEN, 1),
        (1.5, Standing.COMING, 2),
        (2, Standing.OPEN, 2),
        (3, Standing.CLOSED, 2),
    ],
)
def test_between_two_stages_the_next_one_counts(days, standing, order):
    call = make_call(opens_at=NOON, closes_at=NOON + DAY, stages=2)
    call.stages.filter(order=2).update(opens_at=NOON + 2 * DAY, closes_at=NOON + 3 * DAY)

    row = stood(call, NOON + days * DAY)

    assert (row.standing, row.window.order) == (standing, order)


def test_a_later_stage_takes_no_new_files():
    call = make_call(opens_at=NOON, closes_at=NOON + DAY, stages=2)

    row = stood(call, NOON + DAY)

    assert (row.is_open, row.takes_new_files) == (True, False)


def test_the_board_lists_what_is_pressing_first_and_no_draft():
    late, soon = make_call(closes_at=NOON + 3 * DAY), make_call(closes_at=NOON + 2 * DAY)
    coming = make_call(opens_at=NOON + DAY, closes_at=NOON + 2 * DAY)
    old, new = (make_call(opens_at=NOON - 9 * DAY, closes_at=NOON - days * DAY) for days in (5, 1))
    make_call(published=False)

    calls = {standing: [row.call for row in rows] for standing, rows in board(NOON, with_rules=True).items()}

    assert calls == {Standing.OPEN: [soon, late], Standing.COMING: [coming], Standing.CLOSED: [new, old]}


def test_the_agency_sees_its_drafts_and_nobody_elses(cast):
    mine = make_call(agency=cast.agency, published=False)

    assert list(of_agencies(cast["officer"])) == [mine]
    assert list(of_agencies(cast["other_officer"])) == []
    assert list(published()) == []
