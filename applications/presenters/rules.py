"""A rule set in words: values as people read them, limits, grid, tie-breaks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications import rulebook
from applications.choices import AssessmentMode, Assessors, CheckKind, CombiningRule, Demand, ValueKey
from applications.models import (
    CheckItem,
    DocumentSlot,
    GridSection,
    RuleSet,
    RuleValue,
    SourceDocument,
    SupportTypeRule,
)
from applications.money import EnvelopeSplit, UnusedMoney
from applications.policies.completeness import warnings_of
from applications.queries.rule_sets import asks_marks, sourced_rows, unconfirmed
from applications.queries.rules import Rules
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.formats import format_mark, format_money, format_rate, format_time, format_yes

Words = str | Promise

VALUE_GROUPS: tuple[tuple[Words, tuple[ValueKey, ...]], ...] = (
    (
        gettext_lazy("Değerlendirme"),
        (
            ValueKey.ASSESSMENT_MODE,
            ValueKey.ASSESSORS,
            ValueKey.APPLICANT_HIDDEN,
            ValueKey.EVALUATORS,
            ValueKey.PASS_MARK,
            ValueKey.THIRD_GAP,
            ValueKey.COMBINING,
            ValueKey.TIE_BREAKS,
            ValueKey.REASON_LENGTH,
            ValueKey.EVALUATION_DAYS,
            ValueKey.EVALUATION_REMINDER_DAYS,
            ValueKey.EVALUATOR_ANSWER_DAYS,
            ValueKey.OVERALL_VIEW,
            ValueKey.RECOMMENDATION,
            ValueKey.CONFIDENCE,
            ValueKey.HAS_DISCUSSION,
            ValueKey.HAS_CONSENSUS,
        ),
    ),
    (
        gettext_lazy("Sıralama ve zarf"),
        (
            ValueKey.ENVELOPE_SPLIT,
            ValueKey.UNUSED_MONEY,
            ValueKey.LETS_SMALLER,
            ValueKey.CLOSE_REASON_LENGTH,
            ValueKey.LARGE_RESIDUAL,
            ValueKey.SEVERE_EFFECT,
            ValueKey.RESERVE_ANSWER_DAYS,
            ValueKey.RESERVE_REMINDER_DAYS,
            ValueKey.RESERVE_ANSWER_FIRST,
        ),
    ),
    (gettext_lazy("Bakanlık paketi"), (ValueKey.PACKAGE_ANNEXES,)),
    (
        gettext_lazy("Başvuru ve eksik tamamlama"),
        (
            ValueKey.SECONDARY_MEASURES,
            ValueKey.VAT_ELIGIBLE,
            ValueKey.CLOSE_REMINDER_DAYS,
            ValueKey.COMPLETION_DAYS,
            ValueKey.COMPLETION_END,
            ValueKey.COMPLETION_HALF_DAYS,
            ValueKey.COMPLETION_SAME_DAY,
            ValueKey.COMPLETION_REMINDER_DAYS,
            ValueKey.UNDERTAKING_REMINDER_DAYS,
            ValueKey.SECOND_OFFICER,
        ),
    ),
    (
        gettext_lazy("Çağrı hakkında sorular"),
        (ValueKey.QUESTION_CLOSE_DAYS, ValueKey.ANSWER_DAYS, ValueKey.ANSWER_REMINDER_DAYS),
    ),
    (
        gettext_lazy("İtirazlar"),
        (
            *(ValueKey.HAS_OBJECTIONS, ValueKey.OBJECTION_DAYS),
            *(ValueKey.OBJECTION_WORKING_DAYS, ValueKey.OBJECTION_REMINDER_DAYS, ValueKey.OBJECTION_ANSWER_DAYS),
        ),
    ),
    (gettext_lazy("Gönderdikten sonra beklenen süreler"), rulebook.EXPECTED),
)
CHOICES = {
    ValueKey.ASSESSMENT_MODE: AssessmentMode,
    ValueKey.ASSESSORS: Assessors,
    ValueKey.COMBINING: CombiningRule,
    ValueKey.ENVELOPE_SPLIT: EnvelopeSplit,
    ValueKey.UNUSED_MONEY: UnusedMoney,
    ValueKey.OVERALL_VIEW: Demand,
    ValueKey.RECOMMENDATION: Demand,
    ValueKey.CONFIDENCE: Demand,
}
LIMITS = (
    ("min_budget", format_money, gettext_lazy("bütçe en az %(value)s")),
    ("max_budget", format_money, gettext_lazy("bütçe en çok %(value)s")),
    ("min_support", format_money, gettext_lazy("destek en az %(value)s")),
    ("max_support", format_money, gettext_lazy("destek en çok %(value)s")),
    ("min_rate", format_rate, gettext_lazy("oran en az %(value)s")),
    ("max_rate", format_rate, gettext_lazy("oran en çok %(value)s")),
    ("min_own_share", format_rate, gettext_lazy("eş finansman en az %(value)s")),
    ("max_months", str, gettext_lazy("süre en çok %(value)s ay")),
)


GROUPS: tuple[tuple[str, Words], ...] = (
    ("rule_values", gettext_lazy("Tek tek değerler")),
    ("provinces", gettext_lazy("İller")),
    ("applicant_types", gettext_lazy("Başvuru sahibi türleri")),
    ("support_types", gettext_lazy("Destek türleri")),
    ("budget_heads", gettext_lazy("Bütçe başlıkları")),
    ("indicators", gettext_lazy("Göstergeler")),
    ("stages", gettext_lazy("Aşamalar")),
    ("section_rules", gettext_lazy("İstenen bölümler")),
    ("questions", gettext_lazy("Sorular")),
    ("document_slots", gettext_lazy("Belgeler")),
    ("undertakings", gettext_lazy("Taahhütnameler")),
    ("check_items", gettext_lazy("Kontrol listeleri")),
    ("grid_sections", gettext_lazy("Puanlama tablosu")),
)


@dataclass(frozen=True, slots=True)
class ValueLine:
    """One single value of a set on a page; ``row`` is missing where it was never written."""

    key: str
    label: Words
    shown: str
    row: RuleValue | None


def sheet(rule_set: RuleSet) -> dict[str, Any]:
    """What the page of a set read whole shows."""
    return {
        "rule_set": rule_set,
        "provinces": list(rule_set.provinces.all()),
        "value_groups": value_groups(rule_set),
        "asks_marks": asks_marks(rule_set),
        "grid_total": grid_total(rule_set),
        "warnings_found": warnings_of(rule_set),
        "unconfirmed_count": len(unconfirmed(rule_set)),
        "sources": sources_of(rule_set),
    }


def sources_of(rule_set: RuleSet) -> list[SourceDocument]:
    """Every paper that a row of the set rests on, once, in the order in which a reader meets them."""
    return list(dict.fromkeys(row.source for _name, row in sourced_rows(rule_set) if row.source))


def confirmable_groups(rule_set: RuleSet) -> list[tuple[str, str]]:
    """The groups that hold unconfirmed rows, each with how many."""
    counts: dict[str, int] = {}
    for name, row in sourced_rows(rule_set):
        counts[name] = counts.get(name, 0) + (not row.is_confirmed)
    return [(name, f"{title} ({counts[name]})") for name, title in GROUPS if counts.get(name)]


def value_groups(rule_set: RuleSet) -> list[tuple[Words, list[ValueLine]]]:
    """The single values under their headings, in reading order."""
    rows = {row.key: row for row in rule_set.rule_values.all()}
    names = section_names(rule_set)
    return [(title, [_line(key, rows.get(key), names) for key in keys]) for title, keys in VALUE_GROUPS]


def section_names(rule_set: RuleSet) -> dict[str, str]:
    """What a tie-break may look at: the sections of the grid, and the first sending."""
    names = {section.key: section.name for section in rule_set.grid_sections.all()}
    return {**names, rulebook.FIRST_SENT: _("ilk gönderme anı")}


def shown_value(key: str, text: str, names: dict[str, str]) -> str:
    """A single value as people read it; what cannot be read is shown as written."""
    try:
        return shown(key, rulebook.read(key, text), names)
    except ValidationError:
        return text


def shown(key: str, value: Any, names: Mapping[str, str]) -> str:
    """A single value that was read, in words."""
    if key in CHOICES:
        return str(CHOICES[ValueKey(key)](value).label)
    if key == ValueKey.TIE_BREAKS:
        return " → ".join(names.get(name, name) for name in value)
    if key == ValueKey.PACKAGE_ANNEXES:
        return ", ".join(str(annex.label) for annex in value)
    if isinstance(value, bool):
        return format_yes(value)
    if key in rulebook.EXPECTED and not value:
        return _("ilan edilmedi")
    return format_time(value) if key == ValueKey.COMPLETION_END else format_mark(value)


def limits_of(support: SupportTypeRule) -> list[str]:
    """The floors and ceilings of a type of support, those that are set."""
    found = ((getattr(support, name), show, words) for name, show, words in LIMITS)
    return [str(words) % {"value": show(value)} for value, show, words in found if value is not None]


def with_limits(support: SupportTypeRule) -> str:
    """The name of a type of support with its floors and ceilings in brackets."""
    limits = "; ".join(limits_of(support))
    return f"{support.name} ({limits})" if limits else support.name


def whom_of(slot: DocumentSlot, supports: Iterable[SupportTypeRule]) -> str:
    """Of which applicants and in which types of support a paper is asked; empty where it is asked of all."""
    types, names = dict(OrganisationType.choices), {row.code: row.name for row in supports}
    told = []
    if slot.for_types:
        told.append(_("yalnızca şu başvuru sahiplerinden: %(types)s") % {"types": _listed(slot.for_types, types)})
    if slot.for_supports:
        told.append(_("yalnızca şu destek türlerinde: %(supports)s") % {"supports": _listed(slot.for_supports, names)})
    return " · ".join(told)


def _listed(codes: Iterable[str], names: Mapping[str, Words]) -> str:
    return ", ".join(str(names.get(code, code)) for code in codes)


def checks_of(rules: Rules) -> list[tuple[Words, list[CheckItem]]]:
    """The lists of the pre-examination with their items, over all stages."""
    items = [item for part in rules.stages for item in part.check_items]
    lists = [(kind.label, [item for item in items if item.kind == kind]) for kind in CheckKind]
    return [(label, found) for label, found in lists if found]


def points_of(section: GridSection) -> int:
    """The most that a section can give; of a set read whole without a query."""
    return sum(criterion.max_points for criterion in section.criteria.all())


def grid_total(rule_set: RuleSet) -> int:
    """The most that the grid can give."""
    return sum(points_of(section) for section in rule_set.grid_sections.all())


def _line(key: ValueKey, row: RuleValue | None, names: dict[str, str]) -> ValueLine:
    shown = shown_value(key, row.value, names) if row else _("yazılmamış")
    return ValueLine(key.value, key.label, shown, row)
