"""The clock of the service: as many as there are machines may run, one beats, and another goes on where it falls silent."""

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
        return super().tick(*args, **kwargs) if self._is_mine() else ROUND

    def close(self) -> None:
        """Let the next one begin at once."""
        super().close()
        with suppress(RedisError, OSError):
            if cache.get(KEY) == self.me:
                cache.delete(KEY)

    def _is_mine(self) -> bool:
        try:
            return (cache.get(KEY) == self.me and cache.touch(KEY, LEASE)) or cache.add(KEY, self.me, LEASE)
        except (RedisError, OSError):
            log.warning("the cache does not say whose turn it is: this clock goes on", exc_info=True)
            return True
