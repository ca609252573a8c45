"""docs/security.md answers every requirement once, and what it names is there."""

import re
from collections import Counter

import pytest
from django.urls import Resolver404, resolve

from tests.architecture.asvs import LEVEL_1, LEVEL_2, numbers
from tests.support.modules import OWN, ROOT

PAGE = (ROOT / "docs/security.md").read_text(encoding="utf-8")
ROW = re.compile(
    r"^\| (\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| (met|not applicable|not met) \| ([^|]+) \|$", re.MULTILINE
)
ROWS = ROW.findall(PAGE)
NAMED = sorted(set(re.findall(r"`([^`\n]+)`", PAGE)))
ASSIGNED = re.compile(r"^([A-Z][A-Z0-9_]+)\b[^=\n]*=|env\.\w+\(\"([A-Z_]+)\"", re.MULTILINE)


def _constants():
    """Every setting and constant of ours."""
    files = [file for package in OWN for file in (ROOT / package).rglob("*.py") if "migrations" not in file.parts]
    return {name for file in files for pair in ASSIGNED.findall(file.read_text("utf-8")) for name in pair if name}


def _is_there(name, constants):
    """Whether a test, a file, an address or a setting exists; other words are words."""
    path, _, test = name.partition("::")
    if test:
        return (ROOT / path).is_file() and f"def {test}(" in (ROOT / path).read_text("utf-8")
    if name.startswith("/"):
        return _resolves(name)
    if re.fullmatch(r"[\w.-]+(/[\w.-]+)+/?|[\w-]+\.(md|txt|toml)", name):
        return (ROOT / name).exists()
    return name in constants if re.fullmatch(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+", name) else True


def _resolves(address):
    try:
        return bool(resolve(address))
    except Resolver404:
        return False


def test_every_requirement_of_both_levels_has_one_answer():
    answered = Counter((number, level) for number, level, *_rest in ROWS)
    wanted = [(number, "1") for number in numbers(LEVEL_1)] + [(number, "2") for number in numbers(LEVEL_2)]

    assert len(wanted) == len(set(wanted)) == 253
    assert answered == Counter(wanted)


def test_every_row_has_one_of_the_three_answers():
    assert len(re.findall(r"^\| \d+\.", PAGE, re.MULTILINE)) == len(ROWS)


def test_what_is_met_names_the_test_that_proves_it():
    assert [number for number, _level, _ask, answer, why in ROWS if answer == "met" and "::test_" not in why] == []


def test_every_file_test_and_setting_that_is_named_exists():
    constants = _constants()

    assert [name for name in NAMED if not _is_there(name, constants)] == []


@pytest.mark.parametrize(
    "name", ["docs/nowhere.md", "tests/test_health.py::test_nothing", "/nowhere/at/all/", "NO_SUCH_SETTING", "none.txt"]
)
def test_what_is_not_there_would_be_found(name):
    assert not _is_there(name, _constants())


def test_the_sums_are_those_of_the_rows():
    sums = Counter(answer for *_rest, answer, _why in ROWS)

    assert f"{sums['met']} are met, {sums['not met']} are not, {sums['not applicable']} do not apply" in PAGE
