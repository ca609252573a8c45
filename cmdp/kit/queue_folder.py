"""The trial's broker: Celery's messages as files in a folder, on a disk that may fill up.

Kombu's own leaves an empty file where a message did not fit, and its reader dies of each such file: after an hour of a
full disk the worker would be started again a thousand times before it came to a real message. Here neither happens.
"""

import logging
from contextlib import suppress
from pathlib import Path
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import TRANSPORT_ALIASES, filesystem

log = logging.getLogger(__name__)


class Channel(filesystem.Channel):
    """Messages whole or not at all; what cannot be read is passed over, for the sweep finds the work again."""

    def _put(self, queue: str, payload: Any, **kwargs: Any) -> None:  # type: ignore[override]
        try:
            super()._put(queue, payload, **kwargs)
        except ChannelError:
            self._clear_empty(queue)
            raise

    def _get(self, queue: str, timeout: float | None = None) -> Any:  # noqa: ARG002 - kombu's signature
        while True:
            try:
                return super()._get(queue)
            except ValueError:
                log.warning("a message that cannot be read was passed over in queue %s", queue)

    def _clear_empty(self, queue: str) -> None:
        """Take away what did not fit; a whole message is never empty."""
        for file in Path(self.data_folder_out).glob(f"*.{queue}.msg"):
            with suppress(OSError):
                if not file.stat().st_size:
                    file.unlink()


class Transport(filesystem.Transport):
    """Kombu's, with our channel."""

    Channel = Channel


def install() -> None:
    """Let ``filesystem://`` mean this transport."""
    TRANSPORT_ALIASES["filesystem"] = f"{__name__}:Transport"
