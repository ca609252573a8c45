"""Words set as a tagged PDF (PDF/UA-1): they reach the typesetter as data and are never read as markup."""

import json
import re
from pathlib import Path
from typing import Any, Final

import typst
from django.utils.translation import get_language

from applications.exports.blank_form import LANGUAGES

PDF: Final = "application/pdf"
ALWAYS: Final = 0
FOLDER: Final = Path(__file__).parent
# What the typesetter's own fonts surely draw; PDF/UA refuses a sign that none of them has.
UNDRAWN: Final = re.compile(
    "[^\t\n -~\u00a0-\u024f\u0391-\u03a1\u03a3-\u03c9\u0410-\u044f\u2010-\u2027\u2030-\u203a₺€☐]"
)


def typeset(template: str, words: dict[str, Any]) -> bytes:
    """The template of that name with these words, in the reader's language; equal words give equal bytes.

    A sign that the fonts lack stands as its number: ``[U+1F600]``.
    """
    language, _dash, region = LANGUAGES.get(get_language() or "tr", LANGUAGES["tr"]).partition("-")
    told = {**words, "language": language, "region": region}
    page = (FOLDER / f"{template}.typ").read_bytes()
    try:
        return _set(page, told)
    except typst.TypstError:
        return _set(page, _drawable(told))


def _set(page: bytes, words: Any) -> bytes:
    """Without the computer's own fonts, the network or a clock."""
    return typst.compile(
        page,
        ignore_system_fonts=True,
        sys_inputs={"words": json.dumps(words)},
        pdf_standards=["ua-1"],
        timestamp=ALWAYS,
    )


def _drawable(words: Any) -> Any:
    if isinstance(words, dict):
        return {name: _drawable(value) for name, value in words.items()}
    if isinstance(words, list | tuple):
        return [_drawable(value) for value in words]
    return UNDRAWN.sub(lambda sign: f"[U+{ord(sign[0]):04X}]", words) if isinstance(words, str) else words
