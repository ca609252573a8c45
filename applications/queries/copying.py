"""What of a file can be carried over into another call: by the codes and keys that both rule sets know."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet

from applications.choices import SectionKey
from applications.models import BudgetLine, Call, FundingSource, Indicator, Proposal
from applications.queries.repinning import Choice, choice_of
from applications.queries.rules import Rules, StageRules, rules_of
from applications.queries.sections import ROW_COLUMNS, row_values, rows_of, section_values, stage_rules
from cmdp.accounts.choices import ORGANISATION_WRITERS
from cmdp.accounts.memberships import organisations_of
from cmdp.accounts.models import User
from cmdp.regions.models import Province
from priorities.descent import read_descent

Values = dict[str, Any]
MOST: Final = 20


@dataclass(frozen=True, slots=True)
class Left:
    """What has no place in the other call: it stays readable in the file it comes from."""

    section: SectionKey
    what: str


@dataclass(frozen=True, slots=True)
class Copy:
    """The sections as the other call's stage would hold them, what stays behind, and what becomes of the measures."""

    forms: Mapping[SectionKey, Values]
    tables: Mapping[SectionKey, list[Values]]
    left: tuple[Left, ...]
    main: Choice | None
    others: tuple[Choice, ...]


def earlier_files(user: User, call: Call) -> QuerySet[Proposal]:
    """What the person may carry over into this call, the newest first."""
    files = Proposal.objects.filter(organisation__in=organisations_of(user, *ORGANISATION_WRITERS)).exclude(call=call)
    return files.exclude(title="").select_related("call__agency", "organisation").order_by("-pk")[:MOST]


def places_of(call: Call, rules: Rules) -> QuerySet[Province]:
    """The provinces in which a project of the call may stand, in their order."""
    return Province.objects.filter(pk__in=rules.provinces, agency=call.agency_id)


def copy_of(source: Proposal, call: Call) -> Copy:
    """The content of a file as the first stage of another call takes it."""
    rules = rules_of(call.rule_set)
    stage = rules.first
    main, others = _choices(source, call)
    forms = {SectionKey.CONTACT: section_values(source, SectionKey.CONTACT)}
    tables: dict[SectionKey, list[Values]] = {}
    left = [*_project(source, rules, forms), *_place(source, call, rules, forms)]
    left += [*_measures(main, others, forms), *_answers(source, stage, forms), *_tables(source, rules, stage, tables)]
    left += [Left(SectionKey.DOCUMENTS, row.name) for row in source.documents.filter(removed_at=None)]
    return Copy(forms, tables, tuple(left), main, others)


def _project(source: Proposal, rules: Rules, forms: dict[SectionKey, Values]) -> Iterator[Left]:
    values = section_values(source, SectionKey.PROJECT)
    known = {row.code: row.pk for row in rules.support_types}
    if source.support_type:
        values["support_type_id"] = known.get(source.support_type.code)
        if values["support_type_id"] is None:
            yield Left(SectionKey.PROJECT, source.support_type.name)
    forms[SectionKey.PROJECT] = values


def _place(source: Proposal, call: Call, rules: Rules, forms: dict[SectionKey, Values]) -> Iterator[Left]:
    """A place in a province that is not the call's says nothing there."""
    province = source.province
    if province is None or (province.pk in rules.provinces and province.agency_id == call.agency_id):
        forms[SectionKey.PLACE] = section_values(source, SectionKey.PLACE)
        return
    yield Left(SectionKey.PLACE, ", ".join(filter(None, [province.name, source.district, source.site])))


def _choices(source: Proposal, call: Call) -> tuple[Choice | None, tuple[Choice, ...]]:
    descent = read_descent()
    main = choice_of(source.main_measure, call.edition, descent) if source.main_measure else None
    rows = source.secondary_measures.select_related("measure__axis", "measure__edition")
    return main, tuple(choice_of(row.measure, call.edition, descent) for row in rows)


def _measures(main: Choice | None, others: tuple[Choice, ...], forms: dict[SectionKey, Values]) -> Iterator[Left]:
    """Nobody chooses for the applicant where several measures answer to one, or none does."""
    follows = main.follows if main else None
    further = {choice.follows.pk for choice in others if choice.follows} - {follows.pk if follows else None}
    forms[SectionKey.PRIORITIES] = {
        "main_measure_id": follows.pk if follows else None,
        "secondary": frozenset(further),
    }
    lost = [choice for choice in (main, *others) if choice and choice.follows is None]
    yield from (Left(SectionKey.PRIORITIES, f"{choice.measure.code} {choice.measure.title}") for choice in lost)


def _answers(source: Proposal, stage: StageRules, forms: dict[SectionKey, Values]) -> Iterator[Left]:
    written = section_values(source, SectionKey.QUESTIONS)
    asked = {question.key for question in stage.questions}
    forms[SectionKey.QUESTIONS] = {key: text for key, text in written.items() if key in asked and text}
    for question in stage_rules(source).questions:
        if question.key not in asked and written[question.key]:
            yield Left(SectionKey.QUESTIONS, question.label)


def _tables(
    source: Proposal, rules: Rules, stage: StageRules, tables: dict[SectionKey, list[Values]]
) -> Iterator[Left]:
    heads = {head.code: head.pk for head in rules.budget_heads}
    listed = {indicator.key: indicator.pk for indicator in rules.indicators}
    slots = {slot.key: slot.pk for slot in stage.document_slots}
    for key in ROW_COLUMNS:
        section = SectionKey(key)
        kept: list[Values] = []
        for row in rows_of(source, section):
            values = row_values(row, section)
            if stage.asks(section) and _suits(row, values, heads, listed, slots):
                kept.append(values)
            else:
                yield Left(section, str(row))
        tables[section] = kept


def _suits(
    row: Any, values: Values, heads: Mapping[str, int], listed: Mapping[str, int], slots: Mapping[str, int]
) -> bool:
    """Turn a row's choices into those of the other rule set; says whether the row has a place there."""
    if isinstance(row, BudgetLine):
        values["head_id"] = heads.get(row.head.code)
        return values["head_id"] is not None
    if isinstance(row, FundingSource) and row.paper:
        values["paper_id"] = slots.get(row.paper.key)  # a paper that is asked for no more is chosen anew
    if isinstance(row, Indicator) and row.listed:
        values["listed_id"] = listed.get(row.listed.key)
        if values["listed_id"] is None:  # it goes on as one of the project's own
            values |= {"name": row.label, "unit": row.unit_name}
    return True
