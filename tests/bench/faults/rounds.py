"""One round: people work, something fails, the service comes back, and everything is compared."""

import datetime as dt
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from cmdp.jobs.models import Job
from cmdp.outbox.models import Letter, State
from tests.bench.faults.judge import doubles, wrong
from tests.bench.faults.kinds import KINDS, NEEDS, ROSE
from tests.bench.faults.mail import Mail
from tests.bench.faults.people import People
from tests.bench.faults.world import Reader, reached
from tests.factories.letters import make_letter
from tests.factories.regions import make_agency
from tests.factories.rules import live_call
from tests.support.door import wait_until

if TYPE_CHECKING:
    from tests.bench.faults.house import House

SEASON = 10  # rounds
CORES = os.cpu_count() or 1
PROMISED = 10.0  # seconds within which the service is back
GIVEN_UP = 60.0
CALM = 0.7  # seconds within which an act under way when the service was back has its answer


@dataclass
class Round:
    """What one round came to; its recovery in seconds as they passed, for each part that had to be back."""

    number: int
    kind: str
    back: dict[str, float]
    load: float  # of each core of the machine within the last minute, other people's work too
    acts: int
    is_late: bool
    faults: list[str]  # what was lost, halved, doubled

    @property
    def recovery(self) -> float:
        """Seconds until all of it was back."""
        return max(self.back.values())

    @property
    def last(self) -> str:
        """The part that was waited for longest."""
        return max(self.back, key=self.back.__getitem__)


def kind_of(seed: int, number: int, kinds: list[str]) -> str:
    """What fails in a round, whichever was played before it: each kind once before one comes again."""
    deck, place = divmod(number - 1, len(kinds))
    return random.Random(f"{seed}/deck/{deck}").sample(kinds, len(kinds))[place]


class Rounds:
    """Rounds of a seed, one after the other over one house."""

    promised = PROMISED

    def __init__(self, house: "House", seed: int, *, only: str = "") -> None:
        self.house, self.seed, self.mail = house, seed, Mail(house.sink)
        able = [kind for kind in KINDS if house.has_small_disk or NEEDS.get(kind) != "upload"]
        self.kinds = [kind for kind in able if only in kind]
        call = live_call(agency=make_agency())
        self.people = People(house.port, call)
        self.reader, self.known = Reader(self.mail.arrived), set[str]()

    def play(self, first: int, number: int) -> Iterator[Round]:
        """So many rounds from the ``first`` on."""
        for place in range(first, first + number):
            if (place - first) % SEASON == 0:
                self.people.renew(random.Random(f"{self.seed}/people/{place}"))
            yield self._round(place, kind_of(self.seed, place, self.kinds), random.Random(f"{self.seed}/{place}"))

    def _round(self, number: int, kind: str, rng: random.Random) -> Round:
        acts = len(self.people.ledger.acts)
        self.people.work()
        time.sleep(rng.uniform(0.3, 1.5))
        since = KINDS[kind](self.house, self.mail, rng)
        back = self._back(kind, since)
        answered = time.time()
        time.sleep(CALM)
        self.people.rest()
        unanswered = [f"after the service was back {what}" for at, what in self.people.ledger.failed if at > answered]
        acts = len(self.people.ledger.acts) - acts
        is_late, load = max(back.values()) > self.promised, os.getloadavg()[0] / CORES
        return Round(number, kind, back, load, acts, is_late, [*unanswered, *self._new_faults()])

    def _back(self, kind: str, since: float) -> dict[str, float]:
        """Seconds until somebody's act succeeds again, a letter goes that no worker was told of, who was killed has begun."""
        reached()
        probe = make_letter(due_at=timezone.now(), created_at=timezone.now()).message_id
        need, ledger, back = NEEDS.get(kind, "type"), self.people.ledger, dict[str, float]()
        parts: dict[str, Callable[[], bool]] = {
            need: lambda: ledger.succeeded.get(need, 0) > since,
            "letter": lambda: probe in self.mail.arrived,
        }
        if name := ROSE.get(kind):
            parts[name] = lambda: self._works(name, since)

        def is_back() -> bool:
            if ledger.broken is not None:
                raise ledger.broken
            back.update({part: time.time() - since for part, holds in parts.items() if part not in back and holds()})
            return len(back) == len(parts)

        wait_until(is_back, GIVEN_UP)
        return dict.fromkeys(parts, time.time() - since) | back

    def _works(self, name: str, since: float) -> bool:
        """Whether whoever was killed has begun again: by its sign of life, or by a job, behind which that sign may wait."""
        begun = dt.datetime.fromtimestamp(since, tz=dt.UTC)
        is_at_work = name == "worker" and Job.objects.filter(started_at__gt=begun).exists()
        return is_at_work or self.house.has_begun(name, since)

    def _new_faults(self) -> list[str]:
        """Wait until all letters went, then compare; what was told before is not told again."""
        waiting = Letter.objects.filter(state__in=[State.QUEUED, State.SENDING])
        wait_until(lambda: not waiting.exists(), GIVEN_UP)
        ledger = self.people.ledger
        found = wrong(ledger.acts, self.reader.read(), killed_senders=self.mail.broken_off)
        if ledger.at_the_door:
            found.append(f"{ledger.at_the_door} times somebody was asked to sign in again")
        fresh = [sentence for sentence in found if sentence not in self.known]
        self.known |= set(fresh)
        return fresh

    def told(self) -> dict[str, object]:
        """What happened in all rounds together."""
        counts = Counter(act.answered.value for act in self.people.ledger.acts)
        return {
            **counts,
            "letters": len(self.mail.arrived),
            "doubled letters": doubles(self.reader.read()),
            "senders broken off": self.mail.broken_off,
        }
