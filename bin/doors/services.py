"""A private PostgreSQL and a private Redis: started on free ports, gone afterwards."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from processes import end, run, start, tail
from said import Said

# Chromium without its window: the same engine, but no frame of buttons and tabs that wants half of a core for itself.
BROWSER = "chromium-headless-shell"
# program → (where it may hide besides PATH, the Debian package)
NEEDED = {
    "initdb": ("/usr/lib/postgresql/*/bin/initdb", "postgresql"),
    "redis-server": ("", "redis-server"),
    BROWSER: ("", BROWSER),
    "msgfmt": ("", "gettext"),
    "nginx": ("/usr/sbin/nginx", "nginx-light"),
}
# A test's tables are small: to compile a query takes longer than to answer it.
FAST = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "jit=off", "max_connections=100", "timezone=UTC"]
# What is measured keeps its promises: an answer stands on the disk before it is given.
SAFE = [
    "max_connections=200",
    "timezone=UTC",
    "shared_buffers=512MB",
    "effective_cache_size=2GB",
    "random_page_cost=1.1",
]
PATIENCE = 30.0


def find(program: str) -> Path | None:
    """Where a program is; of several PostgreSQLs the newest."""
    if found := shutil.which(program):
        return Path(found)
    pattern = NEEDED[program][0]
    places = Path("/").glob(pattern.lstrip("/")) if pattern else ()
    return max(places, key=lambda place: int("".join(filter(str.isdigit, str(place))) or 0), default=None)


def ensure_programs(log: Path, **more: str) -> None:
    """As root on Debian or Ubuntu install what is missing, otherwise say exactly what to install; ``more``: package by program."""
    missing = [package for program, (_, package) in NEEDED.items() if find(program) is None]
    missing += [package for program, package in more.items() if shutil.which(program) is None]
    if "ID=ubuntu" in _release() and BROWSER in missing:
        missing.remove(BROWSER)  # a snap there, which needs a whole system: ``ensure_browser`` brings one
    if not missing:
        return
    advice = f"apt-get install --no-install-recommends {' '.join(missing)}"
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise Said(f"These are missing: {', '.join(missing)}. Install them (Debian, Ubuntu: {advice}) and try again.")
    print(f"Installing from the system's packages: {', '.join(missing)} …", flush=True)
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", *missing]):
        if not run(["apt-get", "--quiet", *words], env=env, cwd=Path("/"), log=log):
            raise Said(f"apt-get {words[0]} failed; try it yourself: {advice}. Its last words were:\n{tail(log)}")


def ensure_browser(python: Path, log: Path) -> Path | None:
    """The system's Chromium; where it has none, the one that Playwright brings (then its own default)."""
    if found := find(BROWSER):
        return found
    print("Fetching Chromium …", flush=True)
    words = ["--with-deps"] if os.geteuid() == 0 else []
    if not run([python, "-m", "playwright", "install", *words, "chromium"], env=os.environ, cwd=Path("/"), log=log):
        raise Said(f"Chromium is missing and could not be fetched; the last words were:\n{tail(log)}")
    return None


def _release() -> str:
    file = Path("/etc/os-release")
    return file.read_text(encoding="utf-8") if file.exists() else ""


@contextmanager
def private_services(settings: Sequence[str] = FAST) -> Iterator[dict[str, str]]:
    """The environment that points the suite at a fresh PostgreSQL, with these settings, and a fresh Redis."""
    home = Path(tempfile.mkdtemp(prefix="cmdp-"))  # short: a socket's path may have 107 bytes
    home.chmod(0o711)
    services: list[Service] = []
    try:
        services += [Postgres(home, settings), Redis(home)]
        for service in services:
            service.start()
        yield {service.variable: service.url for service in services}
    finally:
        for service in services:
            service.stop()
        shutil.rmtree(home, ignore_errors=True)


class Service:
    """A server of our own, always at the same port: started, stopped, started again."""

    name = variable = url = ""

    def __init__(self, home: Path, command: list[str | Path], *, port: int, user: str | None = None) -> None:
        self.home, self.command, self.port, self.user = home, command, port, user
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Return when it takes connections."""
        with (self.home / "log").open("ab") as out:
            self.process = start(self.command, env=os.environ, cwd=self.home, out=out, user=self.user)
        _wait_for(self.port, self.process, self.name, self.home / "log")

    def stop(self, *, how: int = signal.SIGTERM) -> None:
        """Ask it to end; what does not is killed. Harmless where it does not run."""
        if self.process is not None:
            end(self.process, patience=5, how=how)
            self.process = None


class Postgres(Service):
    """PostgreSQL refuses root: then it runs as the system's postgres (or nobody)."""

    name, variable = "PostgreSQL", "DATABASE_URL"

    def __init__(self, home: Path, settings: Sequence[str]) -> None:
        programs, data, port = postgres_programs(), home / "pg", _free_port()
        data.mkdir(mode=0o700)
        user = _lesser_user(data)
        words = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        with (home / "log").open("ab") as out:
            made = start([programs / "initdb", "--pgdata", data, *words], env=os.environ, cwd=data, out=out, user=user)
        if made.wait():
            raise Said(f"PostgreSQL could not make its folder; its last words were:\n{tail(home / 'log')}")
        options = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={data}", *settings]
        command = [programs / "postgres", "-D", data, *(word for option in options for word in ("-c", option))]
        super().__init__(home, command, port=port, user=user)
        self.url = f"postgres://postgres@127.0.0.1:{port}/postgres"


class Redis(Service):
    """A Redis that keeps nothing."""

    name, variable = "Redis", "REDIS_URL"

    def __init__(self, home: Path) -> None:
        port = _free_port()
        words = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(home)]
        super().__init__(home, ["redis-server", *words], port=port)
        self.url = f"redis://127.0.0.1:{port}/0"


def postgres_programs() -> Path:
    """The folder of PostgreSQL's own programs."""
    initdb = find("initdb")
    if initdb is None:
        raise Said("PostgreSQL's initdb is missing: apt-get install postgresql.")
    return initdb.resolve().parent


def _lesser_user(data: Path) -> str | None:
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = "postgres" if "postgres" in names else "nobody"
    shutil.chown(data, user)
    return user


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes], name: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise Said(f"{name} did not start; its last words were:\n{tail(log)}")
