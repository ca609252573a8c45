"""The compiled default rules (``data/default_rules.json``) as rows."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.db import transaction

from applications.models import (
    ApplicantTypeRule,
    BudgetHead,
    CheckItem,
    Criterion,
    DocumentSlot,
    GridSection,
    IndicatorRule,
    ProvinceRule,
    Question,
    RuleSet,
    RuleValue,
    SectionRule,
    SourceDocument,
    StageRule,
    SupportTypeRule,
    UndertakingRule,
)
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM
from cmdp.regions.models import Province

FILE = Path(__file__).resolve().parent.parent / "data" / "default_rules.json"

Row = Mapping[str, Any]
Sources = Mapping[str, SourceDocument]


def shipped() -> dict[str, Any]:
    """The default rules as they are shipped: ``sources``, ``common`` and ``rule_sets``."""
    return json.loads(FILE.read_text(encoding="utf-8"))


@transaction.atomic
def load_default_rules(*, at: dt.datetime) -> list[RuleSet]:
    """Write the shipped rule sets that are not there yet; what is there is never touched.

    Provinces must be loaded before: only those that exist are named. Returns the new sets.
    """
    rules = shipped()
    new = [row for row in rules["rule_sets"] if not RuleSet.objects.filter(lineage=row["lineage"]).exists()]
    if not new:
        return []
    sources = {row["key"]: _source(row) for row in rules["sources"]}
    return [write_rule_set({**rules["common"], **row}, sources, at=at) for row in new]


def write_rule_set(rules: Row, sources: Sources, *, at: dt.datetime) -> RuleSet:
    """One rule set with all its rows, written from plain data."""
    rule_set = RuleSet.objects.create(
        lineage=rules["lineage"],
        name_tr=rules["name_tr"],
        name_en=rules["name_en"],
        programme_code=rules["programme_code"],
        programme_year=rules["programme_year"],
        created_at=at,
    )
    _write_flat(rule_set, rules, sources)
    _write_stages(rule_set, rules["stages"], sources)
    _write_sections(rule_set, rules["grid_sections"], sources)
    record("rule_set.load", rule_set, by=SYSTEM, at=at)
    return rule_set


def _source(row: Row) -> SourceDocument:
    fields = {name: row[name] for name in ("number", "dated_on", "url")}
    return SourceDocument.objects.get_or_create(title=row["title"], defaults=fields)[0]


def _write_flat(rule_set: RuleSet, rules: Row, sources: Sources) -> None:
    plates = {province.plate: province for province in Province.objects.all()}
    known = [{**row, "province": plates[row["plate"]]} for row in rules["provinces"] if row["plate"] in plates]
    _write(ProvinceRule, known, sources, leave={"plate"}, rule_set=rule_set)
    _write(RuleValue, rules["values"], sources, rule_set=rule_set)
    _write(ApplicantTypeRule, rules["applicant_types"], sources, rule_set=rule_set)
    _write(SupportTypeRule, _numbered(rules["support_types"]), sources, rule_set=rule_set)
    _write(BudgetHead, _numbered(rules["budget_heads"]), sources, rule_set=rule_set)
    _write(IndicatorRule, _numbered(rules["indicators"]), sources, rule_set=rule_set)


def _write_stages(rule_set: RuleSet, rows: Sequence[Row], sources: Sources) -> None:
    lists = {
        "questions": Question,
        "document_slots": DocumentSlot,
        "undertakings": UndertakingRule,
        "check_items": CheckItem,
    }
    stages = _write(StageRule, rows, sources, leave={*lists, "section_rules"}, rule_set=rule_set)
    pairs = zip(stages, rows, strict=True)
    _write(SectionRule, [{**row, "stage": stage} for stage, above in pairs for row in above["section_rules"]], sources)
    for name, model in lists.items():
        _write(model, _under(stages, rows, name, "stage"), sources)


def _write_sections(rule_set: RuleSet, rows: Sequence[Row], sources: Sources) -> None:
    sections = _write(GridSection, _numbered(rows), sources, leave={"criteria"}, rule_set=rule_set)
    _write(Criterion, _under(sections, rows, "criteria", "section"), sources)


def _under(parents: Sequence[Any], rows: Sequence[Row], name: str, key: str) -> list[Row]:
    """The rows that stand in list ``name`` of each parent, numbered within it, each with its parent under ``key``."""
    return [{**row, key: parent} for parent, above in zip(parents, rows, strict=True) for row in _numbered(above[name])]


def _numbered(rows: Sequence[Row]) -> list[Row]:
    return [{**row, "order": order} for order, row in enumerate(rows, 1)]


def _write(
    model: Any, rows: Sequence[Row], sources: Sources, *, leave: frozenset[str] | set[str] = frozenset(), **parent: Any
) -> list[Any]:
    made = []
    for row in rows:
        fields = {name: value for name, value in row.items() if name not in leave}
        fields["source"] = sources.get(row["source"])
        made.append(model(**fields, **parent))
    return model.objects.bulk_create(made)
