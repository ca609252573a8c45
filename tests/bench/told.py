"""``python -m tests.bench.told FILE …``: figures of ``bin/bench pages``, ``storm``, ``letters`` and ``start`` (their --json) into docs/performance.md."""

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from tests.bench.reckoning import Measured, missed
from tests.bench.targets import JUDGED, TARGETS, Target

DOCUMENT: Final = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
Run = dict[str, Any]


def main(files: Sequence[str]) -> None:
    """Put the table of each run between its marks."""
    text = DOCUMENT.read_text(encoding="utf-8")
    for file in files:
        run: Run = json.loads(Path(file).read_text(encoding="utf-8"))
        text = filled(text, run["kind"], "\n".join(TABLES[run["kind"]](run)))
    DOCUMENT.write_text(text, encoding="utf-8")


def filled(text: str, kind: str, table: str) -> str:
    """The document with another table between ``<!-- kind -->`` and ``<!-- /kind -->``."""
    between = re.compile(rf"(<!-- {kind} -->\n).*?(<!-- /{kind} -->)", re.DOTALL)
    found, number = between.subn(lambda match: f"{match[1]}\n{table}\n\n{match[2]}", text)
    if not number:
        raise ValueError(f"docs/performance.md has no marks for {kind}.")
    return found


def _pages(run: Run) -> Iterator[str]:
    yield from _head(run)
    yield "| page | files | median | p95 | floor | ratio | most | queries | most | |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|---|"
    rows = [Measured(**row) for row in run["rows"]]
    for row in rows:
        target = TARGETS.get(row.page, Target())
        fewest = next(one for one in rows if one.page == row.page)
        asked = target if row.files == JUDGED else Target(growth=target.growth) if row.files > JUDGED else Target()
        over = ", ".join(missed(row, asked, fewest))
        said = f"missed: {over}" if over else "met" if asked != Target() else ""
        yield (
            f"| {row.page} | {row.files:,} | {row.median:.1f} ms | {row.p95:.1f} ms | {row.floor:.1f} ms | {row.ratio:.1f} × "
            f"| {_most(target.ratio)} | {row.queries} | {_most(target.queries)} | {said} |"
        )


def _storm(run: Run) -> Iterator[str]:
    yield from _head(run, f", scale {run['scale']:g}, {run['seconds']:.0f} s, seed {run['seed']}")
    yield "| act | number | median | p95 | worst | most (p95) | answers | |"
    yield "|---|---:|---:|---:|---:|---:|---|---|"
    for row in run["rows"]:
        answers = ", ".join(f"{number} × {status}" for status, number in sorted(row["statuses"].items()))
        said = ("met" if row["p95"] <= row["target"] else "missed") if row["target"] else ""
        times = " | ".join(f"{row[name]:.0f} ms" for name in ("median", "p95", "worst"))
        yield f"| {row['what']} | {row['number']} | {times} | {_most(row['target'])} | {answers} | {said} |"
    yield ""
    yield f"Judged afterwards: {'; '.join(run['wrongs']) or 'nothing lost, nothing late, nothing doubled'}."
    if run["steps"]:
        yield ""
        yield "| saving without a pause | saves per second | median | p95 | not kept |"
        yield "|---:|---:|---:|---:|---:|"
    for step in run["steps"]:
        times = f"{step['median']:.0f} ms | {step['p95']:.0f} ms"
        yield f"| {step['people']} | {step['per_second']:.0f} | {times} | {step['not_kept']} |"


def _letters(run: Run) -> Iterator[str]:
    number, bare, ours = (sum(row[name] for row in run["rows"]) for name in ("number", "bare", "ours"))
    said = "met" if run["ratio"] >= run["least"] else "missed"
    yield from _head(run, f", letters of {run['bytes']:,} bytes")
    yield "| letters | by the worker | by the bare loop | ratio (middle of the parts) | least | |"
    yield "|---:|---:|---:|---:|---:|---|"
    yield f"| {number:,} | {number / ours:.0f}/s | {number / bare:.0f}/s | {run['ratio']:.2f} | {run['least']:g} | {said} |"


def _start(run: Run) -> Iterator[str]:
    said = "met" if run["page"] <= run["most"] else "missed"
    yield from _head(run)
    yield "| starts | first page, middle | with worker and beat | times bare loading | most | |"
    yield "|---:|---:|---:|---:|---:|---|"
    whole = sorted(row["whole"] for row in run["rows"])[len(run["rows"]) // 2]
    yield f"| {len(run['rows'])} | {run['page']:.1f} s | {whole:.1f} s | {run['ratio']:.1f} | {run['most']:g} s | {said} |"


def _head(run: Run, more: str = "") -> Iterator[str]:
    yield f"`bin/bench {run['kind']}`, {run['at']}, {run['machine']}{more}."
    yield ""


def _most(bound: float) -> str:
    return f"{bound:g}" if bound else ""


TABLES: Final[dict[str, Callable[[Run], Iterator[str]]]] = {
    "pages": _pages,
    "storm": _storm,
    "letters": _letters,
    "start": _start,
}

if __name__ == "__main__":
    main(sys.argv[1:])
