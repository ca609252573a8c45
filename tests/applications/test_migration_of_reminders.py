"""Rule sets that are there already get what later code asks of them, once, as a marked default."""

import importlib

import pytest
from django.apps import apps

from applications.domain.loading import shipped
from tests.factories.rules import make_rule_set

# The migration that adds a value, the value, and one that a rule set may have instead.
ADDED = {
    "undertaking_reminder_days": ("0034_rule_sets_say_when_undertakings_are_reminded_of", "9"),
    "second_officer": ("0050_a_second_officer_and_what_the_rules_find", "yes"),
}


def _migration(key):
    return importlib.import_module(f"applications.migrations.{ADDED[key][0]}")


@pytest.mark.parametrize("key", ADDED)
def test_every_rule_set_gets_what_it_lacks_and_keeps_what_it_has(key, db):
    migration, other = _migration(key), ADDED[key][1]
    lacking, having = make_rule_set(frozen=True), make_rule_set(frozen=True, values={key: other})
    lacking.rule_values.filter(key=key).delete()

    for _ in range(2):
        migration.write_defaults(apps, None)

    row = lacking.rule_values.get(key=key)
    assert (row.value, row.is_confirmed, row.source_note) == (migration.DEFAULTS[key], False, migration.NOTE)
    assert having.rule_values.get(key=key).value == other


@pytest.mark.parametrize("key", ADDED)
def test_the_value_is_the_one_that_is_shipped_and_goes_again(key, db):
    migration, rule_set = _migration(key), make_rule_set()
    written = {row["key"]: row["value"] for row in shipped()["common"]["values"] if row["key"] in migration.DEFAULTS}

    migration.remove_them(apps, None)

    assert written == migration.DEFAULTS
    assert not rule_set.rule_values.filter(key__in=migration.DEFAULTS).exists()
