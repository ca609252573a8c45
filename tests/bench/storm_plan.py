"""Who does what when on the day a call closes: drawn from a seed, so that a run can be had again."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

SAVE, SEND, UPLOAD, LOOK, STAFF = "save", "send", "upload", "look", "staff"
# The whole: 2,000 drafts, 500 people typing, 1,000 sendings in the last minute, 200 of them in its last second.
DRAFTS: Final = 2000
TYPING: Final = 500
SENDING: Final = 800
AT_LAST: Final = 200
TOO_LATE: Final = 20
UPLOADING: Final = 40
LOOKS_PER_SECOND: Final = 10
PAUSE: Final = 5.0
STAFF_PAUSE: Final = 2.0
LAST_MINUTE: Final = 60.0
MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True, order=True)
class Asked:
    """One act: seconds from the beginning, what, by which of the crowd; ``size`` in bytes of what is uploaded."""

    at: float
    what: str
    who: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many of each there are; their numbers follow one another: who sends, who sends too late, who types, who uploads."""

    scale: float

    def of(self, number: int) -> int:
        """A number of the whole at this scale, never none."""
        return max(1, round(number * self.scale))

    @property
    def senders(self) -> int:
        """Who sends in time."""
        return self.of(SENDING) + self.of(AT_LAST)

    @property
    def late(self) -> range:
        """Who sends when the call has closed."""
        return range(self.senders, self.senders + self.of(TOO_LATE))

    @property
    def typing(self) -> range:
        """Who types."""
        return range(self.late.stop, self.late.stop + self.of(TYPING))

    @property
    def uploading(self) -> range:
        """Who uploads."""
        return range(self.typing.stop, self.typing.stop + self.of(UPLOADING))

    @property
    def size(self) -> int:
        """How many drafts there are in all."""
        return max(self.of(DRAFTS), self.uploading.stop)


def plan_of(crowd: Crowd, seconds: float, seed: int) -> list[Asked]:
    """Every act until just after the call has closed, ``seconds`` from the beginning; in its order."""
    draw = random.Random(seed)
    return sorted(
        [
            *_sendings(crowd, seconds, draw),
            *_saves(crowd, seconds, draw),
            *(
                Asked(draw.uniform(0, seconds * 0.8), UPLOAD, who, draw.randint(MIB, 20 * MIB))
                for who in crowd.uploading
            ),
            *(
                Asked(draw.uniform(0, seconds), LOOK, draw.randrange(crowd.size))
                for _ in range(crowd.of(LOOKS_PER_SECOND * round(seconds)))
            ),
            *(Asked(turn * STAFF_PAUSE, STAFF) for turn in range(int(seconds / STAFF_PAUSE))),
        ]
    )


def _sendings(crowd: Crowd, seconds: float, draw: random.Random) -> Iterator[Asked]:
    begin = max(0.0, seconds - LAST_MINUTE)
    for who in range(crowd.of(SENDING)):
        yield Asked(draw.uniform(begin, seconds - 1), SEND, who)
    for who in range(crowd.of(SENDING), crowd.senders):
        yield Asked(draw.uniform(seconds - 1, seconds), SEND, who)
    for who in crowd.late:
        yield Asked(seconds + draw.uniform(0.01, 1), SEND, who)


def _saves(crowd: Crowd, seconds: float, draw: random.Random) -> Iterator[Asked]:
    for who in crowd.typing:
        at = draw.uniform(0, min(PAUSE, seconds / 2))
        while at < seconds - 0.1:
            yield Asked(at, SAVE, who)
            at += PAUSE
