"""Whether a trial is ready already: the same code over the same tables, so that its next start is quick."""

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from environment import ROOT

READ = ("applications", "cmdp", "locale", "priorities", "static", "requirements.txt")  # by a preparation
ELSEWHERE = ("DATABASE_URL", "MEDIA_ROOT", "STATIC_ROOT")


class Preparation:
    """What the last preparation of a data folder saw, beside what the next would see.

    Production and whatever lies outside the folder are prepared at every start: others may have changed them.
    """

    def __init__(self, data: Path, words: list[str], env: Mapping[str, str]) -> None:
        self.data, self.words = data, words
        self.ours = env["CMDP_MODE"] == "trial" and not set(ELSEWHERE) & set(env)
        self.stamp = data / "run/prepared"

    def is_done(self) -> bool:
        """Whether nothing has changed since; anything that cannot be read counts as changed."""
        if not self.ours or not (self.data / "static/.collected").exists():
            return False
        try:
            return self.stamp.read_text(encoding="utf-8") == self._seen()
        except (OSError, sqlite3.Error):
            return False

    def remember(self) -> None:
        """Call when a preparation has ended well."""
        if self.ours:
            self.stamp.write_text(self._seen(), encoding="utf-8")

    def _seen(self) -> str:
        facts = [*self.words, *self._tables(), *(_fact(path) for top in READ for path in _files(ROOT / top))]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()

    def _tables(self) -> list[str]:
        """The steps its tables went through: an older copy laid back by hand has fewer."""
        database = f"{(self.data / 'cmdp.sqlite3').as_uri()}?mode=ro"
        with closing(sqlite3.connect(database, uri=True)) as link:
            return [f"{row}" for row in link.execute("SELECT app, name, applied FROM django_migrations ORDER BY id")]


def _files(top: Path) -> Iterator[Path]:
    if top.is_file():
        yield top
    for folder, below, names in os.walk(top):
        below[:] = sorted(name for name in below if name != "__pycache__")
        yield from (Path(folder, name) for name in sorted(names))


def _fact(path: Path) -> str:
    """A file's place, length and time of change: what it would cost seconds to read is not read."""
    seen = path.stat()
    return f"{path.relative_to(ROOT)}:{seen.st_size}:{seen.st_mtime_ns}"
