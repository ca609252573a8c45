"""The whole form before there is a file: every part with its fields, limits and choices, read off the forms themselves."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django import forms
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.choices import DEMANDED, Demand, SectionKey
from applications.forms.applicant.rows import ROW_FORMS
from applications.forms.applicant.sections import SECTION_FORMS, optional
from applications.models import Call, DocumentSlot, PaperTemplate, Question, RuleSet, SectionRule, SupportTypeRule
from applications.models.stage import StageRule
from applications.presenters.rules import whom_of, with_limits
from applications.queries.calls import at_home
from applications.queries.rules import rules_of
from cmdp.kit.formats import format_number, format_size
from cmdp.kit.links import absolute
from cmdp.kit.text import upper
from priorities.models import Axis

Words = str | Promise
WRITTEN: Final = 8


@dataclass(frozen=True, slots=True)
class Blank:
    """One thing that is asked; ``lines`` is the room an answer needs, none where a choice or a paper is asked."""

    label: Words
    hint: Words = ""
    limit: str = ""
    lines: int = 1
    choices: tuple[Words, ...] = ()
    template: PaperTemplate | None = None

    @property
    def told(self) -> str:
        """Hint, limit and choices in one line, as they stand before a table."""
        told = (self.hint, self.limit, ", ".join(map(str, self.choices)))
        return " · ".join(str(text) for text in told if text)

    @property
    def template_address(self) -> str:
        """Where the blank paper is; empty where there is none."""
        return absolute(reverse("applications:paper_template", args=[self.template.public_id])) if self.template else ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the form; ``is_table`` where it is filled row by row."""

    key: str
    title: Words
    blanks: tuple[Blank, ...]
    is_table: bool = False


def parts_of(call: Call, rule_set: RuleSet, axes: Iterable[Axis]) -> list[Part]:
    """Every part in the order of the form; questions and papers once for each stage. Of a set read whole.

    A part that no stage asks for is left out; one that not every stage asks for says which do.
    """
    choices = _choices(call, rule_set, axes)
    found: list[Part] = []
    for key in SectionKey:
        if key in OF_A_STAGE:
            found += _of_stages(key, rule_set)
        elif key not in DEMANDED:
            found.append(_part(key, choices))
        elif asking := _asking(key, rule_set):
            found.append(replace(_part(key, choices), title=_demanded(key, asking, rule_set)))
    return [*found, *_declarations(rule_set)]


def _declarations(rule_set: RuleSet) -> Iterator[Part]:
    """What is declared at the sending, stage by stage."""
    stages = list(rule_set.stages.all())
    for stage in stages:
        title = _("Beyan") if len(stages) == 1 else _("Beyan") + f" – {stage.name}"
        blank = Blank(_("Gönderirken beyan edilir"), lines=0, choices=tuple(stage.declaration))
        yield Part(f"declaration-{stage.order}", title, (blank,))


def _asking(key: SectionKey, rule_set: RuleSet) -> list[SectionRule]:
    """The rules of the stages that ask for the section."""
    rows = [row for stage in rule_set.stages.all() for row in stage.section_rules.all() if row.section == key]
    return [row for row in rows if row.demand != Demand.NONE]


def _demanded(key: SectionKey, asking: list[SectionRule], rule_set: RuleSet) -> Words:
    """The section's name with the stages that ask for it, where not all do; marked where none needs it."""
    needed = any(row.demand == Demand.REQUIRED for row in asking)
    title: Words = key.label if needed else optional(key.label)
    stages = {stage.pk: stage for stage in rule_set.stages.all()}
    if len(asking) == len(stages):
        return title
    return f"{title} – {', '.join(stages[row.stage_id].name for row in asking)}"


def _part(key: SectionKey, choices: Mapping[str, tuple[Words, ...]]) -> Part:
    form = SECTION_FORMS.get(key) or ROW_FORMS[key]
    blanks = [_blank(field, choices.get(name)) for name, field in form.base_fields.items()]
    return Part(str(key), key.label, tuple(blanks), is_table=key in ROW_FORMS)


def _blank(field: forms.Field, choices: tuple[Words, ...] | None) -> Blank:
    if choices is None:
        choices = tuple(label for value, label in getattr(field, "choices", ()) if value != "")
    lines = 0 if choices else getattr(field, "lines", 1)
    return Blank(field.label or "", field.help_text, _limit(getattr(field, "limit", None)), lines, choices)


def _limit(most: int | None) -> str:
    if most is None:
        return ""
    return ngettext("en çok %(most)s karakter", "en çok %(most)s karakter", most) % {"most": format_number(most)}


def _choices(call: Call, rule_set: RuleSet, axes: Iterable[Axis]) -> dict[str, tuple[Words, ...]]:
    """What the rules of the year and the call offer, by the name of the field."""
    measures = tuple(str(measure) for axis in axes for measure in axis.measures.all())
    most = rules_of(rule_set).values.secondary_measures
    beside = ngettext("yukarıdakilerden en çok %(most)d tedbir", "yukarıdakilerden en çok %(most)d tedbir", most)
    return {
        "support_type_id": tuple(with_limits(row) for row in rule_set.support_types.all()),
        "province_id": tuple(row.province.name for row in at_home(rule_set.provinces.all(), call)),
        "main_measure_id": measures,
        "secondary": (beside % {"most": most},),
        "listed_id": tuple(f"{row.name} ({row.unit})" for row in rule_set.indicators.all()),
        "head_id": tuple(row.name for row in rule_set.budget_heads.all()),
    }


def _of_stages(key: SectionKey, rule_set: RuleSet) -> list[Part]:
    """The part once for each stage, named by it where there is more than one."""
    stages, supports = list(rule_set.stages.all()), list(rule_set.support_types.all())
    return [
        Part(f"{key}-{stage.order}", _titled(key, stage, stages), _asked_in(OF_A_STAGE[key](stage), supports))
        for stage in stages
    ]


def _asked_in(rows: Iterable[Question | DocumentSlot], supports: list[SupportTypeRule]) -> tuple[Blank, ...]:
    return tuple(_asked(row, supports) for row in rows)


def _titled(key: SectionKey, stage: StageRule, stages: list[StageRule]) -> Words:
    return key.label if len(stages) == 1 else f"{key.label} – {stage.name}"


def _asked(row: Question | DocumentSlot, supports: list[SupportTypeRule]) -> Blank:
    if isinstance(row, Question):
        label = row.label if row.is_required else optional(row.label)
        return Blank(label, row.hint, _limit(row.limit), WRITTEN)
    label = row.name if row.is_required else optional(row.name)
    kinds = ", ".join(upper(kind) for kind in row.kinds)
    most = _("en çok %(size)s") % {"size": format_size(row.max_bytes)}
    told = [kinds, most, _("geçerlilik tarihiyle") if row.asks_expiry else "", whom_of(row, supports)]
    return Blank(label, row.hint, " · ".join(filter(None, told)), 0, template=row.template)


OF_A_STAGE: Final[Mapping[str, Any]] = {
    SectionKey.QUESTIONS: lambda stage: stage.questions.all(),
    SectionKey.DOCUMENTS: lambda stage: stage.document_slots.all(),
}
