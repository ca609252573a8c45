"""A seeded handful of what ``bin/bench faults`` does by the hundred; and that its judge sees what is planted."""

import threading
from collections import Counter
from contextlib import contextmanager

import psutil
import pytest
from django.db import connection

from cmdp.outbox.tasks import sweep
from tests.bench.faults.judge import doubles, wrong
from tests.bench.faults.rounds import Rounds, kind_of
from tests.bench.faults.told import Act, Answered, Event, File, Letter, Sending, World
from tests.bench.service import HOST, Web
from tests.support.smtp import Sink
from tests.support.worker import Redis, test_database_url

YES, NOTHING = Answered.YES, Answered.NOTHING
ACTS = [
    Act("type", "f", "bir", YES),
    Act("type", "f", "iki", YES),
    Act("type", "f", "üç", NOTHING),
    Act("upload", "f", "paper", YES),
    Act("send", "f", "", YES),
    Act("message", "f", "hello", YES),
    Act("note", "f", "remark", NOTHING),
]


def world():
    """One file after these acts, as it may stand."""
    events = [
        Event("proposal.attach", {}),
        Event("proposal.submit", {"status": ["draft", "submitted"], "sha256": ["", "digest"]}),
        Event("proposal.message", {}),
        Event("proposal.note", {}),
    ]
    file = File("submitted", "TR83/26/CMDP/0001", "iki", events=events, papers={"paper"})
    file.sendings, file.messages, file.notes = [sending()], Counter(["hello"]), Counter(["remark"])
    return World({"f": file}, {"<a>": Letter("sent", 0), "<b>": Letter("sent", 1)}, Counter({"<a>": 1, "<b>": 2}), 1)


def sending(**other):
    told = {"sha256": "digest", "reckoned": "digest", "title": "iki", "papers": 2, "letters": 1}
    return Sending(**{**told, **other})


def judged(plant=lambda _file, _world: None, *, acts=ACTS, killed=1):
    """What is found wrong, the file's own name left out."""
    seen = world()
    plant(seen.files["f"], seen)
    return [sentence.removeprefix("f: ") for sentence in wrong(acts, seen, killed_senders=killed)]


def test_what_may_be_is_not_found():
    assert judged() == []
    assert (
        judged(lambda file, _world: setattr(file, "title", "üç")) == []
    )  # typed last, and nobody was told how it ended
    assert doubles(world()) == 1


FAULTS = {
    "a text lost": (lambda file, _: setattr(file, "title", "bir"), "the title is 'bir', acknowledged was 'iki'"),
    "a paper lost": (lambda file, _: file.papers.clear(), "the acknowledged paper paper is gone"),
    "a paper from nowhere": (lambda file, _: file.papers.add("other"), "papers that nobody uploaded: ['other']"),
    "a sending lost": (lambda file, _: file.events.pop(1), "1 to 1 times send, on the record 0 times"),
    "half a sending": (lambda file, _: file.sendings.clear(), "1 sendings on the record, 0 frozen, or others"),
    "a digest bent": (
        lambda file, _: file.sendings.__setitem__(0, sending(reckoned="other")),
        "sending 1 is not what its digest says",
    ),
    "a text frozen that nobody typed": (
        lambda file, _: file.sendings.__setitem__(0, sending(title="dört")),
        "sending 1 froze the title 'dört', which nobody typed",
    ),
    "no letter with it": (
        lambda file, _: file.sendings.__setitem__(0, sending(letters=0)),
        "sending 1 has 2 papers and 0 letters",
    ),
    "a message lost": (lambda file, _: file.messages.clear(), "the acknowledged message 'hello' is there 0 times"),
    "a message twice": (
        lambda file, _: file.messages.update(["hello"]),
        "the acknowledged message 'hello' is there 2 times",
    ),
    "a note twice": (lambda file, _: file.notes.update(["remark"]), "the note 'remark' is there 2 times"),
    "a status that nobody recorded": (
        lambda file, _: setattr(file, "status", "draft"),
        "stands as draft, the record ends with submitted",
    ),
    "a number lost": (lambda _, seen: setattr(seen, "counter", 2), "the counter stands at 2, given are [1]"),
    "a letter stuck": (
        lambda _, seen: seen.letters.update({"<a>": Letter("sending", 0)}),
        "letter <a> stands as sending",
    ),
    "a letter lost": (
        lambda _, seen: seen.arrived.pop("<a>"),
        "letter <a> is said to be sent and never arrived",
    ),
    "a double that nobody counted": (
        lambda _, seen: seen.letters.update({"<b>": Letter("sent", 0)}),
        "letter <b> arrived 2 times, counted were 0 repeats",
    ),
    "a letter from nowhere": (
        lambda _, seen: seen.arrived.update(["<c>"]),
        "letters arrived that are no rows: ['<c>']",
    ),
    "a file lost": (
        lambda _, seen: seen.unsound_papers.append("7"),
        "paper 7 is not on the disk as its row says",
    ),
    "a record bent": (lambda _, seen: seen.unsealed.append("day 3"), "the record: day 3"),
}  # fmt: skip


@pytest.mark.parametrize(("plant", "sentence"), FAULTS.values(), ids=FAULTS)
def test_what_may_not_be_is_found(plant, sentence):
    assert sentence in judged(plant)


def test_no_more_letters_may_double_than_senders_broke_off():
    assert judged(killed=0) == ["1 letters doubled by 0 senders that broke off"]


def test_every_kind_of_fault_comes_before_one_comes_again():
    kinds = list("abcdefg")

    decks = ["".join(kind_of(1, number, kinds) for number in range(first, first + 7)) for first in (1, 8, 15)]

    assert [sorted(deck) for deck in decks] == [kinds] * 3
    assert len(set(decks)) > 1
    assert kind_of(1, 9, kinds) == decks[1][1]


class Cottage:
    """A house whose web processes are real; the test is their worker and beat."""

    has_small_disk = False

    def __init__(self, folder, sink, settings, static):
        self.sink, self.broker = sink, Redis(folder).start()
        env = {
            "CMDP_MODE": "production",
            "DJANGO_SETTINGS_MODULE": "cmdp.settings.base",
            "SECRET_KEY": settings.SECRET_KEY,
            "ALLOWED_HOSTS": HOST,
            "DATABASE_URL": test_database_url(),
            "REDIS_URL": self.broker.url,
            "MEDIA_ROOT": str(settings.MEDIA_ROOT),
            "STATIC_ROOT": str(static),
            "SECOND_STEP_FOR_STAFF": "false",
            "FRESH_SIGN_IN_MINUTES": "0",
        }
        self.web = Web(folder, pool=("--preload", "--workers", "2", "--threads", "2"), **env).start()
        self.port = self.web.port

    def kill(self, word, *, only):
        """SIGKILL to one of the web processes."""
        leader = next(child for child in psutil.Process().children() if word in child.cmdline())
        children = leader.children()
        children[only % len(children)].kill()

    def stop(self):
        self.web.stop()
        self.broker.stop()


@contextmanager
def postman():
    """Rounds of the post meanwhile, as beat and worker make them."""
    is_over = threading.Event()

    def go():
        while not is_over.wait(0.2):
            sweep()
        connection.close()

    thread = threading.Thread(target=go)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


@pytest.mark.doors
@pytest.mark.slow
def test_nothing_is_lost_when_a_web_process_dies_or_the_cache_is_emptied(
    transactional_db, settings, collected, tmp_path
):
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    with Sink() as sink:
        settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", sink.port
        settings.EMAIL_HOST = "127.0.0.1"
        cottage = Cottage(tmp_path, sink, settings, collected)
        try:
            rounds = Rounds(cottage, 1)
            rounds.kinds, rounds.promised = ["one web process killed", "Redis flushed"], 60  # tests share their machine
            with postman():
                played = list(rounds.play(1, 2))
            told = rounds.told()
        finally:
            cottage.stop()

    assert [(one.is_late, one.faults) for one in played] == [(False, [])] * 2
    assert told["acknowledged"]
