"""What ``deploy/`` holds, at work on loopback: the proxy's own file before pools that the units' own lines start."""

import http.client
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from tests.support.modules import ROOT
from tests.support.smtp import free_port
from tests.support.worker import Process, test_database_url, wait_until

DEPLOY = ROOT / "deploy"
NAME = "basvuru.example.org"
WRAP = "{user}pid {home}/nginx.pid; error_log {home}/error.log; daemon off; worker_processes 1; events {{}} http {{ {temp}\n{text} }}"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
KEYS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass
class Pool:
    """Web processes as a unit starts them, listening where its socket says; a node of its own where ``media`` is its own."""

    home: Path
    name: str
    env: dict[str, str]
    unit: str = "cmdp-web@.service"
    process: Process | None = None

    @property
    def socket(self) -> Path:
        """Where it listens."""
        return self.home / f"{self.name}.sock"

    def start(self) -> "Pool":
        """Start by the unit's line, the socket handed over as systemd hands it."""
        line = unit_line(self.unit, "ExecStart").replace("${WORKERS}", "1").replace("${THREADS}", "4")
        command = [sys.executable, *shlex.split(line)[1:], "--bind", f"unix:{self.socket}"]
        self.process = Process(command, folder=self.home, name=self.name, env=self.env)
        return self

    def wait(self) -> "Pool":
        """Return once it serves."""
        assert self.process is not None
        self.process.wait_for("Booting worker")
        return self

    def kill(self) -> None:
        """SIGKILL to all of it."""
        if self.process is not None:
            self.process.kill()


def unit_line(unit: str, key: str) -> str:
    """The value of a key of a unit that stands in it once."""
    return re.findall(rf"^{key}=(.+)$", (DEPLOY / "systemd" / unit).read_text("utf-8"), re.MULTILINE)[0]


def pool(home: Path, name: str, *, broker: str, **more: str) -> Pool:
    """A pool over the database of the test, with production's settings."""
    env = os.environ | {
        "CMDP_MODE": "production",
        "DJANGO_SETTINGS_MODULE": "cmdp.settings.base",
        "SECRET_KEY": settings.SECRET_KEY,
        "ALLOWED_HOSTS": NAME,
        "DATABASE_URL": test_database_url(),
        "REDIS_URL": broker,
        "EMAIL_URL": "smtp://127.0.0.1:9",
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        **more,
    }
    return Pool(home, name, env)


@dataclass
class Proxy:
    """A real nginx on the file of ``deploy/``, its ports, paths and certificate changed and nothing else."""

    home: Path
    static: Path
    http: int = field(default_factory=free_port)
    https: int = field(default_factory=free_port)
    inside: int = field(default_factory=free_port)
    process: Process | None = None

    @property
    def certificate(self) -> Path:
        """The self-made one."""
        return self.home / "fullchain.pem"

    @property
    def status(self) -> Path:
        """The page of the clock."""
        return self.home / "status/index.html"

    def start(self) -> "Proxy":
        """Start it and wait until it listens."""
        (self.home / "nginx.conf").write_text(self._file(), encoding="utf-8")
        certify(self.certificate, self.home / "privkey.pem")
        command = [shutil.which("nginx", path="/usr/sbin:/usr/bin") or "nginx", "-c", str(self.home / "nginx.conf")]
        self.process = Process(command, folder=self.home, name="nginx")
        wait_until((self.home / "nginx.pid").exists, why=self.process.log.read_text)
        return self

    def stop(self) -> None:
        """End it."""
        if self.process is not None:
            self.process.stop()

    def _file(self) -> str:
        text = (DEPLOY / "nginx/cmdp.conf").read_text("utf-8")
        text = re.sub(r"\n *listen \[::\][^\n]+", "", text)  # what tests may reach is IPv4
        for here, there in self._places().items():
            assert here in text, here
            text = text.replace(here, there)
        temp = "".join(f"{key}_temp_path {self.home}/{key};" for key in KEYS)
        return WRAP.format(
            home=self.home, temp=f"{temp} types {{ text/html html; text/css css; text/javascript js; }}", text=text,
            user="user root; " if os.geteuid() == 0 else "",
        )  # fmt: skip

    def _places(self) -> dict[str, str]:
        return {
            "listen 80": f"listen 127.0.0.1:{self.http}",
            "listen 443": f"listen 127.0.0.1:{self.https}",
            "127.0.0.1:8081": f"127.0.0.1:{self.inside}",
            "/etc/cmdp/tls": str(self.home),
            "/run/cmdp": str(self.home),
            "/srv/cmdp/static": str(self.static),
            "/srv/cmdp/status": str(self.status.parent),
            "/opt/cmdp": str(ROOT),
            "/var/log/nginx": str(self.home),
            "/var/www/acme": str(self.home / "acme"),
        }


def certify(certificate: Path, key: Path, name: str = NAME) -> None:
    """A certificate for a name (that of the proxy's file), made on the spot."""
    words = f"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN={name}"
    more = ["-addext", f"subjectAltName=DNS:{name}", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(["openssl", *words.split(), *more], check=True, capture_output=True)


@contextmanager
def short_home() -> Iterator[Path]:
    """A folder whose sockets have short names: 107 bytes are all they may have."""
    with tempfile.TemporaryDirectory(prefix="cmdp-") as folder:
        yield Path(folder)


class Person:
    """Somebody whose browser reaches now one node, now the other, as a balancer leads it; cookies are kept."""

    def __init__(self) -> None:
        self.cookies: SimpleCookie = SimpleCookie()
        self.token = ""

    def ask(self, node: Pool, path: str, body: Any = None, **headers: str) -> Any:
        """An answer with its ``content``; a ``body`` makes it a POST."""
        line = http.client.HTTPConnection(NAME, timeout=20)
        line.sock = socket.socket(socket.AF_UNIX)
        line.sock.connect(str(node.socket))
        cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items())
        shown = {"Cookie": cookies, "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
        shown |= {"Referer": f"https://{NAME}{path}", "X-CSRFToken": self.token}
        line.request("GET" if body is None else "POST", path, body, shown | headers)
        answer = line.getresponse()
        answer.content = answer.read()
        line.close()
        for told in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(told)
        if found := TOKEN.search(answer.content.decode("utf-8", "replace")):
            self.token = found[1]
        return answer

    def send(self, node: Pool, path: str, **fields: Any) -> Any:
        """Send a form."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask(node, path, urlencode(fields), **kind)
