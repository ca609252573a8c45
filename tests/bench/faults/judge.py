"""What may not be, after a fault: a pure comparison of what people were answered with what stands."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tests.bench.faults.told import Act, Answered, File, World

SENT = "proposal.submit"
MOVES = {"send": SENT, "take back": "proposal.take_back"}
LANGUAGES = 2


def wrong(acts: Sequence[Act], world: World, *, killed_senders: int) -> list[str]:
    """Every sentence that should not be true; none when nothing was lost, halved, doubled or miscounted."""
    by_file: dict[str, list[Act]] = {name: [] for name in world.files}
    for act in acts:
        by_file[act.file].append(act)
    found = [f"{name}: {words}" for name, file in world.files.items() for words in _of_file(by_file[name], file)]
    found += _of_numbers(world)
    found += _of_letters(world, killed_senders)
    found += [f"paper {name} is not on the disk as its row says" for name in world.unsound_papers]
    found += [f"the record: {fault}" for fault in world.unsealed]
    return found


def _of_file(acts: list[Act], file: File) -> Iterator[str]:
    for look in (_typed, _uploaded, _moved, _sent, _written, _recorded):
        yield from look(acts, file)


def _of(acts: Iterable[Act], kind: str, *answers: Answered) -> list[Act]:
    return [act for act in acts if act.kind == kind and act.answered in answers]


def _typed(acts: list[Act], file: File) -> Iterator[str]:
    """The last acknowledged text stands letter by letter, or one that was typed after it and never answered."""
    tried = _of(acts, "type", Answered.YES, Answered.NOTHING)
    last = max((place for place, act in enumerate(tried) if act.answered == Answered.YES), default=None)
    if last is not None and file.title not in {act.words for act in tried[last:]}:
        yield f"the title is {file.title!r}, acknowledged was {tried[last].words!r}"


def _uploaded(acts: list[Act], file: File) -> Iterator[str]:
    for act in _of(acts, "upload", Answered.YES):
        if act.words not in file.papers:
            yield f"the acknowledged paper {act.words[:12]} is gone"
    tried = {act.words for act in _of(acts, "upload", Answered.YES, Answered.NOTHING, Answered.NO)}
    if strange := file.papers - tried:
        yield f"papers that nobody uploaded: {sorted(strange)[:3]}"


def _moved(acts: list[Act], file: File) -> Iterator[str]:
    """Each acknowledged move is on the record; beyond them only those that were never answered."""
    recorded = Counter(event.verb for event in file.events)
    for kind, verb in MOVES.items():
        least = len(_of(acts, kind, Answered.YES))
        most = least + len(_of(acts, kind, Answered.NOTHING))
        if not least <= recorded[verb] <= most:
            yield f"{least} to {most} times {kind}, on the record {recorded[verb]} times"


def _sent(acts: list[Act], file: File) -> Iterator[str]:
    """Event, frozen content, papers and letters of a sending are there together or not at all."""
    told = [event.changes["sha256"][1] for event in file.events if event.verb == SENT]
    if told != [sending.sha256 for sending in file.sendings]:
        yield f"{len(told)} sendings on the record, {len(file.sendings)} frozen, or others"
    known = {act.words for act in _of(acts, "type", Answered.YES, Answered.NOTHING)}
    for number, sending in enumerate(file.sendings, 1):
        if sending.reckoned != sending.sha256:
            yield f"sending {number} is not what its digest says"
        if known and sending.title not in known:
            yield f"sending {number} froze the title {sending.title!r}, which nobody typed"
        if sending.papers != LANGUAGES or not sending.letters:
            yield f"sending {number} has {sending.papers} papers and {sending.letters} letters"
    if file.sendings and not file.reference:
        yield "was sent and has no reference"


def _written(acts: list[Act], file: File) -> Iterator[str]:
    """Each acknowledged message and note is there once, each unanswered one once or not at all."""
    for kind, stored in (("message", file.messages), ("note", file.notes)):
        for act in _of(acts, kind, Answered.YES):
            if stored[act.words] != 1:
                yield f"the acknowledged {kind} {act.words!r} is there {stored[act.words]} times"
        for act in _of(acts, kind, Answered.NOTHING):
            if stored[act.words] > 1:
                yield f"the {kind} {act.words!r} is there {stored[act.words]} times"


def _recorded(_acts: list[Act], file: File) -> Iterator[str]:
    """The record tells every status from the first to the one that stands, each from where the last led."""
    steps = [event.changes["status"] for event in file.events if "status" in event.changes]
    for (_, reached), (left, _) in pairwise(steps):
        if reached != left:
            yield f"the record leaps from {reached} to {left}"
    if steps and steps[-1][1] != file.status:
        yield f"stands as {file.status}, the record ends with {steps[-1][1]}"
    recorded = Counter(event.verb for event in file.events)
    rows = {"message": file.messages.total(), "note": file.notes.total(), "attach": len(file.papers)}
    for verb, number in rows.items():
        if recorded[f"proposal.{verb}"] != number:
            yield f"{number} rows of {verb}, on the record {recorded[f'proposal.{verb}']}"


def _of_numbers(world: World) -> Iterator[str]:
    """Reference numbers are given once, and the counter has given each of them and no other."""
    numbers = [int(file.reference.rsplit("/", 1)[1]) for file in world.files.values() if file.reference]
    if sorted(numbers) != list(range(1, world.counter + 1)):
        yield f"the counter stands at {world.counter}, given are {sorted(numbers)}"


def _of_letters(world: World, killed_senders: int) -> Iterator[str]:
    """Every letter went and arrived; a second time only where its row says that it may have."""
    for message_id, letter in world.letters.items():
        number = world.arrived[message_id]
        if letter.state != "sent":
            yield f"letter {message_id} stands as {letter.state}"
        elif not number:
            yield f"letter {message_id} is said to be sent and never arrived"
        elif number > 1 + letter.repeats:
            yield f"letter {message_id} arrived {number} times, counted were {letter.repeats} repeats"
    if strange := world.arrived.keys() - world.letters.keys():
        yield f"letters arrived that are no rows: {sorted(strange)[:3]}"
    if (doubled := doubles(world)) > killed_senders:
        yield f"{doubled} letters doubled by {killed_senders} senders that broke off"


def doubles(world: World) -> int:
    """How many letters more arrived than were written."""
    return sum(number - 1 for number in world.arrived.values() if number > 1)
