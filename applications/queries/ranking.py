"""The ranked list of a call with the line where the money ends."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from applications.choices import OpinionOutcome, Status
from applications.models import CallStage
from applications.money import EnvelopeSplit
from applications.queries.entrants import Assessed, Entrant, assessed_of, entrants_of, held_amounts, sums_by_part
from applications.queries.envelopes import WHOLE, ZERO, Allotment, Claim, Lira, Overflow, Part, Purse, allot, purse_of
from applications.queries.rules import Rules, rules_of
from applications.queries.scoring import Result
from applications.rulebook import FIRST_SENT

Key = tuple[Decimal | float, ...]
# Without an opinion yet, or with one that lets it wait.
WAITING: Final = (Status.REVIEWED, Status.RESERVE)


@dataclass(frozen=True, slots=True)
class RankedLine:
    """One file in the list. ``rank`` counts from 1 in the call, ``place`` in its own envelope.

    ``recommended`` is what an opinion or the Ministry gave; ``cumulated`` is lira up to this line of the envelope: what
    was given, else what is asked. ``moved`` is what reached it from unused money.
    ``tie_broken_by`` names the rule (a section's key or ``first_sent``) that set this line behind
    the one above it although the scores are equal; empty where no tie had to be broken.
    """

    rank: int
    place: int
    part: str
    file: Entrant
    result: Result
    recommended: Decimal | None
    cumulated: Decimal
    moved: Decimal
    is_within: bool
    is_last_within: bool
    tie_broken_by: str

    @property
    def suggestion(self) -> OpinionOutcome:
        """What score, floors and money suggest; the commission's word is its own."""
        if not self.result.passes:
            return OpinionOutcome.NEGATIVE
        return OpinionOutcome.POSITIVE if self.is_within else OpinionOutcome.RESERVE


@dataclass(frozen=True, slots=True)
class RankedEnvelope:
    """The list of one envelope: its money in lira, its lines, and the first file that it does not reach.

    ``received`` came from unused money, ``given`` went to files of other envelopes, ``left`` is still free.
    """

    part: Part
    share: Decimal
    held: Decimal
    received: Decimal
    given: Decimal
    left: Decimal
    lines: tuple[RankedLine, ...]
    overflow: Overflow | None
    first_outside: RankedLine | None

    @property
    def anchor(self) -> str:
        """Where it stands on its page."""
        return f"zarf-{self.part.key}"


@dataclass(frozen=True, slots=True)
class Ranking:
    """The list of one stage of a call, its envelope in lira, and what earlier acts left of it."""

    lines: tuple[RankedLine, ...]
    envelopes: tuple[RankedEnvelope, ...]
    rules: Rules
    purse: Purse
    left: Decimal
    common_left: Decimal

    @property
    def envelope(self) -> Decimal:
        """The money of the whole call."""
        return self.purse.envelope

    @property
    def is_divided(self) -> bool:
        """Whether axes or provinces have envelopes of their own."""
        return self.rules.values.envelope_split != EnvelopeSplit.CALL

    @property
    def is_marked(self) -> bool:
        """Whether the rule set asks for marks rather than opinions."""
        return self.rules.is_marked


def ranking_of(window: CallStage) -> Ranking:
    """Rank the evaluated files of a call's stage: passing ones first, by score, by the written tie-breaks.

    The line of each envelope is drawn where the next file in order no longer fits what earlier acts left of it;
    whether a smaller one behind is let forward, and where unused money goes, the rule set says.
    """
    rules = rules_of(window.call.rule_set)
    return rank(assessed_of(window, rules), rules, purse_of(window.call, rules))


def rank(assessed: Assessed, rules: Rules, purse: Purse) -> Ranking:
    """The list out of what was read; the same list for the same input, whatever order that came in."""
    results = assessed.results
    files = {file.pk: file for file in assessed.files if file.pk in results}
    ties = _ties(files.values(), results, rules)
    ranked = sorted(files.values(), key=lambda file: _order(file, results[file.pk], ties.keys[file.pk]))
    held = sums_by_part(assessed.files, assessed.amounts)
    waiting = [file for file in ranked if waits(file, results[file.pk])]
    claims = [Claim(file.pk, file.part, file.requested_support) for file in waiting]
    done = allot(purse, held, claims)
    lines = _lines(ranked, assessed, done, ties)
    left = purse.envelope - sum(held.values(), ZERO)
    return Ranking(lines, _envelopes(lines, assessed.parts, purse, held, done), rules, purse, left, done.common)


def committed_by_part(window: CallStage) -> dict[str, Decimal]:
    """Part of the envelope → lira that opinions already recommend or the Ministry approved in this stage."""
    return sums_by_part(entrants_of(window, rules_of(window.call.rule_set)), held_amounts(window))


def waiting_parts(window: CallStage) -> set[str]:
    """The parts in which a file waits for money: on the reserve list, or without an opinion yet."""
    return {file.part for file in entrants_of(window, rules_of(window.call.rule_set)) if file.status in WAITING}


def _order(file: Entrant, result: Result, ties: Key) -> Key:
    score = result.score if result.score is not None else ZERO
    return (0 if result.passes else 1, -score, *ties, file.pk)


@dataclass(frozen=True, slots=True)
class Ties:
    """What stands for each written tie-break, by file: the less, the further in front."""

    names: tuple[str, ...]
    keys: Mapping[int, Key]

    def broken_by(self, above: RankedLine, file: Entrant, result: Result) -> str:
        """The rule that set a file behind one of equal score; empty where none had to."""
        if (above.result.passes, above.result.score) != (result.passes, result.score):
            return ""
        pairs = zip(self.names, self.keys[above.file.pk], self.keys[file.pk], strict=True)
        return next((name for name, a, b in pairs if a != b), "")


def _ties(files: Iterable[Entrant], results: Mapping[int, Result], rules: Rules) -> Ties:
    sections = {part.section.key: at for at, part in enumerate(rules.grid)}
    breaks = [None if key == FIRST_SENT else sections.get(key, len(sections)) for key in rules.values.tie_breaks]
    keys = {
        file.pk: tuple(_sent(file) if at is None else _mean(results[file.pk], at) for at in breaks) for file in files
    }
    return Ties(rules.values.tie_breaks, keys)


def _sent(file: Entrant) -> float:
    return file.first_sent_at.timestamp() if file.first_sent_at else float("inf")


def _mean(result: Result, at: int) -> Decimal:
    return -result.sections[at].mean if at < len(result.sections) else ZERO


def _lines(ranked: Sequence[Entrant], assessed: Assessed, done: Allotment, ties: Ties) -> tuple[RankedLine, ...]:
    within = [file.pk in assessed.amounts or file.pk in done.served for file in ranked]
    last = {file.part: place for place, (file, is_in) in enumerate(zip(ranked, within, strict=True)) if is_in}
    drawn: defaultdict[str, list[RankedLine]] = defaultdict(list)
    lines = []
    for at, file in enumerate(ranked):
        above = drawn[file.part][-1] if drawn[file.part] else None
        given, result = assessed.amounts.get(file.pk), assessed.results[file.pk]
        asked = file.requested_support if waits(file, result) else ZERO
        line = RankedLine(
            rank=at + 1,
            place=len(drawn[file.part]) + 1,
            part=file.part,
            file=file,
            result=result,
            recommended=given,
            cumulated=(above.cumulated if above else ZERO) + (asked if given is None else given),
            moved=done.moved.get(file.pk, ZERO),
            is_within=within[at],
            is_last_within=last.get(file.part) == at,
            tie_broken_by=ties.broken_by(above, file, result) if above else "",
        )
        drawn[file.part].append(line)
        lines.append(line)
    return tuple(lines)


def _envelopes(
    lines: Sequence[RankedLine], parts: Sequence[Part], purse: Purse, held: Lira, done: Allotment
) -> tuple[RankedEnvelope, ...]:
    """The envelopes in the order of the parts; files that belong to none of them stand in a last one without money."""
    known = list(parts) or [Part(WHOLE, "")]
    strays = {line.part for line in lines} - {part.key for part in known}
    by_part, by_file = defaultdict(list), {line.file.pk: line for line in lines}
    for line in lines:
        by_part[line.part].append(line)
    return tuple(
        RankedEnvelope(
            part=part,
            share=purse.shares.get(part.key, ZERO),
            held=held.get(part.key, ZERO),
            received=sum((line.moved for line in by_part[part.key]), ZERO),
            given=done.given.get(part.key, ZERO),
            left=done.left.get(part.key, ZERO),
            lines=tuple(by_part[part.key]),
            overflow=(overflow := done.overflows.get(part.key)),
            first_outside=by_file[overflow.key] if overflow else None,
        )
        for part in [*known, *(Part(key, key) for key in sorted(strays))]
    )


def waits(file: Entrant, result: Result) -> bool:
    """Whether the file may still take from what is left: it passes and has no opinion yet."""
    return file.status == Status.REVIEWED and result.passes
