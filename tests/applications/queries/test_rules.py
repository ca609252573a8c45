"""Rule sets read: parts by address, what is used, what stands on a default."""

import pytest

from applications.choices import ValueKey
from applications.domain.rules import copy_rule_set, narrow_rule_set
from applications.queries.rule_parts import PARTS, find_parent, find_row, handle_of, part_at, rows_of
from applications.queries.rule_sets import (
    label_of,
    managed_agencies,
    source_documents,
    sourced_rows,
    unconfirmed,
    usable_by,
    whole,
)
from applications.queries.rules import IncompleteRules, rules_of
from cmdp.accounts.choices import Role
from tests.factories.people import NOON, make_member
from tests.factories.regions import make_agency
from tests.factories.rules import load_rules, make_rule_set

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("part", "handle"),
    [
        ("support", "project"),
        ("heads", "2"),
        ("stages", "1"),
        ("questions", "1.aim"),
        ("documents", "1.report"),
        ("checks", "1.form_complete"),
        ("sections", "relevance"),
        ("criteria", "relevance.need"),
    ],
)
def test_an_address_names_a_row_and_the_row_its_address(part, handle):
    row = find_row(make_rule_set(), PARTS[part], handle)

    assert handle_of(row, PARTS[part]) == handle


@pytest.mark.parametrize(
    ("part", "handle"),
    [
        ("support", "yok"),
        ("support", "project.x"),
        ("stages", "bir"),
        ("stages", "99999"),
        ("stages", "²"),
        ("questions", "aim"),
        ("questions", "x.aim"),
    ],
)
def test_an_address_that_names_nothing_finds_nothing(part, handle):
    assert find_row(make_rule_set(), PARTS[part], handle) is None


def test_rows_of_another_set_are_not_found():
    mine, other = make_rule_set(), make_rule_set()

    assert find_row(mine, PARTS["support"], "project") in rows_of(mine, PARTS["support"])
    assert find_row(mine, PARTS["support"], "project") not in rows_of(other, PARTS["support"])


def test_a_new_row_hangs_on_the_set_the_stage_or_the_section():
    rule_set = make_rule_set()

    assert find_parent(rule_set, PARTS["support"], "") == rule_set
    assert find_parent(rule_set, PARTS["questions"], "1") == rule_set.stages.get()
    assert find_parent(rule_set, PARTS["criteria"], "method") == rule_set.grid_sections.get(key="method")


def test_a_part_is_found_by_its_turkish_name():
    assert (part_at("sorular"), part_at("yok")) == (PARTS["questions"], None)


def test_only_the_newest_version_of_what_an_agency_may_use_is_offered(cast):
    old = make_rule_set()
    new = copy_rule_set(old.pk, by=cast["administrator"], at=NOON)
    own = narrow_rule_set(new.pk, cast.agency, by=cast["manager"], at=NOON)
    narrow_rule_set(new.pk, make_agency("TRC2"), by=cast["other_manager"], at=NOON)

    assert set(usable_by(frozenset({cast.agency.pk}))) == {new, own}
    assert set(usable_by(frozenset(), keep=old.pk)) == {new, old}


def test_managed_agencies_are_those_of_the_manager_alone(cast):
    assert list(managed_agencies(cast["manager"])) == [cast.agency]
    assert list(managed_agencies(cast["officer"])) == []


def test_a_set_read_whole_answers_without_another_query(django_assert_num_queries):
    read = whole(make_rule_set(stages=2))

    with django_assert_num_queries(0):
        names = {name for name, _row in sourced_rows(read)}
        labels = [label_of(row) for _name, row in sourced_rows(read)]

    assert len(names) == 13
    assert {"Geçme puanı", "Samsun", "Belediye", "Proje desteği"} <= set(labels)


def test_where_opinions_are_asked_the_grid_need_not_be_confirmed():
    marks = unconfirmed(whole(make_rule_set()))
    opinion = unconfirmed(whole(make_rule_set(values={"assessment_mode": "opinion"})))

    unused = {label_of(row) for _name, row in marks} - {label_of(row) for _name, row in opinion}

    assert {ValueKey.PASS_MARK.label, "İlgililik"} <= unused
    assert len(marks) - len(opinion) == 7 + 5 + 20


def test_the_shipped_sources_are_listed():
    load_rules()

    assert source_documents().count() == 9


def test_a_set_that_lacks_a_value_does_not_compile():
    rule_set = make_rule_set()
    rule_set.rule_values.filter(key="pass_mark").delete()

    with pytest.raises(IncompleteRules) as incomplete:
        rules_of(rule_set)

    assert incomplete.value.missing == ["pass_mark"]


def test_a_frozen_set_is_compiled_once(django_assert_num_queries):
    rule_set = make_rule_set(frozen=True)
    first = rules_of(rule_set)

    with django_assert_num_queries(0):
        assert rules_of(rule_set) is first


def test_an_administrator_without_an_agency_manages_none(db):
    assert list(managed_agencies(make_member(Role.ADMINISTRATOR))) == []
