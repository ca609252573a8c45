"""The whole form as a Word file to work on offline: headings, hints, limits, and room to write."""

from typing import Any, Final

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx import Document
from docx.oxml import OxmlElement
from docx.shared import Pt

from applications.exports.steady import describe, packed
from applications.models import Call
from applications.presenters.blank_form import Blank, Part
from cmdp.kit.formats import format_deadline
from cmdp.kit.links import absolute

EMPTY_ROWS: Final = 6
LANGUAGES: Final = {"tr": "tr-TR", "en": "en-GB"}


def form_as_docx(call: Call, parts: list[Part]) -> bytes:
    """The form of a call in the reader's language; equal forms give equal bytes."""
    paper = Document()
    _prepare(paper, call)
    for part in parts:
        paper.add_heading(str(part.title), level=2)
        if part.is_table:
            _choices_of_columns(paper, part)
            _table(paper, part)
        else:
            for blank in part.blanks:
                _blank(paper, blank)
    return packed(paper)


def _prepare(paper: Any, call: Call) -> None:
    """Title, language and font; what the file is for, and until when."""
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    language = LANGUAGES.get(get_language() or "tr", LANGUAGES["tr"])
    describe(paper, title=call.title, author=call.agency.name, language=language)
    paper.add_heading(call.title, level=1)
    paper.add_paragraph(_("Bu dosya hazırlık içindir; başvuru yalnızca sistem üzerinden yapılır."))
    paper.add_paragraph(absolute(reverse("applications:call", args=[call.public_id])))
    for window in call.stages.all():
        paper.add_paragraph(f"{window.stage.name}: {format_deadline(window.closes_at)}")


def _blank(paper: Any, blank: Blank) -> None:
    paper.add_heading(str(blank.label), level=3)
    if blank.hint:
        paper.add_paragraph().add_run(str(blank.hint)).italic = True
    if blank.limit:
        paper.add_paragraph(blank.limit)
    if blank.template:
        paper.add_paragraph(_("Şablon") + f": {blank.template.name} – {blank.template_address}")
    for choice in blank.choices:
        paper.add_paragraph(f"☐ {choice}")
    if blank.lines:
        paper.add_table(rows=1, cols=1, style="Table Grid").cell(0, 0).text = "\n" * (blank.lines - 1)


def _choices_of_columns(paper: Any, part: Part) -> None:
    """What a cell of the table may hold, said before it."""
    for blank in part.blanks:
        if blank.told:
            paper.add_paragraph(f"{blank.label}: {blank.told}")


def _table(paper: Any, part: Part) -> None:
    table = paper.add_table(rows=1 + EMPTY_ROWS, cols=len(part.blanks), style="Table Grid")
    for cell, blank in zip(table.rows[0].cells, part.blanks, strict=True):
        cell.text = str(blank.label)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - the library has no word for it
