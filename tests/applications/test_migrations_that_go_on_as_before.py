"""Rule sets that are there already go on without what came later, as a marked default; new ones have it."""

import importlib

import pytest
from django.apps import apps

from applications.domain.loading import shipped
from tests.factories.rules import make_rule_set

# The migration, a value that a set may have already, and what new sets are given in place of the default.
ADDED = {
    "0061_objections": ({"objection_days": "7"}, {"has_objections": "yes"}),
    "0070_calls_from_the_reserve_list": ({"reserve_answer_days": "7"}, {"reserve_answer_days": "5"}),
    "0074_what_goes_to_the_ministry": ({"package_annexes": '["table"]'}, {}),
    "0076_applicants_are_reminded_of_the_time_to_object": ({"objection_reminder_days": "7"}, {}),
}


@pytest.mark.parametrize("name", ADDED)
def test_every_rule_set_gets_what_it_lacks_and_keeps_what_it_has(name, db):
    migration, (own, _new) = importlib.import_module(f"applications.migrations.{name}"), ADDED[name]
    lacking, having = make_rule_set(frozen=True), make_rule_set(frozen=True, values=own)
    lacking.rule_values.filter(key__in=migration.DEFAULTS).delete()

    for _ in range(2):
        migration.write_defaults(apps, None)

    rows = lacking.rule_values.filter(key__in=migration.DEFAULTS)
    assert dict(rows.values_list("key", "value")) == migration.DEFAULTS
    assert set(rows.values_list("is_confirmed", "source_note")) == {(False, migration.NOTE)}
    assert dict(having.rule_values.filter(key__in=own).values_list("key", "value")) == own


@pytest.mark.parametrize("name", ADDED)
def test_the_values_are_those_that_are_shipped_but_for_one_and_go_again(name, db):
    migration, (_own, new) = importlib.import_module(f"applications.migrations.{name}"), ADDED[name]
    rule_set = make_rule_set()
    written = {row["key"]: row["value"] for row in shipped()["common"]["values"] if row["key"] in migration.DEFAULTS}

    migration.remove_them(apps, None)

    assert written == {**migration.DEFAULTS, **new}
    assert not rule_set.rule_values.filter(key__in=migration.DEFAULTS).exists()
