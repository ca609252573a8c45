"""What a PDF says of itself: whether it opens without a password, and how many pages it has."""

from dataclasses import dataclass
from typing import Any, Final

from django.core.files import File
from pypdf import PdfReader

MOST_PAGES: Final = 100_000


@dataclass(frozen=True, slots=True)
class Look:
    """What was found; of a PDF that nobody can read neither is known."""

    is_locked: bool = False
    pages: int | None = None


def look_into(file: File) -> Look:
    """Read the list of a PDF's parts, none of the parts themselves; the file is left at its beginning.

    A PDF that may be opened by everybody but not printed or changed is not locked. What was found stays with the file:
    form and domain both ask. A broken list is not mended: that takes minutes, and the paper is taken without it.
    """
    known: dict[str, Any] = vars(file)
    if "look" not in known:
        known["look"] = _read(file)
    look: Look = known["look"]
    return look


def _read(file: File) -> Look:
    file.seek(0)
    try:
        return _look(PdfReader(file, strict=True))
    except NotImplementedError:  # a lock of a kind that few programs know
        return Look(is_locked=True)
    except Exception:  # noqa: BLE001 - what strangers send may break a reader in any way
        return Look()
    finally:
        file.seek(0)


def _look(reader: PdfReader) -> Look:
    if reader.is_encrypted and not reader.decrypt(""):
        return Look(is_locked=True)
    root: Any = reader.root_object
    count = int(root["/Pages"]["/Count"])
    return Look(pages=count if 0 < count <= MOST_PAGES else None)
