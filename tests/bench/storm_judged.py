"""What is left of a storm when it has passed, held against what was acknowledged."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from http import HTTPStatus

from applications.models import Answer, Proposal, Submission
from cmdp.outbox.models import Letter
from tests.bench.crowd import Applicant
from tests.bench.storm_asking import Storm, Told, Typist
from tests.bench.storm_plan import SAVE, SEND

BROKEN = 500


def wrongs_of(storm: Storm, people: Sequence[Applicant], closes_at: dt.datetime) -> list[str]:
    """Everything that is not as it must be, in words; empty when all is well."""
    sends = [one for one in storm.told if one.asked.what == SEND]
    return [
        *_broken(storm.told),
        *_refused(storm.told, closes_at),
        *_lost(storm.typists, people),
        *_sendings(sends, people, closes_at),
    ]


def _broken(told: Sequence[Told]) -> Iterator[str]:
    for (what, status), number in Counter((one.asked.what, one.status) for one in told).items():
        if status >= BROKEN:
            yield f"{number} × {what} answered {status}"


def _refused(told: Sequence[Told], closes_at: dt.datetime) -> Iterator[str]:
    """Who was at the proxy before the instant is not refused for being late, however long the answer took."""
    in_time = [one for one in told if one.asked.what == SAVE and one.stamp < closes_at.timestamp()]
    if refused := sum(one.status == HTTPStatus.FORBIDDEN for one in in_time):
        yield f"{refused} saves were in time and refused"


def _lost(typists: dict[int, Typist], people: Sequence[Applicant]) -> Iterator[str]:
    """What stands there must be the last text that was acknowledged, or one that was sent after it."""
    drafts = {people[who].proposal.pk: typist for who, typist in typists.items()}
    rows = Answer.objects.filter(proposal__in=drafts).values_list("proposal_id", "question__key", "text")
    stands = {(proposal, key): text for proposal, key, text in rows}
    for draft, typist in drafts.items():
        text = stands.get((draft, typist.name), "")
        if not is_there(typist.said, text):
            yield f"draft {draft}: acknowledged {_last(typist.said)!r}, there is {text!r}"


def is_there(said: Sequence[tuple[str, bool]], text: str) -> bool:
    """Whether ``text`` may stand after all that was ``said``: nothing acknowledged was said after it."""
    kept = [place for place, (_text, is_kept) in enumerate(said) if is_kept]
    return not kept or text in [one for one, _is_kept in said[kept[-1] :]]


def _last(said: Sequence[tuple[str, bool]]) -> str:
    return next((text for text, is_kept in reversed(said) if is_kept), "")


def _sendings(sends: Sequence[Told], people: Sequence[Applicant], closes_at: dt.datetime) -> Iterator[str]:
    """One reference, one receipt, one letter to each reader for whoever was in time; nothing for whoever was not."""
    files = [people[one.asked.who].proposal.pk for one in sends]
    references = dict(Proposal.objects.filter(pk__in=files).values_list("pk", "reference"))
    receipts = Counter(Submission.objects.filter(proposal__in=files).values_list("proposal_id", flat=True))
    letters = _letters()
    for one, file in zip(sends, files, strict=True):
        in_time = one.stamp < closes_at.timestamp()
        found = (bool(references[file]), receipts[file], letters[file])
        wanted = (True, 1, 1) if in_time else (False, 0, 0)
        if found != wanted:
            yield f"file {file}, {closes_at.timestamp() - one.stamp:.3f} s before the close, answered {one.status}: {found}"
        if in_time and one.status != HTTPStatus.FOUND:
            yield f"file {file} was in time and answered {one.status}"
    yield from _counted([reference for reference in references.values() if reference])


def _letters() -> Counter[int]:
    """File → how many receipts each of its readers got; more than one where any reader got two."""
    readers: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for key in Letter.objects.filter(key__startswith="proposal_received:").values_list("key", flat=True):
        _kind, file, _at, reader = key.split(":", 3)
        readers[int(file)][reader] += 1
    return Counter({file: max(found.values()) for file, found in readers.items()})


def _counted(references: Sequence[str]) -> Iterator[str]:
    """Numbers of one call follow one another: none twice, none left out."""
    numbers = sorted(int(reference.rsplit("/", 1)[1]) for reference in references)
    if numbers and numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        yield f"{len(numbers)} references from {numbers[0]} to {numbers[-1]}: {len(set(numbers))} different ones"
