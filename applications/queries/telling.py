"""What a letter tells of an opinion beside its words: points by section, where the file stands, until when one may object."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from applications.models import GridSection, Opinion
from applications.queries.ranking import RankedLine, Ranking, ranking_of
from applications.queries.rules import GridRules, Rules, Values
from applications.queries.scoring import SectionMean

QUARTERS: Final = 4
# With fewer files a quarter would tell the place itself.
FEWEST_RANKED: Final = 8


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section of the grid with its mean; the section names itself in the reader's language."""

    section: GridSection
    points: SectionMean


@dataclass(frozen=True, slots=True)
class Standing:
    """What is told of one file's place: its sections, how many were ranked, and in which quarter it stands (1: the highest).

    ``quarter`` is ``None`` where so few were ranked that it would tell the place, or where the file has none.
    """

    sections: tuple[SectionLine, ...]
    ranked: int
    quarter: int | None
    values: Values


def standings_of(ranking: Ranking) -> Mapping[int, Standing]:
    """The standing of each ranked file by its key."""
    lines = list(ranking.lines)
    return {line.file.pk: _standing(line, len(lines), ranking.rules) for line in lines}


def standing_of_file(opinion: Opinion) -> Standing | None:
    """The standing of one file as its list stands now; ``None`` where it is ranked no more."""
    return standings_of(ranking_of(opinion.act.call_stage)).get(opinion.proposal_id)


def _standing(line: RankedLine, ranked: int, rules: Rules) -> Standing:
    return Standing(
        tuple(_sections(rules.grid, line.result.sections)), ranked, quarter_of(line.rank, ranked), rules.values
    )


def _sections(grid: Iterable[GridRules], means: Iterable[SectionMean]) -> Iterable[SectionLine]:
    return (SectionLine(part.section, mean) for part, mean in zip(grid, means, strict=False))


def quarter_of(rank: int, ranked: int) -> int | None:
    """In which quarter of ``ranked`` files the one of that rank stands; ``None`` where that would tell the rank."""
    return None if ranked < FEWEST_RANKED else QUARTERS * (rank - 1) // ranked + 1
