"""Rule sets that are there already go on showing who applied, as a marked default."""

import importlib

from django.apps import apps

from applications.domain.loading import shipped
from tests.factories.rules import make_rule_set

MIGRATION = importlib.import_module("applications.migrations.0055_what_evaluators_see")
KEY = "applicant_hidden"


def test_every_rule_set_gets_what_it_lacks_and_keeps_what_it_has(db):
    lacking, having = make_rule_set(frozen=True), make_rule_set(frozen=True, values={KEY: "yes"})
    lacking.rule_values.filter(key=KEY).delete()

    for _ in range(2):
        MIGRATION.write_defaults(apps, None)

    row = lacking.rule_values.get(key=KEY)
    assert (row.value, row.is_confirmed, row.source_note) == ("no", False, MIGRATION.NOTE)
    assert having.rule_values.get(key=KEY).value == "yes"


def test_the_value_is_the_one_that_is_shipped_and_goes_again(db):
    rule_set = make_rule_set()
    written = {row["key"]: row["value"] for row in shipped()["common"]["values"] if row["key"] == KEY}

    MIGRATION.remove_them(apps, None)

    assert written == MIGRATION.DEFAULTS
    assert not rule_set.rule_values.filter(key=KEY).exists()
