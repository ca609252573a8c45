"""Rule sets that are there already say that no period was announced, once, as marked defaults."""

import importlib

from django.apps import apps

from applications.domain.loading import shipped
from tests.factories.rules import make_rule_set

MIGRATION = importlib.import_module("applications.migrations.0026_rule_sets_say_what_may_be_expected")


def test_every_rule_set_gets_what_it_lacks_and_keeps_what_it_has(db):
    rule_set = make_rule_set(frozen=True, values={"check_expected_days": "9"})
    rule_set.rule_values.filter(key="opinion_expected_days").delete()

    for _ in range(2):
        MIGRATION.write_defaults(apps, None)

    row = rule_set.rule_values.get(key="opinion_expected_days")
    assert (row.value, row.is_confirmed, row.source_note) == ("0", False, MIGRATION.NOTE)
    assert rule_set.rule_values.get(key="check_expected_days").value == "9"


def test_the_values_are_those_that_are_shipped_and_go_again(db):
    rule_set = make_rule_set()
    written = {row["key"]: row["value"] for row in shipped()["common"]["values"] if row["key"] in MIGRATION.DEFAULTS}

    MIGRATION.remove_them(apps, None)

    assert written == MIGRATION.DEFAULTS
    assert not rule_set.rule_values.filter(key__in=MIGRATION.DEFAULTS).exists()
