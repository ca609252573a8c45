"""Wake the postman once the transaction that wrote the letters has been committed."""

import threading

from django.db import transaction

from cmdp.outbox.tasks import deliver


class Wave:
    """The letters of one transaction: they share one message to the worker, however many they are."""

    announced = False

    def announce(self) -> None:
        """Tell the worker, once."""
        if not self.announced:
            self.announced = True
            deliver.delay()


_here = threading.local()


def wake_after_commit() -> None:
    """Tell the worker after commit that letters wait.

    A broker that cannot be reached costs the caller neither the click nor the letter: ``robust``
    logs what it said and the sweep finds the letters. (It logs by ``__qualname__``, which a
    ``partial`` lacks: hand ``on_commit`` a function or a method.)
    """
    transaction.on_commit(_wave().announce, robust=True)


def _wave() -> Wave:
    wave: Wave | None = getattr(_here, "wave", None)
    if wave is None or wave.announced:
        wave = _here.wave = Wave()
    return wave
