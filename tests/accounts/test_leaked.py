"""A list of leaked passwords that the installation keeps: found wherever they stand in it, and never in anybody's way."""

import hashlib
import logging

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from cmdp.accounts.leaked import NotLeaked, is_listed, readable_list

LEAKED = ["correct horse battery", "uzun-bir-parola-2026", "şifremi unuttum 1", "aaaaaaaaaaaa", "x" * 128]


def _digest(password):
    return hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()


def _list(folder, passwords, end="\r\n", last="\r\n"):
    place = folder / "leaked.txt"
    lines = [f"{digest}:{times}" for times, digest in enumerate(sorted(_digest(word) for word in passwords), 9)]
    place.write_bytes(end.join(lines).encode() + last.encode() * bool(lines))
    return place


@pytest.mark.parametrize(("end", "last"), [("\r\n", "\r\n"), ("\n", "\n"), ("\n", "")])
@pytest.mark.parametrize("password", LEAKED)
def test_a_leaked_password_is_refused_wherever_it_stands(tmp_path, password, end, last):
    with pytest.raises(ValidationError) as refusal:
        NotLeaked(str(_list(tmp_path, LEAKED, end, last))).validate(password)

    assert refusal.value.code == "leaked"


@given(st.sets(st.text(max_size=9), max_size=60), st.text(max_size=9))
def test_the_list_answers_as_a_set_would(tmp_path_factory, passwords, other):
    place = _list(tmp_path_factory.mktemp("lists"), passwords)

    assert [word for word in passwords if not is_listed(word, place)] == []
    assert is_listed(other, place) == (other in passwords)


def test_a_list_that_went_away_keeps_nobody_out_and_is_told(tmp_path, caplog):
    with caplog.at_level(logging.ERROR):
        assert NotLeaked(str(tmp_path / "gone.txt")).validate(LEAKED[0]) is None

    assert "cannot be read" in caplog.text


def test_the_list_is_looked_at_before_anybody_signs_up(tmp_path, settings):
    settings.LEAKED_PASSWORDS = ""
    assert readable_list() == []
    settings.LEAKED_PASSWORDS = str(_list(tmp_path, LEAKED))
    assert readable_list() == []


@pytest.mark.parametrize("words", [None, b"", b"123456\npassword\n"])
def test_what_is_no_list_of_digests_is_named_by_the_checks(tmp_path, settings, words):
    place = tmp_path / "words.txt"
    if words is not None:
        place.write_bytes(words)
    settings.LEAKED_PASSWORDS = str(place)

    assert [found.id for found in readable_list()] == ["cmdp.E002"]
