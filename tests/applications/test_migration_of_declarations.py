"""Rule sets that are there already keep the words that their applicants declared to."""

import importlib

from django.apps import apps

from tests.factories.rules import make_rule_set

MIGRATION = importlib.import_module("applications.migrations.0044_what_is_declared_at_sending")


def test_every_stage_without_words_gets_those_that_were_asked_and_keeps_its_own(db):
    lacking, having = make_rule_set(frozen=True), make_rule_set(frozen=True)
    lacking.stages.update(declaration_tr="", declaration_en="")
    own = having.stages.get().declaration_tr

    MIGRATION.write_the_words_that_were_asked(apps, None)

    stage = lacking.stages.get()
    assert (stage.declaration_tr, stage.declaration_en) == (MIGRATION.WORDS_TR, MIGRATION.WORDS_EN)
    assert having.stages.get().declaration_tr == own
