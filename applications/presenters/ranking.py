"""The ranked list in words: the rules that drew it, how sure it is, who marked how."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from applications.choices import ValueKey
from applications.money import EnvelopeSplit
from applications.presenters.rules import shown
from applications.queries.certainty import Effect, Span
from applications.queries.rank_runs import Sureness
from applications.queries.ranking import RankedEnvelope, RankedLine, Ranking
from applications.queries.rules import Rules
from cmdp.kit.formats import format_mark

MONEY_RULES = (ValueKey.ENVELOPE_SPLIT, ValueKey.UNUSED_MONEY, ValueKey.LETS_SMALLER)


@dataclass(frozen=True, slots=True)
class RuleSaid:
    """One written rule beside a list; ``is_default`` where nobody has vouched for it."""

    label: str | Promise
    words: str
    is_default: bool


def money_rules(rules: Rules) -> list[RuleSaid]:
    """What the rule set says of the envelopes and, where there are several, of the money that one does not need."""
    return [
        RuleSaid(key.label, shown(key, getattr(rules.values, key.value), {}), key.value in rules.unconfirmed)
        for key in MONEY_RULES
        if key != ValueKey.UNUSED_MONEY or rules.values.envelope_split != EnvelopeSplit.CALL
    ]


@dataclass(frozen=True, slots=True)
class EffectShown:
    """One evaluator's effect with a name where the reader may know it, and what it means in words."""

    name: str
    effect: Effect
    is_severe: bool
    words: str


def effects_shown(sureness: Sureness | None, names: Mapping[int, str]) -> list[EffectShown]:
    """The evaluators of a run, the most severe and the most lenient first."""
    if sureness is None:
        return []
    ordered = sorted(sureness.effects, key=lambda one: (-abs(one.points), one.evaluator))
    return [_effect_shown(one, names, is_severe=one.evaluator in sureness.severe) for one in ordered]


def _effect_shown(effect: Effect, names: Mapping[int, str], *, is_severe: bool) -> EffectShown:
    words = severity_told(effect) if is_severe else _("başkalarından ayırt edilemiyor ya da fark küçük")
    return EffectShown(_named(names, effect.evaluator), effect, is_severe, words)


def _named(names: Mapping[int, str], evaluator: int) -> str:
    return names.get(evaluator) or _("adı size gösterilmeyen bir değerlendirici")


def severity_told(effect: Effect) -> str:
    """How one evaluator's marks differ from others' on the same kind of files."""
    words = {"points": format_mark(abs(Decimal(str(effect.points))))}
    if effect.points > 0:
        return _("aynı tür dosyalara meslektaşlarından ortalama %(points)s puan fazla veriyor") % words
    return _("aynı tür dosyalara meslektaşlarından ortalama %(points)s puan az veriyor") % words


@dataclass(frozen=True, slots=True)
class SpanShown:
    """A file of the list with the span of its place."""

    line: RankedLine
    span: Span
    is_close: bool

    @property
    def percent(self) -> int:
        """How likely it stands above the line, in per cent."""
        return round(self.span.chance * 100)


def spans_shown(ranking: Ranking, sureness: Sureness | None) -> list[tuple[RankedEnvelope, list[SpanShown]]]:
    """Every envelope with the spans of its files, in the order of the list."""
    if sureness is None:
        return []
    return [
        (
            envelope,
            [
                SpanShown(line, sureness.spans[line.file.pk], line.file.pk in sureness.close)
                for line in envelope.lines
                if line.file.pk in sureness.spans
            ],
        )
        for envelope in ranking.envelopes
    ]


@dataclass(frozen=True, slots=True)
class ResidualShown:
    """A score that neither the file nor its evaluator explains."""

    line: RankedLine
    name: str
    points: float


def residuals_shown(ranking: Ranking, sureness: Sureness | None, names: Mapping[int, str]) -> list[ResidualShown]:
    """The scores of a run that stand out, the largest first."""
    if sureness is None or not (told := sureness.run.findings["residuals"]):
        return []
    lines = {line.file.pk: line for line in ranking.lines}
    return [ResidualShown(lines[file], _named(names, who), points) for file, who, points in told if file in lines]
