"""What a file of tests consists of, and what stands near to it: read off its imports, its place and the files it names."""

import ast
import hashlib
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from environment import ROOT
from memory import Marks

GROUND = ("requirements-dev.txt", "pyproject.toml", "tests/conftest.py", "tests/support/told.py")
OURS, TOPS = ("applications", "cmdp", "priorities"), ("", "cmdp/")
NAMED = re.compile(r"[\"']([\w./-]+\.(?:html|txt|css|js|json|md))[\"']")
SHELVES = ("templates", "static", "")


def ground() -> str:
    """What every test stands on: the locked packages, their settings, the Python, what all tests share."""
    return _digest([ROOT / name for name in GROUND], sys.version)


def commit() -> str:
    """The commit that is tried, with a plus if the files are no longer its own; without git a word."""
    told = [
        subprocess.run(["git", *words.split()], cwd=ROOT, capture_output=True, text=True, check=False)
        for words in ("rev-parse --short HEAD", "status --porcelain")
    ]
    return told[0].stdout.strip() + "+" * bool(told[1].stdout) if told[0].returncode == 0 else "a tree without git"


def marks_of(file: str) -> Marks:
    """The fingerprints of a file of tests and of what it tests, as they stand now."""
    path = ROOT / file
    own = _closure(path)
    near = {*_imported(path, OURS), *_mirrored(path)}
    return Marks(_digest(own), _digest(near | {each for module in (path, *near) for each in _named(module)}))


def _closure(path: Path) -> set[Path]:
    """The file, the conftests above it, and all of the tests' own modules that these come to."""
    folders = [folder for folder in path.parents if ROOT / "tests" in (folder, *folder.parents)]
    found, fresh = set(), {path, *(folder / "conftest.py" for folder in folders)}
    while fresh := {each for each in fresh if each.exists()} - found:
        found |= fresh
        fresh = {each for module in fresh for each in _imported(module, ("tests",))}
    return found


def _mirrored(path: Path) -> Iterator[Path]:
    """The module or package whose tests these are by their place."""
    stem = path.stem.removeprefix("test_").removesuffix("_browser")
    for top in TOPS:
        yield from _files_of(ROOT / top / path.parent.relative_to(ROOT / "tests") / stem)


@cache
def _imported(path: Path, tops: tuple[str, ...]) -> frozenset[Path]:
    """The files of the modules under ``tops`` that a module imports; a package counts with all that is in it."""
    found: set[Path] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            if name.partition(".")[0] in tops:
                place = ROOT / name.replace(".", "/")
                found.update(_files_of(place) or _files_of(place.parent))
    return frozenset(found)


@cache
def _files_of(place: Path) -> tuple[Path, ...]:
    module = place.with_suffix(".py")
    return (module,) if module.is_file() else tuple(sorted(place.rglob("*.py")))


@cache
def _named(path: Path) -> frozenset[Path]:
    """Templates, scripts and data that a module names."""
    names = NAMED.findall(path.read_text(encoding="utf-8"))
    return frozenset(place for name in names for shelf in SHELVES if (place := ROOT / shelf / name).is_file())


def _digest(paths: Iterable[Path], *words: str) -> str:
    seen = hashlib.sha256("".join(words).encode())
    for path in sorted(paths):
        seen.update(str(path.relative_to(ROOT)).encode() + _content(path))
    return seen.hexdigest()[:12]


@cache
def _content(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()
