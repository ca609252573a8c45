"""The clock of the service: as many as there are machines may run, one beats, and another goes on where it falls silent.

Put right backwards it goes on as well.
"""

import logging
import platform
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from celery.beat import PersistentScheduler
from django.core.cache import cache
from redis import RedisError

KEY: Final = "beat"
LEASE: Final = 6  # seconds after which a silent clock is no longer waited for
ROUND: Final = 2  # seconds between two looks
log = logging.getLogger(__name__)


class OneOfManyScheduler(PersistentScheduler):
    """Beats while it holds the lease, which lies in the cache; each beat renews it.

    Should two beat at once, since the cache was away or a machine stood still for long, all they do twice is idempotent.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.max_interval = ROUND
        # Its own schedule's file tells two on one machine apart; started again, it is the same and need not wait.
        self.me = f"{platform.node()}:{Path(self.schedule_filename).resolve()}"

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """Send what is due, if it is this clock's turn; returns the seconds until the next look."""
        self._forget_the_future()
        return super().tick(*args, **kwargs) if self._is_mine() else ROUND

    def close(self) -> None:
        """Let the next one begin at once."""
        super().close()
        with suppress(RedisError, OSError):
            if cache.get(KEY) == self.me:
                cache.delete(KEY)

    def _forget_the_future(self) -> None:
        """What was last done in the future counts as done now; Celery's own would wait until the clock is there again.

        An hour without letters, deadlines and seals, after a clock that was an hour fast was put right.
        """
        if ahead := [entry for entry in self.schedule.values() if entry.last_run_at > entry.default_now()]:
            for entry in ahead:
                entry.last_run_at = entry.default_now()
            self._heap = None  # reckoned by the other clock; made anew

    def _is_mine(self) -> bool:
        try:
            return (cache.get(KEY) == self.me and cache.touch(KEY, LEASE)) or cache.add(KEY, self.me, LEASE)
        except (RedisError, OSError):
            log.warning("the cache does not say whose turn it is: this clock goes on", exc_info=True)
            return True
