"""The locks are made from what stands in the .in files, and hold every name in them."""

import hashlib
import re

import pytest

from tests.support.modules import ROOT

NAMES = ("requirements", "requirements-dev")


def _named(name: str) -> set[str]:
    lines = (ROOT / f"{name}.in").read_text(encoding="utf-8").splitlines()
    return {re.split(r"[\[<>=! ]", line)[0] for line in lines if re.match(r"[a-z0-9]", line)}


@pytest.mark.parametrize("name", NAMES)
def test_a_lock_is_made_from_its_names_of_today(name):
    told = b"".join((ROOT / f"{each}.in").read_bytes() for each in ("requirements", name))

    first = (ROOT / f"{name}.txt").read_text(encoding="utf-8").splitlines()[0]

    assert first == f"# made by bin/lock from sha256 {hashlib.sha256(told).hexdigest()}"


@pytest.mark.parametrize("name", NAMES)
def test_a_lock_pins_every_name_by_hash(name):
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8")

    pinned = set(
        re.findall(r"^([a-z0-9-]+)(?:\[[a-z0-9,]+\])?==\S+(?: ;[^\\]*)? \\\n    --hash=sha256:", text, re.MULTILINE)
    )

    assert _named(name) - pinned == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_name_has_a_word_why(name):
    lines = (ROOT / f"{name}.in").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if re.match(r"[a-z0-9]", line) and " # " not in line] == []


def test_the_locks_agree():
    def pins(name):
        return dict(re.findall(r"^([a-z0-9-]+)\S*==(\S+)", (ROOT / f"{name}.txt").read_text("utf-8"), re.MULTILINE))

    product, development = pins("requirements"), pins("requirements-dev")

    assert product.items() <= development.items()


@pytest.mark.parametrize("name", NAMES)
def test_a_lock_names_no_index(name):
    assert re.search(r"https?://|--index|--find-links", (ROOT / f"{name}.txt").read_text(encoding="utf-8")) is None
