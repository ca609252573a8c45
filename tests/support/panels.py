"""Small panels of scores with a known make."""

import random

from applications.queries.severity import Given


def small_panel(
    *, files: int = 40, evaluators: int = 10, axes: int = 3, seed: int = 3, severity: float = 6.0
) -> list[Given]:
    """Two evaluations of every file; whole points."""
    draw = random.Random(seed)
    merits = [draw.gauss(70, 8) for _ in range(files)]
    hands = [draw.gauss(0, severity) for _ in range(evaluators)]
    return [
        Given(file, str(file % axes), who, round(merits[file] + hands[who] + draw.gauss(0, 6)))
        for file in range(files)
        for who in draw.sample(range(evaluators), 2)
    ]
