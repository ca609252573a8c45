"""Which sections a stage asks for."""

import pytest

from applications.domain import rules as acts
from applications.queries.rule_sets import demands_of
from cmdp.audit.models import Event
from tests.factories.people import NOON
from tests.factories.rules import make_rule_set
from tests.support.kept import kept


@pytest.fixture
def administrator(cast):
    return cast["administrator"]


@kept
def rule_set():
    return make_rule_set()


def test_a_stage_says_which_sections_it_asks_for(administrator, rule_set):
    rule_set.stages.get().section_rules.update(is_confirmed=True, source_note="2026")
    asked = {(1, "activities"): "optional", (2, "activities"): "required"}

    acts.set_demands(rule_set.pk, asked, version=0, by=administrator, at=NOON)

    row = rule_set.stages.get().section_rules.get(section="activities")
    assert (row.demand, row.is_confirmed) == ("optional", False)
    assert demands_of(rule_set)[1, "activities"] == "optional"
    event = Event.objects.latest("pk")
    assert (event.verb, event.changes) == ("rule_set.change_demands", {"1.activities": ["required", "optional"]})


def test_a_section_without_a_rule_gets_one_and_a_word_that_stays_changes_nothing(administrator, rule_set):
    rule_set.stages.get().section_rules.all().delete()

    acts.set_demands(rule_set.pk, {(1, "activities"): "none"}, version=0, by=administrator, at=NOON)
    assert demands_of(rule_set) == {}
    acts.set_demands(rule_set.pk, {(1, "activities"): "required"}, version=1, by=administrator, at=NOON)

    assert demands_of(rule_set) == {(1, "activities"): "required"}
