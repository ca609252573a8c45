"""The judge of ``bin/bench faults`` sees what is planted, and takes for well what is."""

from collections import Counter

import pytest

from tests.bench.faults.judge import doubles, wrong
from tests.bench.faults.rounds import kind_of
from tests.bench.faults.told import Act, Answered, Event, File, Letter, Sending, World

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
