"""One copy of one paper, by its kind."""

import logging
from collections.abc import Callable
from typing import Final

from cmdp.kit.cleaning.cleaned import Cleaned, Doubt, Uncleanable
from cmdp.kit.cleaning.documents import clean_document
from cmdp.kit.cleaning.open_documents import clean_open_document
from cmdp.kit.cleaning.pdf import clean_pdf
from cmdp.kit.cleaning.pictures import clean_picture_file
from cmdp.kit.cleaning.tables import clean_table
from cmdp.kit.veil import Veil

log = logging.getLogger(__name__)

MOST_BYTES: Final = 60 * 1024 * 1024
Maker = Callable[[bytes, Veil, str], Cleaned]
MAKERS: Final[dict[str, Maker]] = {
    "pdf": clean_pdf,
    "docx": clean_document,
    "xlsx": clean_table,
    "odt": clean_open_document,
    "ods": clean_open_document,
    "jpg": clean_picture_file,
    "jpeg": clean_picture_file,
    "png": clean_picture_file,
}


def clean_copy(content: bytes, extension: str, veil: Veil, *, mark: str) -> Cleaned:
    """A copy without properties, notes, letterheads and known names, as far as its kind allows; never raises.

    ``mark`` stands where a known name was taken out of a text.
    """
    maker = MAKERS.get(extension)
    if maker is None:
        return _none(Doubt.ARCHIVE if extension == "zip" else Doubt.UNKNOWN)
    if len(content) > MOST_BYTES:
        return _none(Doubt.TOO_LARGE)
    try:
        return maker(content, veil, mark)
    except Uncleanable as obstacle:
        return _none(obstacle.doubt)
    except Exception:  # what strangers send may break a reader in any way
        log.info("a paper could not be cleaned", exc_info=True)
        return _none(Doubt.BROKEN)


def _none(doubt: Doubt) -> Cleaned:
    return Cleaned(doubts=frozenset({doubt}))
