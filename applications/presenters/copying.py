"""What differs between the call of an earlier file and the call it is to be carried into, in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.choices import DEMANDED, ApplicantVerdict, AssessmentMode, Demand, SectionKey, ValueKey
from applications.models import Call, DocumentSlot, Proposal
from applications.presenters.repinning import outcome
from applications.presenters.rules import limits_of, shown, whom_of
from applications.queries.copying import Copy, Left, places_of
from applications.queries.rules import Rules, StageRules, rules_of
from applications.queries.sections import stage_rules
from applications.rulebook import FIRST_SENT
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.formats import format_mark, format_number, format_size, format_yes
from cmdp.regions.models import Province
from priorities.models import Measure

Words = str | Promise
Facts = Mapping[str, str]
# Reminders, how files are ranked, what evaluators are asked beside marks or settle among themselves: no file is written otherwise for it.
INWARD = frozenset(
    {
        ValueKey.EVALUATOR_ANSWER_DAYS,
        ValueKey.OVERALL_VIEW,
        ValueKey.RECOMMENDATION,
        ValueKey.CONFIDENCE,
        ValueKey.HAS_DISCUSSION,
        ValueKey.HAS_CONSENSUS,
        ValueKey.ENVELOPE_SPLIT,
        ValueKey.UNUSED_MONEY,
        ValueKey.LETS_SMALLER,
        ValueKey.CLOSE_REASON_LENGTH,
        ValueKey.LARGE_RESIDUAL,
        ValueKey.SEVERE_EFFECT,
        ValueKey.EVALUATION_REMINDER_DAYS,
        *(ValueKey.RESERVE_ANSWER_DAYS, ValueKey.RESERVE_REMINDER_DAYS, ValueKey.RESERVE_ANSWER_FIRST),
        *(ValueKey.HAS_OBJECTIONS, ValueKey.OBJECTION_DAYS),
        *(ValueKey.OBJECTION_WORKING_DAYS, ValueKey.OBJECTION_REMINDER_DAYS, ValueKey.OBJECTION_ANSWER_DAYS),
        ValueKey.COMPLETION_REMINDER_DAYS,
        ValueKey.UNDERTAKING_REMINDER_DAYS,
        ValueKey.CLOSE_REMINDER_DAYS,
        ValueKey.ANSWER_REMINDER_DAYS,
    }
)
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
    rules, earlier = rules_of(call.rule_set), rules_of(source.call.rule_set)
    before = dict(_entries(earlier, stage_rules(source), places_of(source.call, earlier)))
    now = dict(_entries(rules, rules.first, places_of(call, rules)))
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


Found = Iterator[tuple[tuple[str, str], Entry]]


def _entries(rules: Rules, stage: StageRules, places: Iterable[Province]) -> Found:
    """All that bears on a file, each under a key that another year's rules know it by too."""
    yield ("values", ""), Entry(_("Kurallar"), _("Genel kurallar"), _general(rules))
    yield from _who_and_where(rules, places)
    yield from _sections(stage)
    yield from _money(rules)
    yield from _questions(rules, stage)
    yield from _papers(rules, stage)
    yield from _grid(rules)


def _general(rules: Rules) -> Facts:
    """The single values, as the page of the rules words them; how they are reminded of concerns no file."""
    names = {part.section.key: part.section.name for part in rules.grid}
    names[FIRST_SENT] = _("ilk gönderme anı")
    bearing = [key for key in ValueKey if key not in INWARD]
    return {str(key.label): shown(key, getattr(rules.values, key), names) for key in bearing}


def _who_and_where(rules: Rules, places: Iterable[Province]) -> Found:
    for place in places:
        yield ("province", str(place.pk)), Entry(_("Çağrının illeri"), place.name, {})
    for kind in OrganisationType:
        verdict = ApplicantVerdict(rules.applicant_types.get(kind, ApplicantVerdict.INELIGIBLE))
        facts = {_("Başvurabilir mi?"): str(verdict.label)}
        yield ("type", kind), Entry(_("Başvuru sahibi türleri"), kind.label, facts)


def _sections(stage: StageRules) -> Found:
    for section in DEMANDED:
        demand = Demand(stage.demands.get(section, Demand.NONE))
        if demand != Demand.NONE:
            yield ("section", section), Entry(_("Bölümler"), SectionKey(section).label, {_("İstek"): str(demand.label)})


def _money(rules: Rules) -> Found:
    for support in rules.support_types:
        limits = {_("Adı"): support.name, _("Sınırlar"): ", ".join(limits_of(support)) or "–"}
        yield ("support", support.code), Entry(_("Destek türleri"), support.name, limits)
    for head in rules.budget_heads:
        facts = {_("Adı"): head.name}
        yield ("head", head.code), Entry(_("Bütçe başlıkları"), f"{head.code} {head.name}", facts)


def _questions(rules: Rules, stage: StageRules) -> Found:
    for question in stage.questions:
        facts = {_("Soru"): question.label, _("İpucu"): question.hint or "–"}
        facts |= {_("En çok karakter"): format_number(question.limit), _("Zorunlu"): format_yes(question.is_required)}
        yield ("question", question.key), Entry(_("Sorular"), question.label, facts)
    for indicator in rules.indicators:
        facts = {_("Adı"): indicator.name, _("Birim"): indicator.unit}
        facts |= {_("Zorunlu"): format_yes(indicator.is_required)}
        yield ("indicator", indicator.key), Entry(_("Göstergeler"), indicator.name, facts)


def _papers(rules: Rules, stage: StageRules) -> Found:
    for slot in stage.document_slots:
        yield ("slot", slot.key), Entry(_("Belgeler"), slot.name, _of_slot(slot, rules))
    for paper in stage.undertakings:
        facts = {_("Adı"): paper.name, _("Metin"): paper.text, _("Kapanıştan sonra kaç iş günü"): str(paper.days)}
        yield ("undertaking", paper.key), Entry(_("Taahhütnameler"), paper.name, facts)
    declared = {_("Metin"): "\n".join(stage.stage.declaration)}
    yield ("declaration", ""), Entry(_("Beyan"), _("Gönderirken verilen beyan"), declared)


def _of_slot(slot: DocumentSlot, rules: Rules) -> Facts:
    return {
        _("Adı"): slot.name,
        _("Açıklama"): slot.hint or "–",
        _("Kimden istenir?"): whom_of(slot, rules.support_types) or _("herkesten"),
        _("Zorunlu"): format_yes(slot.is_required),
        _("Dosya türleri"): ", ".join(slot.kinds),
        _("En çok boyut"): format_size(slot.max_bytes),
        _("Geçerlilik tarihi"): format_yes(slot.asks_expiry),
        _("Değerlendiriciler görür"): format_yes(slot.is_for_evaluators),
        _("Şablon"): str(slot.template or "–"),
    }


def _grid(rules: Rules) -> Found:
    """Where evaluators write an opinion nobody marks by the grid."""
    if rules.values.assessment_mode == AssessmentMode.OPINION:
        return
    for part in rules.grid:
        floor = format_mark(part.section.floor) if part.section.floor is not None else "–"
        facts = {_("Adı"): part.section.name, _("En çok puan"): str(part.max_points), _("Bölüm eşiği"): floor}
        yield ("grid", part.section.key), Entry(_("Puanlama tablosu"), part.section.name, facts)
        for line in part.criteria:
            facts = {_("Adı"): line.name, _("En çok puan"): str(line.max_points)}
            yield ("criterion", f"{part.section.key}.{line.key}"), Entry(_("Puanlama tablosu"), line.name, facts)
