"""What differs between the call of an earlier file and the call it is to be carried into, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.choices import DEMANDED, Demand, SectionKey, ValueKey
from applications.models import Call, Proposal
from applications.presenters.repinning import outcome
from applications.presenters.rules import limits_of
from applications.queries.copying import Copy, Left
from applications.queries.rules import Rules, StageRules, rules_of
from applications.queries.sections import stage_rules
from cmdp.kit.formats import format_number, format_yes
from priorities.models import Measure

Words = str | Promise
Facts = Mapping[str, str]
NEW, GONE, OTHER = "new", "gone", "other"
KINDS: dict[str, tuple[Words, str]] = {
    NEW: (gettext_lazy("yeni"), "info"),
    GONE: (gettext_lazy("kalktı"), "warning"),
    OTHER: (gettext_lazy("değişti"), "info"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that rules say something about: which group it belongs to, its name, and what is said."""

    group: Words
    name: Words
    facts: Facts


@dataclass(frozen=True, slots=True)
class Change:
    """A thing that is new, gone or said otherwise; ``details`` are the facts as (what, before, now)."""

    kind: str
    entry: Entry
    details: tuple[tuple[str, str, str], ...] = ()

    @property
    def word(self) -> Words:
        """What happened to it."""
        return KINDS[self.kind][0]

    @property
    def tone(self) -> str:
        """How much it asks for."""
        return KINDS[self.kind][1]


def changes_between(source: Proposal, call: Call) -> list[Change]:
    """What an applicant finds otherwise than in the stage of the earlier file, group by group."""
    before = dict(_entries(rules_of(source.call.rule_set), stage_rules(source)))
    rules = rules_of(call.rule_set)
    now = dict(_entries(rules, rules.first))
    found = [change for key, entry in now.items() if (change := _change(before.get(key), entry))]
    return [*found, *(Change(GONE, entry) for key, entry in before.items() if key not in now)]


def left_of(copy: Copy) -> list[tuple[Words, list[Left]]]:
    """What stays behind, section by section."""
    sections = list(dict.fromkeys(row.section for row in copy.left))
    return [(section.label, [row for row in copy.left if row.section == section]) for section in sections]


def measures_of(copy: Copy) -> list[tuple[Measure, Words, str, tuple[Measure, ...]]]:
    """The measures of the earlier file: each with what becomes of it, the tone, and those that answer to it."""
    chosen = [choice for choice in (copy.main, *copy.others) if choice]
    return [(choice.measure, *outcome(choice), choice.heirs) for choice in chosen]


def _change(before: Entry | None, now: Entry) -> Change | None:
    if before is None:
        return Change(NEW, now)
    names = dict.fromkeys([*before.facts, *now.facts])
    pairs = [(name, before.facts.get(name, "–"), now.facts.get(name, "–")) for name in names]
    details = tuple(row for row in pairs if row[1] != row[2])
    return Change(OTHER, now, details) if details else None


def _entries(rules: Rules, stage: StageRules) -> Iterator[tuple[tuple[str, str], Entry]]:
    yield ("values", ""), Entry(_("Kurallar"), _("Genel kurallar"), _general(rules))
    for section in DEMANDED:
        demand = Demand(stage.demands.get(section, Demand.NONE))
        if demand != Demand.NONE:
            yield ("section", section), Entry(_("Bölümler"), SectionKey(section).label, {_("İstek"): str(demand.label)})
    for support in rules.support_types:
        limits = {_("Sınırlar"): ", ".join(limits_of(support)) or "–"}
        yield ("support", support.code), Entry(_("Destek türleri"), support.name, limits)
    for head in rules.budget_heads:
        yield ("head", head.code), Entry(_("Bütçe başlıkları"), f"{head.code} {head.name}", {})
    for question in stage.questions:
        facts = {_("Soru"): question.label, _("İpucu"): question.hint or "–"}
        facts |= {_("En çok karakter"): format_number(question.limit), _("Zorunlu"): format_yes(question.is_required)}
        yield ("question", question.key), Entry(_("Sorular"), question.label, facts)
    for slot in stage.document_slots:
        facts = {_("Zorunlu"): format_yes(slot.is_required), _("Dosya türleri"): ", ".join(slot.kinds)}
        facts |= {_("Geçerlilik tarihi"): format_yes(slot.asks_expiry)}
        yield ("slot", slot.key), Entry(_("Belgeler"), slot.name, facts)


def _general(rules: Rules) -> Facts:
    return {
        str(ValueKey.SECONDARY_MEASURES.label): format_number(rules.values.secondary_measures),
        str(ValueKey.VAT_ELIGIBLE.label): format_yes(rules.values.vat_eligible),
    }
