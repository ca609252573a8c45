"""The product's web server as a process of its own, which a test may kill and start again."""

import os
import sys
from pathlib import Path

from django.conf import settings

from tests.support.smtp import free_port
from tests.support.worker import Process, test_database_url


class WebServer:
    """Gunicorn over the test database with the static files of ``static``, always at the same port.

    It runs on the settings of a trial, which asks for no TLS; only for tests with ``transactional_db``.
    """

    def __init__(self, folder: Path, *, static: Path) -> None:
        self.folder, self._port = folder, free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self._env = os.environ | {
            "CMDP_MODE": "trial",
            "DJANGO_SETTINGS_MODULE": "cmdp.settings.trial",
            "CMDP_DATA": str(folder),
            "SECRET_KEY": settings.SECRET_KEY,
            "ALLOWED_HOSTS": "127.0.0.1",
            "BASE_URL": self.url,
            "DATABASE_URL": test_database_url(),
            "REDIS_URL": "filesystem://",
            "EMAIL_URL": "filemail://",
            "MEDIA_ROOT": str(settings.MEDIA_ROOT),
            "STATIC_ROOT": str(static),
        }
        self._process: Process | None = None

    def start(self) -> "WebServer":
        """Start, or start again."""
        command = [sys.executable, "-m", "gunicorn", "cmdp.wsgi", "--bind", self.url.removeprefix("http://")]
        options = ["--threads", "4", "--no-control-socket"]
        self._process = Process([*command, *options], folder=self.folder, name="web", env=self._env)
        self._process.wait_for("Booting worker")
        return self

    def kill(self) -> None:
        """SIGKILL to the server and its worker, in the middle of whatever they do."""
        if self._process:
            self._process.kill()
