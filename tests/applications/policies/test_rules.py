"""Who may see, edit and narrow a rule set; whether it is whole; whether it only narrows."""

from decimal import Decimal

import pytest

from applications.choices import ValueKey
from applications.domain.rules import narrow_rule_set
from applications.models import RuleSet, SupportTypeRule
from applications.policies.completeness import problems_of, warnings_of
from applications.policies.narrowing import narrower_than
from applications.policies.rules import may_copy_rule_set, may_edit_rule_set, may_narrow, may_view_rule_set
from applications.queries.rule_sets import visible_to, whole
from cmdp.accounts.choices import Role
from cmdp.kit.actors import SYSTEM
from tests.factories.people import NOON, make_member
from tests.factories.regions import make_agency, make_province
from tests.factories.rules import make_rule_set
from tests.support.kept import kept

pytestmark = pytest.mark.django_db


@kept
def rule_set():
    return make_rule_set()


@kept
def own(rule_set):
    manager = make_member(Role.AGENCY_MANAGER, make_agency("TR83"))
    return narrow_rule_set(rule_set.pk, make_agency("TR83"), by=manager, at=NOON)


def _codes(rule_set):
    return [problem.code for problem in problems_of(whole(rule_set))]


def _wider(national, own):
    return [verdict.code for verdict in narrower_than(whole(national), whole(own))]


def test_everybody_sees_exactly_what_the_policy_allows(cast):
    national = make_rule_set()
    own = narrow_rule_set(national.pk, cast.agency, by=cast["manager"], at=NOON)

    for name, person in cast.people.items():
        allowed = {row for row in (national, own) if may_view_rule_set(person, row)}
        assert set(visible_to(person)) == allowed, name


def test_who_may_write_a_national_set(cast, rule_set):
    people = {**cast.people, "system": SYSTEM}

    assert {name for name, person in people.items() if may_copy_rule_set(person, rule_set)} == {"administrator"}
    assert {name for name, person in people.items() if may_edit_rule_set(person, rule_set)} == {"administrator"}


def test_who_may_narrow(cast, rule_set):
    own = narrow_rule_set(rule_set.pk, cast.agency, by=cast["manager"], at=NOON)

    answers = {name: may_narrow(person, rule_set, cast.agency.pk).code for name, person in cast.people.items()}

    assert {name for name, code in answers.items() if not code} == {"manager"}
    assert may_narrow(cast["manager"], own, cast.agency.pk).code == "not_national"


@pytest.mark.parametrize(
    ("name", "part", "code"),
    [
        ("manager", "support", ""),
        ("manager", "questions", "not_narrowable"),
        ("officer", "support", "not_manager"),
        ("other_manager", "support", "not_manager"),
        ("administrator", "support", "not_manager"),
    ],
)
def test_who_may_write_an_agency_set(cast, rule_set, name, part, code):
    own = narrow_rule_set(rule_set.pk, cast.agency, by=cast["manager"], at=NOON)

    assert may_edit_rule_set(cast[name], own, part).code == code


def test_the_shipped_defaults_have_no_problem(rule_set):
    assert _codes(rule_set) == []
    assert _codes(make_rule_set(stages=2)) == []


def test_a_set_without_anything_says_everything_that_is_missing(rule_set):
    for name in ("rule_values", "provinces", "applicant_types", "support_types", "budget_heads", "stages"):
        getattr(rule_set, name).all().delete()
    rule_set.grid_sections.all().delete()

    codes = _codes(rule_set)

    assert codes.count("value_missing") == len(ValueKey)
    assert codes[len(ValueKey) :] == [
        "no_provinces",
        "no_applicant_types",
        "no_support_types",
        "no_budget_heads",
        "no_stages",
        "no_grid",
    ]


def _value(key, value):
    return lambda rule_set: rule_set.rule_values.filter(key=key).update(value=value)


def _support(**fields):
    return lambda rule_set: rule_set.support_types.filter(code="project").update(**fields)


def _relevance(**fields):
    return lambda rule_set: rule_set.grid_sections.filter(key="relevance").update(**fields)


def _question(**fields):
    return lambda rule_set: rule_set.stages.get().questions.filter(key="aim").update(**fields)


def _criterion(**fields):
    return lambda rule_set: rule_set.grid_sections.first().criteria.filter(order=1).update(**fields)


@pytest.mark.parametrize(("gap", "codes"), [("100", []), ("100.5", ["gap_above_grid"])])
def test_a_gap_that_no_two_marks_can_have_is_said_and_keeps_nothing_from_being_used(gap, codes, rule_set):
    _value("third_gap", gap)(rule_set)

    found = warnings_of(whole(rule_set))

    assert ([warning.code for warning in found], all(found)) == (codes, True)
    assert problems_of(whole(rule_set)) == []


def test_a_gap_without_marks_is_not_looked_at(rule_set):
    _value("third_gap", "500")(rule_set)
    _value("assessment_mode", "opinion")(rule_set)

    assert warnings_of(whole(rule_set)) == []


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_value("pass_mark", "elli"), "value_unreadable"),
        (_value("pass_mark", "101"), "pass_mark_above_grid"),
        (_value("tie_breaks", '["relevance", "ışık"]'), "tie_break_unknown"),
        (_value("tie_breaks", '["method", "method"]'), "tie_break_twice"),
        (_support(max_budget=Decimal(1)), "limits_crossed"),
        (_support(min_rate=95, max_rate=None), "rates_exceed_whole"),
        (_support(name_en=" "), "language_missing"),
        (_relevance(floor=26), "floor_above_section"),
        (_question(label_en=""), "language_missing"),
        (_question(hint_en=""), "language_missing"),
        (_criterion(name_en=""), "language_missing"),
        (_criterion(anchors_en=""), "language_missing"),
        (lambda rule_set: rule_set.stages.update(order=2), "stage_order"),
        (lambda rule_set: rule_set.stages.update(declaration_tr=" "), "language_missing"),
        (lambda rule_set: rule_set.stages.update(declaration_en="One line."), "declaration_uneven"),
        (lambda rule_set: rule_set.grid_sections.first().criteria.all().delete(), "no_criteria"),
    ],
)
def test_each_gap_is_told_by_its_code(rule_set, spoil, code):
    spoil(rule_set)

    assert _codes(rule_set) == [code]


def test_a_floor_as_high_as_its_section_stands(rule_set):
    _relevance(floor=25)(rule_set)

    assert _codes(rule_set) == []


def test_where_opinions_are_asked_the_grid_is_not_judged():
    rule_set = make_rule_set(values={"assessment_mode": "opinion", "tie_breaks": '["yok"]'})
    rule_set.grid_sections.all().delete()

    assert _codes(rule_set) == []


def test_a_fresh_copy_is_not_wider(rule_set, own):
    assert _wider(rule_set, own) == []


def _own_support(own, **fields):
    SupportTypeRule.objects.filter(rule_set=own, code="project").update(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"min_budget": 1_500_000},
        {"max_budget": 50_000_000},
        {"min_rate": 60, "max_rate": 80},
        {"min_own_share": 20},
        {"max_months": 12},
    ],
)
def test_limits_may_be_narrowed(rule_set, own, fields):
    _own_support(own, **fields)

    assert _wider(rule_set, own) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"min_budget": 999_999},
        {"min_support": None},
        {"min_rate": 49},
        {"min_own_share": 9},
        {"max_rate": 91},
        {"max_rate": None},
        {"max_months": 19},
    ],
)
def test_limits_may_not_be_widened_or_taken_away(rule_set, own, fields):
    _own_support(own, **fields)

    assert _wider(rule_set, own) == ["limit_widened"]


def test_a_province_or_type_of_support_of_its_own_is_wider(rule_set, own):
    own.provinces.create(province=make_province("Tokat"))
    own.support_types.create(code="own", order=9, name_tr="Ajansın", name_en="Own")

    assert _wider(rule_set, own) == ["province_added", "support_added"]


@pytest.mark.parametrize(
    ("type_", "verdict", "codes"),
    [
        ("municipality", "expert", []),
        ("municipality", "ineligible", []),
        ("association", "ineligible", []),
        ("association", "eligible", ["type_widened"]),
    ],
)
def test_a_type_may_only_become_stricter(rule_set, own, type_, verdict, codes):
    own.applicant_types.filter(type=type_).update(verdict=verdict)

    assert _wider(rule_set, own) == codes


def test_a_type_that_the_national_set_does_not_name_stays_out(rule_set, own):
    rule_set.applicant_types.filter(type="agency").delete()

    assert _wider(RuleSet.objects.get(pk=rule_set.pk), own) == ["type_widened"]
