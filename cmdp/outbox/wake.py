"""Wake the postman once the transaction that wrote the letters has been committed."""

import threading
from dataclasses import dataclass
from functools import partial

from django.db import transaction

from cmdp.outbox.tasks import deliver


@dataclass(slots=True)
class Wave:
    """The letters of one transaction: they share one message to the worker, however many they are."""

    announced: bool = False


_here = threading.local()


def wake_after_commit() -> None:
    """Tell the worker after commit that letters wait.

    A broker that cannot be reached costs the caller neither the click nor the letter: ``robust``
    logs what it said and the sweep finds the letters.
    """
    transaction.on_commit(partial(_announce, _wave()), robust=True)


def _wave() -> Wave:
    wave: Wave | None = getattr(_here, "wave", None)
    if wave is None or wave.announced:
        wave = _here.wave = Wave()
    return wave


def _announce(wave: Wave) -> None:
    if wave.announced:
        return
    wave.announced = True
    deliver.delay()
