"""The files of supported projects that are shipped: our reading of them, our classification."""

import csv
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent.parent / "data"
MAPPING = "published_mapping.csv"

Row = dict[str, str]


def rows_of(name: str) -> list[Row]:
    """The rows of a shipped file."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
