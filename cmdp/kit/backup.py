"""Everything that holds something, in one file and back: the database, then the stored files, each with its digest.

The database goes first: files are written before the rows that name them, so every row of the dump finds its file. On the
way back the files go first, for the same reason. Redis holds nothing that is not also a row.
"""

import datetime as dt
import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final, Protocol, cast

from django.db import DEFAULT_DB_ALIAS, connections

from cmdp.kit.storage import shelf

DATABASE: Final = "database"
MANIFEST: Final = "manifest.json"
FILES: Final = "files/"
PIECE: Final = 1024 * 1024


class Unfit(Exception):  # noqa: N818 - a state, said to a person
    """Why a backup cannot be made or laid back, as a sentence; nothing was changed."""


class Readable(Protocol):
    """What is read piece by piece: a file of ours, or one of a storage."""

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""


class Digesting:
    """Reads like the file behind it, and knows the digest of what was read."""

    def __init__(self, source: Readable) -> None:
        self.source, self.digest = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        piece = self.source.read(size)
        self.digest.update(piece)
        return piece


def back_up(target: Path, *, at: dt.datetime) -> dict[str, Any]:
    """Write everything to ``target``, whole or not at all; returns the manifest. Raises ``Unfit``."""
    if target.exists():
        raise Unfit(f"{target} is there already; a backup is never written over another.")
    if shelf().holds(target):
        raise Unfit(f"{target} lies among the stored files, which it is to hold; choose a place outside.")
    part = target.with_name(target.name + ".part")
    try:
        with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            with tarfile.open(fileobj=out, mode="w") as tar:
                manifest = _pack(tar, target.parent, at)
            out.flush()
            os.fsync(out.fileno())
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _pack(tar: tarfile.TarFile, folder: Path, at: dt.datetime) -> dict[str, Any]:
    members: dict[str, str] = {}
    with tempfile.TemporaryDirectory(dir=folder, prefix=".backup-") as room:
        dump = Path(room, DATABASE)
        _dump(dump)
        with dump.open("rb") as content:
            members[DATABASE] = _add(tar, content, DATABASE, size=dump.stat().st_size, at=at)
    for stored, written in sorted(shelf().listed()):
        try:
            with shelf().open(stored) as file:
                members[FILES + stored] = _add(tar, file, FILES + stored, size=file.size, at=written)
        except FileNotFoundError:  # swept since it was listed: no row names it
            continue
    manifest = {"made_at": at.isoformat(), "vendor": _database()["vendor"], "sha256": members}
    words = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    about = tarfile.TarInfo(MANIFEST)
    about.size = len(words)
    tar.addfile(about, io.BytesIO(words))
    return manifest


def _add(tar: tarfile.TarFile, content: Readable, name: str, *, size: int, at: dt.datetime) -> str:
    about, digesting = tarfile.TarInfo(name), Digesting(content)
    about.size, about.mtime = size, int(at.timestamp())
    tar.addfile(about, digesting)
    return digesting.digest.hexdigest()


def read_manifest(source: Path) -> dict[str, Any]:
    """The manifest of a backup of which every member is as it was written. Raises ``Unfit``."""
    try:
        with tarfile.open(source, "r:") as tar:
            found = {member.name: _digest(tar, member) for member in tar if member.name != MANIFEST}
            told = tar.extractfile(MANIFEST)
            manifest: dict[str, Any] = json.load(told) if told else {}
    except (tarfile.TarError, OSError, KeyError, ValueError) as error:
        raise Unfit(f"{source} is not a whole backup: {error}") from error
    if found != manifest.get("sha256"):
        wrong = sorted(
            name for name in {*found, *manifest["sha256"]} if found.get(name) != manifest["sha256"].get(name)
        )
        raise Unfit(f"{source} is not as it was written: {', '.join(wrong[:5])}")
    if manifest["vendor"] != _database()["vendor"]:
        raise Unfit(
            f"{source} holds a database of {manifest['vendor']}; this installation has {_database()['vendor']}."
        )
    return manifest


def _digest(tar: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    source = tar.extractfile(member)
    if source is None or not _is_ours(member.name):
        raise tarfile.ReadError(f"{member.name} has no place in a backup")
    digesting = Digesting(source)
    while digesting.read(PIECE):
        pass
    return digesting.digest.hexdigest()


def _is_ours(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return name == DATABASE or (name.startswith(FILES) and ".." not in parts and len(parts) > 1)


def restore(source: Path) -> None:
    """Lay a backup back: stored files, then the database as it was. Call ``read_manifest`` first."""
    with tarfile.open(source, "r:") as tar, tempfile.TemporaryDirectory(prefix=".restore-", dir=source.parent) as room:
        for member in tar:
            # Regular files, as the manifest's reader saw.
            content = cast("IO[bytes]", tar.extractfile(member))
            if member.name.startswith(FILES):
                shelf().replace(member.name.removeprefix(FILES), content)
            elif member.name == DATABASE:
                with (dump := Path(room, DATABASE)).open("wb") as out:
                    shutil.copyfileobj(content, out, PIECE)
        _load(dump)


def is_empty() -> bool:
    """Whether the database holds no table yet."""
    return not connections[DEFAULT_DB_ALIAS].introspection.table_names()


def _database() -> Mapping[str, str]:
    told = connections[DEFAULT_DB_ALIAS]
    keys = ("NAME", "HOST", "PORT", "USER", "PASSWORD")
    return {"vendor": told.vendor, **{key.lower(): str(told.settings_dict[key]) for key in keys}}


def _dump(target: Path) -> None:
    database = _database()
    if database["vendor"] == "postgresql":
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={target}", database=database)
        return
    with closing(sqlite3.connect(database["name"])) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there)


def _load(dump: Path) -> None:
    database = _database()
    connections.close_all()
    if database["vendor"] == "postgresql":
        words = ("--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error")
        _run("pg_restore", *words, f"--dbname={database['name']}", str(dump), database=database)
        return
    with closing(sqlite3.connect(dump)) as there, closing(sqlite3.connect(database["name"])) as here:
        there.backup(here)


def _run(program: str, *words: str, database: Mapping[str, str]) -> None:
    """One of PostgreSQL's own programs; a password goes by the environment, where no list of processes shows it."""
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "name": "PGDATABASE"}
    env = os.environ | {name: database[key] for key, name in names.items() if database[key]}
    try:
        done = subprocess.run([program, *words], env=env, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise Unfit(f"{program} is missing: install the client of the PostgreSQL that you use.") from None
    if done.returncode:
        raise Unfit(f"{program}: {done.stderr.strip()}")
