"""Codes on papers: always the same for one thing, typed as people type, kept as a hash."""

import hashlib
import re

import pytest

from cmdp.kit.codes import LENGTH, code_for, grouped, hash_of


def test_a_code_is_long_steady_and_of_one_thing_only():
    code = code_for("paper", "1:abc")

    assert re.fullmatch(rf"[2-9a-hjkmnp-z]{{{LENGTH}}}", code)
    assert code == code_for("paper", "1:abc")
    assert len({code, code_for("paper", "2:abc"), code_for("other", "1:abc")}) == 3


def test_a_code_hangs_on_the_services_key(settings):
    before = code_for("paper", "1")

    settings.SECRET_KEY = "another"

    assert code_for("paper", "1") != before


def test_a_code_is_printed_in_groups():
    assert grouped("abcde23456fghjk") == "ABCDE-23456-FGHJK"


@pytest.mark.parametrize("typed", ["abcde-23456", "ABCDE 23456", " aBcDe – 234-56\n", "ABCDE\u200b23456"])
def test_a_code_is_known_however_it_was_typed(typed):
    assert hash_of(typed) == hashlib.sha256(b"abcde23456").hexdigest()


@pytest.mark.parametrize("typed", ["", "\ud800", "İıIi", "x" * 10_000])
def test_what_is_no_code_has_a_hash_all_the_same(typed):
    assert len(hash_of(typed)) == 64
