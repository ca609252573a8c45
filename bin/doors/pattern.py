"""The database that the suite's own are copied from: migrated once, kept as a dump until a migration changes."""

import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from environment import ROOT, VENV
from processes import run, tail
from said import Said
from services import postgres_programs

NAME = "pattern"
PACKAGES = ("applications", "cmdp", "priorities")


def ensure_pattern(python: Path, folder: Path, env: Mapping[str, str]) -> str:
    """The name of a migrated database beside the one that ``DATABASE_URL`` tells."""
    ours, _, _ = env["DATABASE_URL"].rpartition("/")
    url, dump = f"{ours}/{NAME}", VENV / f"cmdp-pattern-{_key()}.sql"
    _do(
        [postgres_programs() / "psql", "--quiet", env["DATABASE_URL"], "--command", f"CREATE DATABASE {NAME}"],
        folder,
        env,
    )
    if dump.exists():
        _do([postgres_programs() / "psql", "--quiet", "--set", "ON_ERROR_STOP=1", url, "--file", dump], folder, env)
        return NAME
    _do([python, "manage.py", "migrate", "--verbosity", "0"], folder, {**env, "DATABASE_URL": url})
    _keep(url, dump, folder, env)
    return NAME


def _keep(url: str, dump: Path, folder: Path, env: Mapping[str, str]) -> None:
    """For the next time, with the few that other branches made last."""
    for old in sorted(VENV.glob("cmdp-pattern-*.sql"), key=lambda path: path.stat().st_mtime)[:-4]:
        old.unlink(missing_ok=True)
    _do([postgres_programs() / "pg_dump", "--no-owner", "--file", folder / "pattern.sql", url], folder, env)
    made = dump.with_suffix(f".{os.getpid()}")
    shutil.copyfile(folder / "pattern.sql", made)
    made.replace(dump)


def _key() -> str:
    """Changes with every migration, ours and others', and with the database's own release."""
    files = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("migrations/*.py"))
    seen = hashlib.sha256(str(postgres_programs()).encode())
    for path in (*files, ROOT / "requirements.txt"):
        seen.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return seen.hexdigest()[:16]


def _do(command: list[str | Path], folder: Path, env: Mapping[str, str]) -> None:
    log = folder / "pattern.log"
    if not run(command, env=env, cwd=ROOT, log=log):
        raise Said(f"The suite's database could not be made; the last words were:\n{tail(log)}")
