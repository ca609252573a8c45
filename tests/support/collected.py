"""Static files as production has them: collected, joined, hashed, compressed, and served by our own middleware."""

from pathlib import Path

from django.core.management import call_command
from django.test import override_settings
from django.test.testcases import QuietWSGIRequestHandler
from pytest_django.live_server_helper import LiveServer

STORAGES = {
    "default": {"BACKEND": "cmdp.kit.storage.WholeFileStorage"},
    "staticfiles": {"BACKEND": "cmdp.kit.storage.JoinedStaticFilesStorage"},
}


def served_from(folder: Path) -> override_settings:
    """The settings under which pages name the files that were collected into ``folder``."""
    return override_settings(STATIC_ROOT=str(folder), STORAGES=STORAGES)


def collect(folder: Path) -> Path:
    """Collect into ``folder``, once for a whole run: it takes a second, and spares each page fifty requests."""
    with served_from(folder):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


# An answer written in two pieces waits 40 ms for the browser's receipt of the first; what serves in production does not.
QuietWSGIRequestHandler.disable_nagle_algorithm = True


class Server(LiveServer):
    """The live server without Django's own handler of static files: the product's middleware hands them out."""

    def __init__(self, folder: Path) -> None:
        super().__init__("localhost", start=False)
        self.thread.static_handler = lambda application: application
        with served_from(folder):
            self.start()
