"""Word files that hold no clock, so that equal words give equal bytes."""

import datetime as dt
import io
import zipfile
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

ALWAYS: Final = (1980, 1, 1, 0, 0, 0)
LONGEST: Final = 255  # of a property, as the format has it


def describe(paper: Any, *, title: str, author: str, language: str) -> None:
    """Say in the file what it is called, whose it is and which language its words are in (``tr-TR``)."""
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    paper.styles["Normal"].element.get_or_add_rPr().append(spoken)
    known = paper.core_properties
    known.title, known.language, known.author = title[:LONGEST], language, author[:LONGEST]
    known.created = known.modified = dt.datetime(*ALWAYS, tzinfo=dt.UTC)
    known.comments = ""


def packed(paper: Any) -> bytes:
    """The Word file without the time at which it was packed."""
    box, steady = io.BytesIO(), io.BytesIO()
    paper.save(box)
    with zipfile.ZipFile(box) as made, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            kept.writestr(zipfile.ZipInfo(name, ALWAYS), made.read(name), zipfile.ZIP_DEFLATED)
    return steady.getvalue()
