"""Static files: the sheets joined into one, everything hashed, compressed, modules' imports rewritten.

And stored files: whole and with the row that names them, or not at all.
"""

import posixpath
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from cmdp.kit.assets import JOINED, stylesheets

ADDRESS = re.compile(r"""url\(["']?(?!data:|https?:|/|#)([^"')]+)["']?\)""")


def join(sheets: list[tuple[str, str]], *, name: str) -> str:
    """One sheet out of ``(name, text)`` pairs, its relative addresses turned to be right from ``name``."""
    home = posixpath.dirname(name)

    def moved(text: str, folder: str) -> str:
        return ADDRESS.sub(lambda m: f'url("{posixpath.relpath(posixpath.join(folder, m[1]), home)}")', text)

    return "\n".join(moved(text, posixpath.dirname(sheet)) for sheet, text in sheets)


Kept = list[tuple[FileSystemStorage, str]]
_kept: ContextVar[Kept | None] = ContextVar("kept", default=None)


@contextmanager
def with_their_rows() -> Iterator[None]:
    """Files saved inside go again where what saved them fails: no row names them, nobody would ever find them.

    Stands outside the transaction, so that a failing commit counts; inside another one its files share that fate.
    """
    outer, kept = _kept.get(), Kept()
    token = _kept.set(kept)
    try:
        yield
    except BaseException:
        for storage, name in kept:
            storage.delete(name)
        raise
    finally:
        _kept.reset(token)
    if outer is not None:
        outer.extend(kept)


class WholeFileStorage(FileSystemStorage):
    """Files on our own disk; one that did not fit leaves nothing behind, or a full disk would stay full."""

    def _save(self, name: str, content: File) -> str:
        try:
            saved: str = super()._save(name, content)  # type: ignore[misc]
        except OSError:
            self.delete(name)
            raise
        if (kept := _kept.get()) is not None:
            kept.append((self, saved))
        return saved


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
