"""The cover letter (üst yazı) that goes with a sending, as a Word file.

Its words come from the frozen content alone, and always in Turkish: it is an official letter. Number
and date stay blank, since the applicant's own system gives them.
"""

import io
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from django.utils import translation
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from applications.models import Submission
from cmdp.kit.formats import format_moment, format_money, format_rate
from cmdp.kit.text import upper

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BLANK: Final = "……………………"


def cover_letter(submission: Submission) -> bytes:
    """The letter of one sending."""
    with translation.override("tr"):
        paper = Document()
        paper.styles["Normal"].font.name, paper.styles["Normal"].font.size = "Times New Roman", Pt(12)
        _head(paper, submission.content)
        _body(paper, submission)
        _annex(paper, submission)
        box = io.BytesIO()
        paper.save(box)
    return box.getvalue()


def _head(paper: Any, content: Mapping[str, Any]) -> None:
    applicant = content["applicant"]
    _line(paper, upper(applicant["name"]), centred=True)
    if applicant["unit_name"]:
        _line(paper, applicant["unit_name"], centred=True)
    _line(paper, "")
    _line(paper, f"Sayı : {BLANK}\t\t\t\tTarih : …/…/……")
    _line(paper, f"Konu : {content['call']['title_tr']} – proje başvurusu")
    _line(paper, "")
    _line(paper, upper(content["call"]["agency"]["name"]) + " GENEL SEKRETERLİĞİNE", centred=True)
    _line(paper, "")


def _body(paper: Any, submission: Submission) -> None:
    content = submission.content
    project, money = content["project"], content["funding"]["requested_support"]
    _line(
        paper,
        f"“{project['title']}” başlıklı projemiz, {content['call']['title_tr']} kapsamında sistem üzerinden "
        f"{format_moment(submission.sent_at)} itibarıyla gönderilmiştir. Başvurunun bilgileri aşağıdadır.",
    )
    rows = [
        ("Başvuru numarası", content["reference"]),
        ("Ana tedbir", _measure(content)),
        (
            "Uygulama yeri",
            ", ".join(part for part in (content["place"]["province"], content["place"]["district"]) if part),
        ),
        ("Toplam uygun maliyet", format_money(Decimal(content["budget"]["total_cost"]))),
        ("Talep edilen destek", f"{format_money(Decimal(money))} {_share(content)}".strip()),
        ("Gönderilen içeriğin özeti (SHA-256)", submission.sha256),
    ]
    table = paper.add_table(rows=0, cols=2, style="Table Grid")
    for label, value in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
    _line(paper, "")
    _line(paper, "Gereğini arz ederim.")
    _line(paper, "")
    _line(paper, "Yetkilinin adı, unvanı, imzası", centred=True)


def _annex(paper: Any, submission: Submission) -> None:
    contact = submission.content["contact"]
    _line(paper, "")
    told = " · ".join(part for part in (contact["name"], contact["title"], contact["email"], contact["phone"]) if part)
    _line(paper, f"İrtibat: {told}")
    documents = submission.content["documents"]
    if documents:
        _line(paper, "Ekler (sistem üzerinden gönderilmiştir):")
    for place, row in enumerate(documents, 1):
        _line(paper, f"{place}. {row['slot']['name_tr']}: {row['name']}")


def _line(paper: Any, text: str, *, centred: bool = False) -> None:
    paragraph = paper.add_paragraph(text)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _measure(content: Mapping[str, Any]) -> str:
    main = content["priorities"]["main"]
    return f"{main['code']} {main['title_tr']}" if main else "–"


def _share(content: Mapping[str, Any]) -> str:
    """What part of the cost the support is, in per cent."""
    total, asked = Decimal(content["budget"]["total_cost"]), Decimal(content["funding"]["requested_support"])
    return f"({format_rate(asked * 100 / total)})" if total else ""
