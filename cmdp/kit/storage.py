"""Static files: the sheets joined into one, everything hashed, compressed, modules' imports rewritten.

And stored files: whole and with the row that names them, or not at all.
"""

import datetime as dt
import os
import posixpath
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import IO, Any, cast

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, Storage, default_storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from cmdp.kit.assets import JOINED, stylesheets
from cmdp.kit.line import is_cut_off

ADDRESS = re.compile(r"""url\(["']?(?!data:|https?:|/|#)([^"')]+)["']?\)""")


def join(sheets: list[tuple[str, str]], *, name: str) -> str:
    """One sheet out of ``(name, text)`` pairs, its relative addresses turned to be right from ``name``."""
    home = posixpath.dirname(name)

    def moved(text: str, folder: str) -> str:
        return ADDRESS.sub(lambda m: f'url("{posixpath.relpath(posixpath.join(folder, m[1]), home)}")', text)

    return "\n".join(moved(text, posixpath.dirname(sheet)) for sheet, text in sheets)


Kept = list[tuple[Storage, str]]
_kept: ContextVar[Kept | None] = ContextVar("kept", default=None)


@contextmanager
def with_their_rows() -> Iterator[None]:
    """Files saved inside go again where what saved them fails: no row names them, nobody would ever find them.

    Stands outside the transaction, so that a failing commit counts; inside another one its files share that fate. Where
    the line to the database broke, nobody knows whether it had committed: the files stay, for the row that may name them,
    and the sweep of the unnamed finds those that none names.
    """
    outer, kept = _kept.get(), Kept()
    token = _kept.set(kept)
    try:
        yield
    except BaseException as error:
        for storage, name in kept if not is_cut_off(error) else ():
            storage.delete(name)
        raise
    finally:
        _kept.reset(token)
    if outer is not None:
        outer.extend(kept)


class Shelf(Storage):
    """What our storages of people's files can besides what Django asks of one."""

    def _save(self, name: str, content: File) -> str:
        saved: str = super()._save(name, content)  # type: ignore[misc]
        if (kept := _kept.get()) is not None:
            kept.append((self, saved))
        return saved

    def listed(self, folder: str = "") -> Iterator[tuple[str, dt.datetime]]:
        """Every file below a folder by its name, with when it was last written."""
        raise NotImplementedError

    def lay(self, name: str, piece: bytes, *, offset: int) -> None:
        """Lay a piece behind the first ``offset`` bytes of a file; what lay behind them goes."""
        raise NotImplementedError

    def replace(self, name: str, content: IO[bytes]) -> None:
        """Put a file there, in place of one that may be there; never half of it."""
        raise NotImplementedError

    def holds(self, path: Path) -> bool:
        """Whether a path of this machine lies among the stored files."""
        raise NotImplementedError


def shelf() -> Shelf:
    """Where this installation keeps people's files."""
    return cast("Shelf", default_storage)


class WholeFileStorage(Shelf, FileSystemStorage):
    """Files on our own disk; one that did not fit leaves nothing behind, or a full disk would stay full."""

    def _save(self, name: str, content: File) -> str:
        try:
            return super()._save(name, content)
        except OSError:
            self.delete(name)
            raise

    def listed(self, folder: str = "") -> Iterator[tuple[str, dt.datetime]]:
        """As on the disk."""
        root = Path(self.location)
        for path in (root / folder).rglob("*"):
            if path.is_file():
                yield path.relative_to(root).as_posix(), dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)

    def lay(self, name: str, piece: bytes, *, offset: int) -> None:
        """Into the file itself: a storage opens for reading or for writing, not both."""
        with Path(self.path(name)).open("r+b") as file:
            file.seek(offset)
            file.write(piece)
            file.truncate()

    def replace(self, name: str, content: IO[bytes]) -> None:
        """Beside it first, then in its place."""
        place = Path(self.path(name))
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(place.name + ".part")
        how = os.O_RDWR | os.O_CREAT | os.O_TRUNC
        with os.fdopen(os.open(part, how, settings.FILE_UPLOAD_PERMISSIONS), "wb") as out:
            shutil.copyfileobj(content, out)
        part.rename(place)

    def holds(self, path: Path) -> bool:
        """Below our folder."""
        return Path(self.location).resolve() in path.resolve().parents


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Whitenoise's hashed and compressed storage, with ``css/app.css`` written first and ES modules followed."""

    joined = True
    support_js_module_import_aggregation = True

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[tuple[str, str | None, Any]]:
        """Write the joined sheet among the collected files, then hash and compress all of them."""
        if not options.get("dry_run"):
            self._write_joined(paths)
            paths = {**paths, JOINED: (self, JOINED)}
        yield from super().post_process(paths, *args, **options)

    def _write_joined(self, paths: dict[str, Any]) -> None:
        sheets = []
        for name in stylesheets():
            source, path = paths[name]
            with source.open(path) as sheet:
                sheets.append((name, sheet.read().decode()))
        if self.exists(JOINED):
            self.delete(JOINED)
        self.save(JOINED, ContentFile(join(sheets, name=JOINED).encode()))
