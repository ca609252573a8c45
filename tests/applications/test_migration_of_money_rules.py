"""Rule sets that are there already keep one envelope and move no money, as marked defaults."""

import importlib

from django.apps import apps

from applications.domain.loading import shipped
from tests.factories.rules import make_rule_set

MIGRATION = importlib.import_module("applications.migrations.0056_money_in_parts_and_how_sure_a_rank_is")


def test_every_rule_set_gets_what_it_lacks_and_keeps_what_it_has(db):
    lacking, having = make_rule_set(frozen=True), make_rule_set(frozen=True, values={"envelope_split": "axis"})
    lacking.rule_values.filter(key__in=MIGRATION.DEFAULTS).delete()

    for _ in range(2):
        MIGRATION.write_defaults(apps, None)

    rows = lacking.rule_values.filter(key__in=MIGRATION.DEFAULTS, is_confirmed=False, source_note=MIGRATION.NOTE)
    assert dict(rows.values_list("key", "value")) == MIGRATION.DEFAULTS
    assert having.rule_values.get(key="envelope_split").value == "axis"


def test_the_values_are_those_that_are_shipped_and_go_again(db):
    rule_set = make_rule_set()
    written = {row["key"]: row["value"] for row in shipped()["common"]["values"] if row["key"] in MIGRATION.DEFAULTS}

    MIGRATION.remove_them(apps, None)

    assert written == MIGRATION.DEFAULTS
    assert not rule_set.rule_values.filter(key__in=MIGRATION.DEFAULTS).exists()
