"""Make everything ready and serve CMDP Başvuru: web server, Celery worker and beat.

Standard library only, so that it runs before anything is installed.
"""

import argparse
import errno
import fcntl
import os
import shlex
import shutil
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from children import Child, Family, newer, page_answers
from environment import ROOT, ensure
from prepared import Preparation
from processes import Stopped, obey_signals, run, tail
from said import Said, explain, full, need_space

PATIENCE = 60.0
MEASURES = Path("run", "measures")  # what the web processes count together; the names of their files bear pids
# Which queues each serves (cmdp/settings/queues.py), by how many processes; the clock's short errands are taken by whichever has a hand free.
WORKERS = {"postman": ("letters,clock", 2), "worker": ("work,clock", 1)}
TRIAL_WORKERS = {"worker": ("letters,clock,work", 1)}
ROOM = 50  # megabytes a start may write
PEOPLE = {
    "basvuran@demo.test": "applicant, owner at a municipality in Samsun",
    "duzenleyici@demo.test": "editor at that municipality and at an association",
    "uzman@demo.test": "officer of the agency",
    "mudur@demo.test": "manager of the agency",
    "degerlendirici1@demo.test": "evaluator (also …2 and …3), also of files whose applicant is hidden",
    "komisyon1@demo.test": "chair of the agency's commission, whose meeting is under way (also …2 to …4)",
    "bakanlik@demo.test": "the Ministry's decider",
    "yonetici@demo.test": "administrator",
    "mudur2@demo.test": "manager of the agency whose call is decided (also uzman2, basvuran2)",
}
MODES = """
CMDP_MODE=trial (the default) keeps everything under --data, on this machine only; DATABASE_URL, REDIS_URL and EMAIL_URL
swap single parts for real ones. CMDP_MODE=production wants its settings in the environment: see docs/operations.md.
"""
PASSWORD = "demo-CMDP-2026"  # noqa: S105 - printed on purpose: it opens made-up data on this machine


def main() -> int:
    """The door: 0 when stopped by a person, 1 with a sentence when it cannot open."""
    options = _options()
    obey_signals()
    try:
        with _alone(options.data):
            _serve(options)
    except Said as said:
        print(said, file=sys.stderr)
        return 1
    except OSError as error:
        print(explain(error, options.data), file=sys.stderr)
        return 1
    except Stopped:
        print("Stopped.", flush=True)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/run", description=__doc__.splitlines()[0], epilog=MODES)
    parser.add_argument("--port", type=_port, default=8000, help="where the web server listens (default 8000)")
    parser.add_argument("--data", type=Path, default=ROOT / "var", help="folder for everything it writes (default var)")
    parser.add_argument("--empty", action="store_true", help="trial: no demonstration data")
    options = parser.parse_args()
    options.data = options.data.resolve()
    options.mode = os.environ.get("CMDP_MODE") or "trial"
    return options


def _port(text: str) -> int:
    if text.isdecimal() and 0 < int(text) < 65536:  # noqa: PLR2004 - the largest port
        return int(text)
    raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """Hold the data folder: two servers over one trial database would start each other's children."""
    need_space(data, ROOM)
    (data / "run").mkdir(parents=True, exist_ok=True)
    (data / "log").mkdir(exist_ok=True)
    handle = os.open(data / "run", os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Said(f"Another bin/run uses {data}; stop it, or choose another folder with --data.") from None
    try:
        _empty(data / MEASURES)
        yield
    finally:
        os.close(handle)


def _empty(folder: Path) -> None:
    """What the processes of an earlier start counted is over."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()


def _serve(options: argparse.Namespace) -> None:
    _need_port(options.port)
    python = ensure("requirements.txt", options.data / "log/install.log")
    env = _environment(options)
    _prepare(python, options, env)
    family = Family(_children(python, options, env), env, ROOT)
    try:
        family.begin()
        family.wait(PATIENCE)
        print(_welcome(options, env), flush=True)
        family.watch()
    finally:
        family.end()


def _need_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            why = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
            raise Said(f"Port {port} {why}; choose another with --port.") from None


def _environment(options: argparse.Namespace) -> dict[str, str]:
    """What the children inherit; a settings module left over from somebody's shell does not decide for us."""
    env = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    env |= {"CMDP_MODE": options.mode, "CMDP_DATA": str(options.data), "CMDP_PULSES": str(options.data / "run")}
    env |= {"PYTHONUNBUFFERED": "1", "PYTHONPATH": str(ROOT)}
    env |= {"PROMETHEUS_MULTIPROC_DIR": str(options.data / MEASURES)}  # the web processes count together
    env |= {"CELERY_SKIP_CHECKS": "1"}  # the preparation made Django's own checks of this very code
    if options.mode == "trial":
        env.setdefault("BASE_URL", f"http://127.0.0.1:{options.port}")
    return env


def _prepare(python: Path, options: argparse.Namespace, env: dict[str, str]) -> None:
    """Migrate, load what every installation needs, collect static files: one process, so that Django loads once."""
    words = ["prepare", *(["--empty"] if options.empty else [])]
    preparation = Preparation(options.data, words, env)
    if preparation.is_done():
        return
    print("Preparing the data (the first time this takes a minute or two) …", flush=True)
    log = options.data / "log/prepare.log"
    if run([python, ROOT / "manage.py", *words], env=env, cwd=ROOT, log=log):
        preparation.remember()
        return
    if "No space left on device" in tail(log, 200) or "disk is full" in tail(log, 200):
        raise full(options.data)
    raise Said(tail(log) or f"The preparation failed without a word; see {log}.")


def _children(python: Path, options: argparse.Namespace, env: dict[str, str]) -> list[Child]:
    now, trial = time.time(), options.mode == "trial"
    celery = [python, "-m", "celery", "-A"]
    worker = [
        *celery,
        "cmdp",
        "worker",
        "--without-gossip",
        "--without-mingle",
        "--without-heartbeat",
        "--loglevel",
        "INFO",
    ]
    beat = [
        *celery,
        "cmdp.beat",
        "beat",
        "--schedule",
        options.data / "run/schedule",
        "--pidfile",
        "",
        "--loglevel",
        "INFO",
    ]
    commands = {
        name: [*worker, "--hostname", f"{name}@%h", "--queues", queues, "--concurrency", str(processes)]
        for name, (queues, processes) in (TRIAL_WORKERS if trial else WORKERS).items()
    } | {"beat": beat}
    logs = {name: _fresh_log(options.data / f"log/{name}.log") if trial else None for name in ("web", *commands)}
    web = Child("web server", _web(python, options, env), partial(page_answers, options.port, _host(env)), logs["web"])
    signs = {name: partial(newer, options.data / "run" / name, now) for name in commands}
    return [web, *(Child(name, command, signs[name], logs[name]) for name, command in commands.items())]


def _web(python: Path, options: argparse.Namespace, env: dict[str, str]) -> list[str | Path]:
    trial = options.mode == "trial"
    bind = "127.0.0.1" if trial else os.environ.get("CMDP_BIND", "127.0.0.1")
    web = [python, "-m", "gunicorn", "cmdp.wsgi", "--bind", f"{bind}:{options.port}", "--no-control-socket"]
    # Its own limit answers a long address with a bare line of English; ours is a page that says what is too much.
    web += ["--limit-request-line", "0"]
    # Read once and shared: a process that dies is replaced at once, and all of them start in the time of one.
    web += ["--preload"]
    return [*web, "--workers", env.get("WEB_CONCURRENCY", "1" if trial else "3"), "--threads", "8" if trial else "4"]


def _fresh_log(log: Path) -> Path:
    """Keep the words of the last start only: a trial is watched, not archived."""
    log.unlink(missing_ok=True)
    return log


def _host(env: dict[str, str]) -> str:
    """A host name that the settings let in."""
    first = env.get("ALLOWED_HOSTS", "127.0.0.1").split(",")[0].strip().lstrip(".")
    return first if first not in {"", "*"} else "localhost"


def _welcome(options: argparse.Namespace, env: dict[str, str]) -> str:
    lines = [f"CMDP Başvuru is ready: {env.get('BASE_URL', f'http://127.0.0.1:{options.port}')}/"]
    lines.append(f"Mode: {options.mode}. Data: {options.data}. Ctrl-C stops everything.")
    if options.mode == "trial" and "EMAIL_URL" not in env:
        lines.append(f"Letters are not sent out: read them in {options.data / 'mail'} or, as staff, in the outbox.")
    if options.mode == "trial" and options.empty:
        variables = [f"{name}={shlex.quote(env[name])}" for name in ("CMDP_MODE", "CMDP_DATA", "BASE_URL")]
        command = [*variables, str(ROOT / ".venv/bin/python"), str(ROOT / "manage.py"), "create_administrator"]
        lines += ["", "The first person:", f'  {" ".join(command)} you@example.org "Your Name"']
    if options.mode == "trial" and not options.empty:
        lines += ["", f"Demonstration people, all with the password {PASSWORD}:"]
        lines += [f"  {address:<28}{who}" for address, who in PEOPLE.items()]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
