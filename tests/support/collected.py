"""A server as in production: static files collected, joined, hashed, compressed, and served by WhiteNoise."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import LiveServerThread

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "cmdp.kit.storage.JoinedStaticFilesStorage"},
}


def collect(settings: Any, folder: Path) -> None:
    """Collect into ``folder`` and use it from now on."""
    settings.STATIC_ROOT, settings.STORAGES = folder, STORAGES
    call_command("collectstatic", interactive=False, verbosity=0)


@contextmanager
def serving() -> Iterator[str]:
    """The address of a server whose own middleware hands out the static files; ends with the block."""
    server = LiveServerThread("127.0.0.1", static_handler=lambda application: application)
    server.server_class = ThreadedWSGIServer
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.terminate()
