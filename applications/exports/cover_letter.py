"""The cover letter (üst yazı) that goes with a sending, as a Word file and as a tagged PDF.

Its words come from the frozen content alone, and always in Turkish: it is an official letter. Number
and date stay blank, since the applicant's own system gives them.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Final

from django.utils import translation
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from applications.exports.blank_form import LANGUAGES
from applications.exports.steady import describe, packed
from applications.exports.typeset import typeset
from applications.models import Submission
from cmdp.kit.formats import format_moment, format_money, format_rate
from cmdp.kit.text import upper

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BLANK: Final = "……………………"
TURKISH: Final = "tr"


@dataclass(frozen=True, slots=True)
class Letter:
    """The words of a cover letter in their order; ``unit``, ``declared`` and ``annexes`` may be empty."""

    applicant: str
    unit: str
    number: str
    date: str
    subject: str
    addressee: str
    opening: str
    rows: tuple[tuple[str, str], ...]
    declared_title: str
    declared: tuple[str, ...]
    request: str
    signature: str
    contact: str
    annexes_title: str
    annexes: tuple[str, ...]


def cover_letter(submission: Submission) -> bytes:
    """The letter of one sending as a Word file."""
    return as_docx(letter_of(submission))


def cover_letter_as_pdf(submission: Submission) -> bytes:
    """The same letter as a tagged PDF; one sending always gives the same bytes."""
    return as_pdf(letter_of(submission))


def as_docx(letter: Letter) -> bytes:
    """A letter as a Word file without a clock; equal letters give equal bytes."""
    paper = Document()
    paper.styles["Normal"].font.name, paper.styles["Normal"].font.size = "Times New Roman", Pt(12)
    describe(paper, title=letter.subject, author=letter.applicant, language=LANGUAGES[TURKISH])
    _head(paper, letter)
    _body(paper, letter)
    if letter.contact:
        _line(paper, letter.contact)
    for line in (letter.annexes_title, *letter.annexes) if letter.annexes else ():
        _line(paper, line)
    return packed(paper)


def as_pdf(letter: Letter) -> bytes:
    """A letter as a tagged PDF; equal letters give equal bytes."""
    told = {"title": letter.subject, "author": letter.applicant, "description": letter.addressee}
    with translation.override(TURKISH):
        return typeset("cover_letter", {**told, **asdict(letter)})


def letter_of(submission: Submission) -> Letter:
    """What the letter says."""
    content = submission.content
    with translation.override(TURKISH):
        return Letter(
            applicant=upper(content["applicant"]["name"]),
            unit=content["applicant"]["unit_name"],
            number=f"Sayı : {BLANK}",
            date="Tarih : …/…/……",
            subject=f"Konu : {content['call']['title_tr']} – proje başvurusu",
            addressee=upper(content["call"]["agency"]["name"]) + " GENEL SEKRETERLİĞİNE",
            opening=_opening(submission),
            rows=_rows(submission),
            declared_title=f"{content['applicant']['name']} adına beyan edilmiştir:",
            declared=tuple(content.get("declaration", {}).get("clauses_tr", ())),
            request="Gereğini arz ederim.",
            signature="Yetkilinin adı, unvanı, imzası",
            contact=_contact(content["contact"]),
            annexes_title="Ekler (sistem üzerinden gönderilmiştir):",
            annexes=tuple(
                f"{place}. {row['slot']['name_tr']}: {row['name']}" for place, row in enumerate(content["documents"], 1)
            ),
        )


def _opening(submission: Submission) -> str:
    content = submission.content
    return (
        f"“{content['project']['title']}” başlıklı projemiz, {content['call']['title_tr']} kapsamında sistem üzerinden "
        f"{format_moment(submission.sent_at)} itibarıyla gönderilmiştir. Başvurunun bilgileri aşağıdadır."
    )


def _rows(submission: Submission) -> tuple[tuple[str, str], ...]:
    content = submission.content
    place, money = content["place"], content["funding"]["requested_support"]
    return (
        ("Başvuru numarası", content["reference"]),
        ("Ana tedbir", _measure(content)),
        ("Uygulama yeri", ", ".join(part for part in (place["province"], place["district"]) if part)),
        ("Toplam uygun maliyet", format_money(Decimal(content["budget"]["total_cost"]))),
        ("Talep edilen destek", f"{format_money(Decimal(money))} {_share(content)}".strip()),
        ("Gönderilen içeriğin özeti (SHA-256)", submission.sha256),
    )


def _contact(contact: Mapping[str, str]) -> str:
    told = (contact["name"], contact["title"], contact["email"], contact["phone"])
    return f"İrtibat: {' · '.join(part for part in told if part)}"


def _head(paper: Any, letter: Letter) -> None:
    _line(paper, letter.applicant, centred=True)
    if letter.unit:
        _line(paper, letter.unit, centred=True)
    _line(paper, "")
    _line(paper, f"{letter.number}\t\t\t\t{letter.date}")
    _line(paper, letter.subject)
    _line(paper, "")
    _line(paper, letter.addressee, centred=True)
    _line(paper, "")


def _body(paper: Any, letter: Letter) -> None:
    _line(paper, letter.opening)
    table = paper.add_table(rows=0, cols=2, style="Table Grid")
    for label, value in letter.rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
    _line(paper, "")
    for line in (letter.declared_title, *(f"• {clause}" for clause in letter.declared)) if letter.declared else ():
        _line(paper, line)
    _line(paper, letter.request)
    _line(paper, "")
    _line(paper, letter.signature, centred=True)
    _line(paper, "")


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
