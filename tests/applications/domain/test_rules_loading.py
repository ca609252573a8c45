"""The shipped default: whole, idempotent, never overwriting."""

import pytest

from applications.domain.loading import load_default_rules
from applications.models import RuleSet, SourceDocument
from applications.queries.rules import rules_of
from tests.factories.people import NOON
from tests.factories.rules import load_rules

pytestmark = pytest.mark.django_db


def test_the_default_is_a_single_stage_set_and_a_two_stage_one():
    loaded = load_rules()

    assert [(rules.lineage, rules.stages.count(), rules.is_frozen) for rules in loaded] == [
        ("cmdp-single", 1, False),
        ("cmdp-two-stage", 2, False),
    ]


def test_the_default_compiles_with_its_grid_of_a_hundred_points():
    rules = rules_of(load_rules()[0])

    assert [section.max_points for section in rules.grid] == [20, 25, 25, 15, 15]
    assert (rules.values.pass_mark, rules.values.third_gap, rules.values.evaluators) == (65, 15, 2)
    assert rules.values.tie_breaks == ("relevance", "method", "first_sent")


def test_loading_twice_changes_nothing():
    load_rules()
    RuleSet.objects.filter(lineage="cmdp-single").update(name_tr="Elle değişti")

    again = load_default_rules(at=NOON)

    assert again == []
    assert set(RuleSet.objects.values_list("name_tr", flat=True)) >= {"Elle değişti"}
    assert SourceDocument.objects.count() == 9


def test_a_confirmed_value_names_its_source():
    rule_set = load_rules()[0]

    assert {(row.is_confirmed, row.source.title) for row in rule_set.provinces.select_related("source")} == {
        (True, "2021 yılı CMDP Uygulama Usul ve Esasları (ilk maddeler)")
    }
