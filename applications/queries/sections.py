"""The sections of a file as plain values: what a form shows, what a save compares with."""

from collections.abc import Mapping
from typing import Any, Final

from django.db.models import QuerySet

from applications.choices import SectionKey
from applications.models import (
    Activity,
    BudgetLine,
    ExpertComment,
    FundingSource,
    Indicator,
    OperatingYear,
    Partner,
    Proposal,
    Risk,
    SectionVersion,
)
from applications.queries.facts import Facts, facts_of
from applications.queries.rules import StageRules, rules_of

Row = Partner | Activity | BudgetLine | FundingSource | OperatingYear | Indicator | Risk

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    SectionKey.PROJECT: ("title", "summary", "support_type_id", "months"),
    SectionKey.PLACE: ("province_id", "district", "site", "coordinates"),
    SectionKey.CONTACT: ("contact_name", "contact_title", "contact_email", "contact_phone"),
}
ROW_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    SectionKey.PARTNERS: (
        "kind",
        "name",
        "type",
        "vkn",
        "detsis",
        "address",
        "kep",
        "phone",
        "website",
        "contribution",
        "share",
    ),
    SectionKey.ACTIVITIES: ("name", "first_month", "last_month", "responsible", "cost"),
    SectionKey.BUDGET: ("head_id", "description", "unit", "quantity", "unit_price", "vat_rate", "year", "basis"),
    SectionKey.FUNDING: ("kind", "giver", "amount", "paper_id"),
    SectionKey.OPERATION: ("year", "staff", "income", "cost", "upkeep"),
    SectionKey.INDICATORS: ("listed_id", "name", "unit", "base", "target", "measured"),
    SectionKey.RISKS: ("description", "likelihood", "effect", "measure", "owner"),
}
ROW_MODELS: Final[Mapping[str, type[Row]]] = {
    SectionKey.PARTNERS: Partner,
    SectionKey.ACTIVITIES: Activity,
    SectionKey.BUDGET: BudgetLine,
    SectionKey.FUNDING: FundingSource,
    SectionKey.OPERATION: OperatingYear,
    SectionKey.INDICATORS: Indicator,
    SectionKey.RISKS: Risk,
}


JOINED: Final[Mapping[str, str]] = {
    SectionKey.BUDGET: "head",
    SectionKey.FUNDING: "paper",
    SectionKey.INDICATORS: "listed",
}


def label_of(section: str, name: str) -> str:
    """A column of a table in the reader's words."""
    field: Any = ROW_MODELS[section]._meta.get_field(name.removesuffix("_id"))
    return str(field.verbose_name)


def stage_rules(proposal: Proposal) -> StageRules:
    """What the rule set asks in the file's stage."""
    return rules_of(proposal.call.rule_set).stage(proposal.call_stage.order)


def sections_asked(proposal: Proposal) -> list[SectionKey]:
    """The sections of the file's form, in their order."""
    stage = stage_rules(proposal)
    return [section for section in SectionKey if stage.asks(section)]


def section_values(proposal: Proposal, section: str, facts: Facts | None = None) -> dict[str, Any]:
    """The stored values of a section that is one form; measures as keys, answers by the question's key.

    ``facts`` spare a caller that has read the file a second reading.
    """
    if section in COLUMNS:
        return {name: getattr(proposal, name) for name in COLUMNS[section]}
    facts = facts or facts_of(proposal)
    if section == SectionKey.PRIORITIES:
        secondary = frozenset(measure.pk for measure in facts.secondary_measures)
        return {"main_measure_id": proposal.main_measure_id, "secondary": secondary}
    return {question.key: facts.answer(question.pk) for question in facts.stage.questions}


def rows_of(proposal: Proposal, section: str) -> "QuerySet[Any]":
    """The rows of a section that is a table, in their order."""
    rows: QuerySet[Any] = ROW_MODELS[section].objects.filter(proposal=proposal)
    return rows.select_related(JOINED[section]) if section in JOINED else rows


def row_values(row: Row, section: str) -> dict[str, Any]:
    """The stored values of one row."""
    return {name: getattr(row, name) for name in ROW_COLUMNS[section]}


def version_of(proposal: Proposal, section: str) -> SectionVersion | None:
    """How often, when and by whom a section was saved, if it ever was."""
    return proposal.sections.select_related("saved_by").filter(key=section).first()


def versions_of(proposal: Proposal) -> dict[str, SectionVersion]:
    """The same of each section; one never saved is absent."""
    return {row.key: row for row in proposal.sections.select_related("saved_by")}


def comments_on(proposal: Proposal) -> "QuerySet[ExpertComment]":
    """The remarks of the agency's expert, oldest first."""
    return proposal.comments.select_related("author")
