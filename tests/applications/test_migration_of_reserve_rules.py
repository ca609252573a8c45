"""Rule sets that are there already go on without an answer to a call from the reserve list; new ones ask for one."""

import importlib

from django.apps import apps

from applications.domain.loading import shipped
from tests.factories.rules import make_rule_set

MIGRATION = importlib.import_module("applications.migrations.0070_calls_from_the_reserve_list")
KEYS = list(MIGRATION.DEFAULTS)


def test_every_rule_set_gets_what_it_lacks_and_keeps_what_it_has(db):
    lacking, having = make_rule_set(frozen=True), make_rule_set(frozen=True, values={"reserve_answer_days": "7"})
    lacking.rule_values.filter(key__in=KEYS).delete()

    for _ in range(2):
        MIGRATION.write_defaults(apps, None)

    rows = lacking.rule_values.filter(key__in=KEYS)
    assert dict(rows.values_list("key", "value")) == MIGRATION.DEFAULTS
    assert set(rows.values_list("is_confirmed", "source_note")) == {(False, MIGRATION.NOTE)}
    assert having.rule_values.get(key="reserve_answer_days").value == "7"


def test_the_values_are_those_that_are_shipped_but_for_the_days_and_go_again(db):
    rule_set = make_rule_set()
    written = {row["key"]: row["value"] for row in shipped()["common"]["values"] if row["key"] in KEYS}

    MIGRATION.remove_them(apps, None)

    assert written == {**MIGRATION.DEFAULTS, "reserve_answer_days": "5"}
    assert not rule_set.rule_values.filter(key__in=KEYS).exists()
