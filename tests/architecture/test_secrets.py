"""No secret lies in the repository: no private key, no password in an address, nothing that looks drawn at random."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.modules import OWN, ROOT

FOLDERS = (*OWN, ".ci", "bin", "deploy", "docs", "locale", "static", "templates", "tests")
SHAPES = {
    "private key": re.compile(r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"),
    "password in an address": re.compile(r"\b\w+://[^\s/:@\"'`]+:(?!password@)[^\s/@\"'`{$]{6,}@"),
    "known token": re.compile(
        r"\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_\w{36}|xox[abp]-[\w-]{20}|eyJ[\w-]{20,}\.eyJ[\w-]{20})"
    ),
}
WORD = re.compile(r"[A-Za-z0-9+/_=-]{24,}")
RANDOM_FROM = 4.2  # bits a character: prose, identifiers and hexadecimal digests lie below
# What looks so and is none.
HARMLESS = {
    "com/haber/Kultur-Yolu-protokolu-imzalandi/67630",
    "org/officeDocument/2006/relationships",
    "com/ThreeSixtyGiving/standard/master/schema/360-giving-schema",
    "xMpDHPpq3frL3FBVL6ZE7ix9LE0rcH4tm4ZNhFXmaKQ",  # made up: the logs' tests hide it
}


def _texts() -> Iterator[tuple[Path, str]]:
    """Every text of the repository; what is no UTF-8 is a picture, a font or a PDF."""
    files = [*ROOT.glob("*.*"), *(file for folder in FOLDERS for file in (ROOT / folder).rglob("*"))]
    for file in files:
        if file.is_file() and "__pycache__" not in file.parts:
            try:
                yield file.relative_to(ROOT), file.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def _bits(word: str) -> float:
    """Shannon's measure of ``word``, in bits a character."""
    return -sum(n / len(word) * math.log2(n / len(word)) for n in Counter(word).values())


def _looks_random(word: str) -> bool:
    mixed = re.search("[a-z]", word) and re.search("[A-Z]", word) and re.search(r"\d.*\d", word)
    return bool(mixed) and _bits(word) >= RANDOM_FROM


def _secrets(text: str) -> list[str]:
    """What in ``text`` is a secret, or looks like one."""
    found = [f"{what}: {hit[0]}" for what, shape in SHAPES.items() for hit in shape.finditer(text)]
    words = sorted(word for word in set(WORD.findall(text)) if not any(known in word for known in HARMLESS))
    return found + [f"looks random: {word}" for word in words if _looks_random(word)]


def test_no_secret_lies_in_the_repository():
    assert [f"{file}: {secret}" for file, text in _texts() for secret in _secrets(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN RSA PRIVATE " + "KEY-----",
        "postgres://cmdp:" + "hunter2hunter2@db/cmdp",
        "AKIA" + "ABCDEFGHIJKLMNOP",
        'KEY = "k9Q' + 'zW3vT7bLxR2mN8pYc5HjD4"',
    ],
)
def test_a_secret_would_be_found(text):
    assert _secrets(text) != []


@pytest.mark.parametrize(
    "text", ["postgres://user:password@host:5432/name", "a" * 64, "test_no_secret_lies_in_the_2nd_Repository"]
)
def test_what_is_none_is_left_alone(text):
    assert _secrets(text) == []
