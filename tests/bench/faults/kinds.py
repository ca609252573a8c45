"""The kinds of faults. Each strikes, is mended from outside where nobody else could, and says when that was."""

import random
import signal
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from redis import Redis as Client

from tests.bench.faults.mail import Mail
from tests.bench.faults.world import reached

if TYPE_CHECKING:
    from tests.bench.faults.house import House

# Returns the second since the epoch from which on the service was left to itself.
Kind = Callable[["House", Mail, random.Random], float]
POSTMAN, WORKER = "postman@%h", "worker@%h"  # by which bin/run starts them
HOUR = 3600.0
NOTICED = 2.5  # seconds within which beat has looked at its clock


def _killed(word: str, *, one: bool = False) -> Kind:
    def strike(house: "House", mail: Mail, rng: random.Random) -> float:
        mail.broken_off += word == POSTMAN
        house.kill(word, only=rng.randrange(8) if one else None)
        return time.time()

    return strike


def _database(house: "House", mail: Mail, rng: random.Random) -> float:
    mail.broken_off += 1
    house.database.stop(how=signal.SIGQUIT)
    time.sleep(rng.uniform(0, 2))
    house.database.start()
    while not reached():  # it mends itself first, and that is its own time
        time.sleep(0.05)
    return time.time()


def _flushed(house: "House", _mail: Mail, _rng: random.Random) -> float:
    with Client.from_url(house.broker.url) as client:
        client.flushall()
    return time.time()


def _broker(house: "House", _mail: Mail, rng: random.Random) -> float:
    house.broker.stop(how=signal.SIGKILL)
    time.sleep(rng.uniform(0, 3))
    house.broker.start()
    return time.time()


def _disk(house: "House", _mail: Mail, rng: random.Random) -> float:
    house.fill_disk()
    time.sleep(rng.uniform(1, 2))
    house.free_disk()
    return time.time()


def _mail(how: str) -> Kind:
    def strike(_house: "House", mail: Mail, rng: random.Random) -> float:
        mail.turn(how)
        time.sleep(rng.uniform(1, 3))
        mail.turn("takes")
        return time.time()

    return strike


def _clock(house: "House", _mail: Mail, rng: random.Random) -> float:
    house.set_clock(rng.choice([-HOUR, HOUR, 24 * HOUR]))
    time.sleep(NOTICED)
    house.set_clock(0)
    return time.time()


KINDS: dict[str, Kind] = {
    "web server killed": _killed("gunicorn"),
    "one web process killed": _killed("gunicorn", one=True),
    "postman killed": _killed(POSTMAN),
    "sending process killed": _killed(POSTMAN, one=True),
    "worker killed": _killed(WORKER),
    "beat killed": _killed("beat"),
    "database stopped at once": _database,
    "Redis flushed": _flushed,
    "Redis stopped": _broker,
    "disk of uploads full": _disk,
    "mail server refuses": _mail("refuses"),
    "mail server hangs": _mail("hangs"),
    "mail server drops after DATA": _mail("drops"),
    "clock of beat jumps": _clock,
}
# What must succeed again before a round counts as mended: typing, unless the fault is about something else.
NEEDS = {"disk of uploads full": "upload"}
# Whose sign of life is waited for besides: the process that was killed with all that it had started.
ROSE = {"postman killed": "postman", "worker killed": "worker", "beat killed": "beat"}
