"""Tables as CSV that a Turkish spreadsheet opens: semicolons, decimal commas, no cell that could run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

BOM: Final = "\ufeff"
RUNS: Final = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int | Decimal | None


def csv_table(headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Headers and rows; an empty cell means that nobody knows, never nothing."""
    text = io.StringIO()
    lines = csv.writer(text, delimiter=";", lineterminator="\r\n")
    lines.writerow([_written(header) for header in headers])
    lines.writerows([_written(cell) for cell in row] for row in rows)
    return (BOM + text.getvalue()).encode()


def _written(cell: Cell) -> str:
    """A cell as text: numbers for machines without grouping, words guarded by an apostrophe where they could run."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    if isinstance(cell, int):
        return str(cell)
    return guarded(cell)


def guarded(text: str) -> str:
    """The text behind an apostrophe where a spreadsheet would run it as a formula."""
    return f"'{text}" if _runs(text) else text


def unguarded(text: str) -> str:
    """The text without the apostrophe that keeps a spreadsheet from running it."""
    return text[1:] if text.startswith("'") and _runs(text[1:]) else text


def _runs(text: str) -> bool:
    """Whether a spreadsheet would run the text; pasted, it first takes quotation marks around it off."""
    return text.lstrip('"').startswith(RUNS)
