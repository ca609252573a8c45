"""The question to a ClamAV daemon, put to a stand-in over a real socket."""

import socket

import pytest
from django.core.files.base import ContentFile

from cmdp.kit import clamd
from tests.support.clamd import EICAR, NAME, Checker, SocketChecker, running


@pytest.fixture
def checker():
    with running(Checker()) as checker:
        yield checker


def _ask(checker, content, *, timeout=5):
    return clamd.found_in(ContentFile(content), url=checker.url, timeout=timeout)


def test_a_clean_file_reaches_the_daemon_whole(checker):
    content = b"temiz" * 50_000

    assert (_ask(checker, content), checker.asked) == ("", [content])


def test_the_test_virus_is_found_by_its_name(checker):
    assert _ask(checker, b"%PDF-1.7 " + EICAR) == NAME


def test_a_daemon_on_a_socket_of_the_file_system_is_asked_too(tmp_path):
    path = str(tmp_path / "clamd.ctl")
    with running(SocketChecker(path)):
        assert clamd.found_in(ContentFile(EICAR), url=f"unix://{path}", timeout=5) == NAME


def test_the_file_is_left_at_its_beginning(checker):
    file = ContentFile(b"temiz")

    clamd.found_in(file, url=checker.url, timeout=5)

    assert file.read() == b"temiz"


@pytest.mark.parametrize("answer", [b"", b"\0", b"stream: FOUND\0", b"OK FOUND?\0", b"HTTP/1.1 200 OK\r\n"])
def test_what_is_no_verdict_is_no_answer(checker, answer):
    checker.answer = answer

    with pytest.raises(clamd.Unanswered):
        _ask(checker, b"x")


def test_a_file_above_the_daemons_limit_gets_no_verdict(checker):
    checker.limit = 100_000

    with pytest.raises(clamd.Unanswered) as silence:
        _ask(checker, b"x" * 5_000_000)

    assert not isinstance(silence.value, clamd.Unreached)


def test_a_daemon_that_falls_silent_is_not_waited_for_forever(checker):
    with socket.create_server(("127.0.0.1", 0)) as deaf, pytest.raises(clamd.Unanswered):
        clamd.found_in(ContentFile(b"x"), url=f"tcp://127.0.0.1:{deaf.getsockname()[1]}", timeout=0.2)


@pytest.mark.parametrize("url", ["tcp://127.0.0.1:1", "unix:///nowhere/clamd.ctl"])
def test_a_daemon_that_is_not_there_is_out_of_reach(url):
    with pytest.raises(clamd.Unreached):
        clamd.found_in(ContentFile(b"x"), url=url, timeout=1)
