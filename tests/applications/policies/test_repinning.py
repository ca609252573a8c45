"""Who may move a call to a newer edition, and until when."""

import datetime as dt

import pytest

from applications.policies.repinning import may_repin
from applications.queries.repinning import newer_edition
from tests.architecture.access.row import PERSONAS
from tests.factories.people import NOON
from tests.factories.priorities import make_edition
from tests.factories.rules import MONTH, make_call
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
SECOND = dt.timedelta(seconds=1)


@kept
def call():
    call = make_call(edition=make_edition())
    make_edition()
    return call


def _code(by, call, *, at=NOON):
    return may_repin(by, call, newer_edition(call, at), at=at).code


def test_only_an_administrator_moves_a_call(cast, call):
    allowed = {name for name in PERSONAS if name != "stranger" and may_repin(cast[name], call, call.edition, at=NOON)}

    assert allowed == {"administrator"}
    assert _code(cast["manager"], call) == "not_administrator"


@pytest.mark.parametrize(("offset", "code"), [(-SECOND, ""), (0 * SECOND, "first_stage_closed")])
def test_a_call_moves_until_its_first_stage_closes(cast, call, offset, code):
    assert _code(cast["administrator"], call, at=NOON + MONTH + offset) == code


def test_a_call_whose_second_stage_is_open_stays(cast, call):
    call = make_call(edition=call.edition, stages=2)

    assert _code(cast["administrator"], call, at=NOON + 2 * MONTH) == "first_stage_closed"


def test_a_draft_of_a_call_is_the_agencys(cast, call):
    assert _code(cast["administrator"], make_call(edition=call.edition, published=False)) == "not_published"


def test_a_call_of_the_edition_in_force_has_nowhere_to_go(cast, call):
    call.edition = newer_edition(call, NOON)

    assert _code(cast["administrator"], call) == "nothing_newer"


def test_an_edition_that_is_not_in_force_while_the_call_is_open_is_no_target(call):
    upcoming = make_edition(valid_from=NOON + dt.timedelta(days=45))
    coming = make_call(edition=call.edition, opens_at=NOON + 2 * MONTH, closes_at=NOON + 3 * MONTH)

    assert newer_edition(call, NOON).number == 2
    assert newer_edition(coming, NOON) == upcoming


def test_a_call_announced_with_an_upcoming_edition_does_not_go_back(call):
    upcoming = make_edition(valid_from=NOON + dt.timedelta(days=45))

    assert newer_edition(make_call(edition=upcoming), NOON) is None
