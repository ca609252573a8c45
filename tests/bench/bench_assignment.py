"""The optimiser on 500 files, 60 evaluators and two for each file, solved beside the same with too little room, explained."""

import random

from applications.queries.matching import Problem, solve
from applications.queries.meeting import Company
from tests.bench.conftest import seconds

FILES, PEOPLE, EACH, EMPLOYERS = 500, 60, 2, 25
FITS = (0, 10, 20, 30, 50, 60, 70, 80)
FORBIDDEN = 0.05


def _problem(most: int) -> Problem:
    """Made up, always the same: one pair in twenty is forbidden, 25 employers, two couples kept apart."""
    dice = random.Random(1)
    files, people = range(FILES), range(1000, 1000 + PEOPLE)
    pairs = [(file, person) for file in files for person in people if dice.random() > FORBIDDEN]
    return Problem(
        fit={pair: dice.choice(FITS) for pair in pairs},
        need=dict.fromkeys(files, EACH),
        least=dict.fromkeys(people, 10),
        most=dict.fromkeys(people, most),
        company=Company(
            houses={person: frozenset({f"employer {person % EMPLOYERS}"}) for person in people},
            apart=frozenset({(1000, 1001), (1002, 1003)}),
        ),
    )


def test_an_assignment(compare):
    roomy, tight = _problem(most=20), _problem(most=16)

    compare(
        f"{FILES} files × {PEOPLE} people × {EACH}, explained",
        seconds(lambda: solve(tight), times=3),
        "solved",
        seconds(lambda: solve(roomy), times=3),
    )
