"""No column that a ranked list is worked out from can be forgotten: the database notes every change of it."""

import re
from collections import defaultdict

from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.domain.certainty import reckon
from applications.models import CallStage
from applications.queries.entrants import names_of
from applications.queries.evaluation import EVALUATED
from applications.queries.kept_ranking import ranked_page
from applications.queries.rules import rules_of
from tests.factories.people import NOON
from tests.factories.ranking import divided_call, ten_files

COLUMN = re.compile(r'"(\w+)"\."(\w+)"')
ALIAS = re.compile(r'"(\w+)" ([A-Z]\d+)\b')
# Tables that the list reads and no trigger watches → why not.
UNWATCHED = {
    "applications_listchange": "by it one tells",
    "applications_callshare": "read each time: the money is part of the stamp",
    "applications_provincerule": "of frozen rules, which are part of the stamp",
    "priorities_axis": "of a published edition, which the database keeps as it is",
    "priorities_measure": "of a published edition, which the database keeps as it is",
    "regions_province": "codes and names of the state, loaded with a version of this software",
}
# Columns that come along with a run and that the list does not show.
NOT_SHOWN = {"public_id", "seed", "made_at", "made_by_id"}


def _triggers():
    """Table → event → the columns whose update fires it, and the words of the trigger."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.relname, t.tgname, pg_get_triggerdef(t.oid), ARRAY(
                SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY(t.tgattr)
            ) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname LIKE '%\\_moves\\_lists'
            """
        )
        found = defaultdict(dict)
        for table, name, words, columns in cursor.fetchall():
            found[table][name.removeprefix(f"{table}_").split("_")[0]] = (set(columns), words)
    return found


def _read_by(queries):
    """Table → the columns that the queries name."""
    found = defaultdict(set)
    for query in queries:
        sql = query["sql"]
        names = {alias: table for table, alias in ALIAS.findall(sql)}
        for table, column in COLUMN.findall(sql):
            found[names.get(table, table)].add(column)
    return found


def test_every_column_that_a_ranked_list_reads_is_watched(cast):
    call = divided_call({"1": 8_000_000}, agency=cast.agency)
    ten_files(call)
    window = CallStage.objects.select_related("call__rule_set", "call__edition").get(call=call)
    reckon(window.pk, by=cast["manager"], at=NOON)
    rules_of(call.rule_set)

    def draw(_ranking, blocks):
        return [str(names_of(line.file for line in block.lines)) for block in blocks]

    with CaptureQueriesContext(connection) as asked:
        ranked_page(window, {}, draw)

    watched = {table: events["update"][0] for table, events in _triggers().items()}
    lacking = {
        f"{table}.{column}"
        for table, columns in _read_by(asked.captured_queries).items()
        if table not in UNWATCHED
        for column in columns - {"id"} - watched.get(table, set())
        if not (table == "applications_rankrun" and column in NOT_SHOWN)
        and table != "accounts_user"  # who made the run
    }
    assert lacking == set()


def test_every_watched_table_is_watched_in_every_way_it_may_change(db):
    found = _triggers()

    assert {table: set(events) for table, events in found.items()} == {
        table: {"insert", "update", "delete"} for table in found
    }
    for table, events in found.items():
        columns, words = events["update"]
        compared = set(re.findall(r"\(?old\.(\w+)\)?(?:::text)? IS DISTINCT FROM", words))
        assert columns == compared, table


def test_a_file_is_watched_in_every_status_in_which_it_may_stand_in_a_list(db):
    words = {event: said for event, (_columns, said) in _triggers()["applications_proposal"].items()}

    assert [status for status in EVALUATED for said in words.values() if f"'{status}'" not in said] == []
