"""Every constraint of rules, stages, grid and calls is broken once."""

import datetime as dt

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from applications.models import (
    ApplicantTypeRule,
    BudgetHead,
    Call,
    CallShare,
    CallStage,
    CheckItem,
    Criterion,
    DocumentSlot,
    GridSection,
    IndicatorRule,
    PaperTemplate,
    ProvinceRule,
    Question,
    RankRun,
    RuleSet,
    RuleValue,
    SectionRule,
    StageRule,
    SupportTypeRule,
    UndertakingRule,
)
from tests.factories.people import NOON, make_user
from tests.factories.regions import make_agency
from tests.factories.rules import make_call, make_rule_set, make_template

pytestmark = pytest.mark.django_db

SOURCED = {
    RuleValue: lambda rules: rules.rule_values,
    ProvinceRule: lambda rules: rules.provinces,
    ApplicantTypeRule: lambda rules: rules.applicant_types,
    SupportTypeRule: lambda rules: rules.support_types,
    BudgetHead: lambda rules: rules.budget_heads,
    IndicatorRule: lambda rules: rules.indicators,
    StageRule: lambda rules: rules.stages,
    SectionRule: lambda rules: rules.stages.get().section_rules,
    Question: lambda rules: rules.stages.get().questions,
    DocumentSlot: lambda rules: rules.stages.get().document_slots,
    UndertakingRule: lambda rules: rules.stages.get().undertakings,
    CheckItem: lambda rules: rules.stages.get().check_items,
    GridSection: lambda rules: rules.grid_sections,
    Criterion: lambda rules: rules.grid_sections.first().criteria,
}
TWINS = {
    "one_value_per_key_and_rule_set": RuleValue,
    "one_province_rule_per_rule_set": ProvinceRule,
    "one_applicant_type_rule_per_rule_set": ApplicantTypeRule,
    "one_support_type_per_code_and_rule_set": SupportTypeRule,
    "one_budget_head_per_code_and_rule_set": BudgetHead,
    "one_indicator_per_key_and_rule_set": IndicatorRule,
    "one_stage_per_order_and_rule_set": StageRule,
    "one_section_rule_per_stage": SectionRule,
    "one_question_per_key_and_stage": Question,
    "one_document_slot_per_key_and_stage": DocumentSlot,
    "one_undertaking_per_key_and_stage": UndertakingRule,
    "one_check_item_per_key_and_stage": CheckItem,
    "one_grid_section_per_key_and_rule_set": GridSection,
    "one_criterion_per_key_and_section": Criterion,
}


def _questions(**fields):
    make_rule_set().stages.get().questions.filter(key="aim").update(**fields)


def _twin_of_a_window():
    window = make_call().stages.get()
    window.pk = None
    window.save(force_insert=True)


def _share(call, amount=1):
    CallShare.objects.create(call=call, part="1", amount=amount)


def _rank_run(**fields):
    told = {
        "seed": 1,
        "version": "1",
        "inputs_sha256": "0" * 64,
        "findings": {},
        "made_at": NOON,
        "made_by": make_user(),
    }
    RankRun.objects.create(call_stage=make_call().stages.get(), **{**told, **fields})


OTHERS = {
    "undertaking_has_days": lambda: SOURCED[UndertakingRule](make_rule_set()).update(days=0),
    "paper_template_is_not_empty": lambda: make_template(size=0),
    "one_rule_set_per_lineage_and_number": lambda: make_rule_set(lineage="a") and make_rule_set(lineage="a"),
    "rule_set_of_an_agency_narrows_a_national_one": lambda: make_rule_set(agency=make_agency()),
    "question_limit_is_positive": lambda: _questions(limit=0),
    "criterion_has_points": lambda: SOURCED[Criterion](make_rule_set()).update(max_points=0),
    "call_envelope_is_not_negative": lambda: make_call(envelope=-1),
    "one_share_per_call_and_part": lambda: [_share(call := make_call()), _share(call)],
    "share_is_more_than_nothing": lambda: _share(make_call(), amount=0),
    "rank_run_names_its_version": lambda: _rank_run(version=""),
    "rank_run_names_its_marks": lambda: _rank_run(inputs_sha256=""),
    "call_published_has_its_time": lambda: make_call(published_at=None),
    "call_moved_to_an_edition_after_it_was_published": lambda: make_call(published=False, edition_since=NOON),
    "one_window_per_call_and_stage": _twin_of_a_window,
    "window_extended_has_its_time": lambda: make_call().stages.update(extensions=1),
    "window_closes_after_it_opens": lambda: make_call(opens_at=NOON, closes_at=NOON),
}


def _refused_by(act):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        act()
    return refusal.value.__cause__.diag.constraint_name


@pytest.mark.parametrize("model", SOURCED, ids=lambda model: model.__name__)
def test_a_confirmed_row_has_a_source(model):
    rows = SOURCED[model](make_rule_set())

    name = _refused_by(lambda: rows.update(is_confirmed=True, source=None, source_note=""))

    assert name == f"{model.__name__.lower()}_confirmed_has_a_source"


@pytest.mark.parametrize(("name", "model"), TWINS.items(), ids=list(TWINS))
def test_no_row_has_a_twin(name, model):
    row = SOURCED[model](make_rule_set()).first()
    row.pk = None
    if hasattr(row, "public_id"):
        row.public_id = "another-row-id"

    assert _refused_by(lambda: row.save(force_insert=True)) == name


@pytest.mark.parametrize("name", OTHERS)
def test_each_other_constraint_refuses(name):
    assert _refused_by(OTHERS[name]) == name


def test_no_constraint_of_these_tables_is_forgotten():
    tables = [*SOURCED, RuleSet, PaperTemplate, Call, CallShare, CallStage, RankRun]
    tried = {*TWINS, *OTHERS, *(f"{model.__name__.lower()}_confirmed_has_a_source" for model in SOURCED)}

    known = {constraint.name for model in tables for constraint in model._meta.constraints}

    assert tried == known
    assert set(tables) <= set(apps.get_app_config("applications").get_models())


def test_a_window_of_a_second_is_a_window():
    assert make_call(opens_at=NOON, closes_at=NOON + dt.timedelta(seconds=1)).stages.count() == 1
