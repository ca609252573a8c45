"""A ranked list is looked at while two people change its files, whose transactions end in another order than they began."""

import pytest
from django.core.cache import cache
from django.db import connection

from applications.queries.kept_ranking import ranked_page
from applications.queries.list_changes import weight_of
from tests.factories.people import make_cast
from tests.factories.ranking import ten_files
from tests.factories.rules import make_call

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def _shown(call):
    return [
        one.body
        for one in ranked_page(call.stages.get(), {}, lambda _ranking, blocks: list(map(repr, blocks))).envelopes
    ]


def _ask(line, file, lira):
    with line.cursor() as cursor:
        cursor.execute("UPDATE applications_proposal SET requested_support = %s WHERE id = %s", [lira, file.pk])


@pytest.fixture
def lines():
    """Two lines to the database beside the test's own; both are closed at the end."""
    found = [connection.copy(), connection.copy()]
    yield found
    for line in found:
        line.close()


def test_a_list_kept_between_two_ends_is_not_given_out_after_the_later_one(lines):
    call = make_call(agency=make_cast().agency)
    slow, quick, *_others = ten_files(call)
    first, second = lines
    first.set_autocommit(False)
    _ask(first, slow, 7)
    _ask(second, quick, 5)
    between, weighed = _shown(call), weight_of(call.pk)

    first.commit()
    after = _shown(call)

    cache.clear()
    assert after == _shown(call)
    assert (after != between, weight_of(call.pk) > weighed) == (True, True)


def test_what_is_undone_moves_nothing_and_its_weight_is_never_met_again(lines):
    call = make_call(agency=make_cast().agency)
    file, *_others = ten_files(call)
    line, _other = lines
    before, weighed = _shown(call), weight_of(call.pk)
    line.set_autocommit(False)
    _ask(line, file, 7)
    with line.cursor() as cursor:
        cursor.execute("SELECT sum(weight) FROM applications_listchange WHERE call_id = %s", [call.pk])
        inside = int(cursor.fetchone()[0])
    line.rollback()
    undone = weight_of(call.pk)

    _ask(lines[1], file, 9)

    assert (undone, _shown(call) != before) == (weighed, True)
    assert weight_of(call.pk) not in {weighed, inside}
