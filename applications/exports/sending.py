"""A sending as a tagged PDF: its receipt on the first page, then every part of what was frozen."""

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from qrcode import make as make_code
from qrcode.image.svg import SvgPathFillImage

from applications.exports.typeset import typeset
from applications.models import Submission
from applications.presenters.content import named, sections_of
from applications.presenters.content_parts import Cell, ContentSection, Paper, Table
from cmdp.kit.codes import grouped
from cmdp.kit.formats import format_moment
from cmdp.kit.links import absolute

WIDEST: Final = 28  # signs of a cell that count for the width of its column
MARGINS: Final = 4  # what the empty room of a cell takes, in signs


def sending_as_pdf(submission: Submission, language: str, code: str) -> bytes:
    """The whole sending in one language, from its frozen content alone: equal sendings give equal bytes."""
    with translation.override(language):
        return typeset("sending", _words(submission, code))


def _words(submission: Submission, code: str) -> dict[str, Any]:
    content = submission.content
    address = absolute(reverse("applications:code_check"))
    return {
        "title": content["project"]["title"],
        "author": content["applicant"]["name"],
        "description": _("Gönderilen proje başvurusu"),
        "kind": _("Tamamlanan başvuru") if submission.is_completion else _("Proje başvurusu"),
        "receipt": {
            "title": _("Alındı belgesi"),
            "facts": _facts(submission),
            "sha": [_("İçeriğin özeti (SHA-256)"), submission.sha256],
            "code": [_("Doğrulama kodu"), grouped(code)],
            "how": _("Bu kâğıdın sistemden çıktığını bu adreste kodla doğrulayabilirsiniz:"),
            "address": address,
            "square": _square(f"{address}?{urlencode({'kod': grouped(code)})}"),
            "square_told": _("Doğrulama sayfasının karekodu"),
        },
        "foot": f"{content['reference']} · " + _("Doğrulama kodu") + f": {grouped(code)}",
        "nothing": _("Bu bölümde bir şey yazılmamış."),
        "sections": [_section(section) for section in sections_of(content)],
    }


def _facts(submission: Submission) -> list[list[str]]:
    content = submission.content
    applicant = [content["applicant"]["name"], content["applicant"]["unit_name"]]
    return [
        [_("Başvuru numarası"), content["reference"]],
        [_("Gönderildiği an"), format_moment(submission.sent_at)],
        [_("Kaçıncı gönderim"), str(submission.number)],
        [_("Başvuru sahibi"), " – ".join(part for part in applicant if part)],
        [_("Çağrı"), named(content["call"], "title")],
        [_("Ajans"), content["call"]["agency"]["name"]],
        [_("Aşama"), named(content["stage"], "name")],
    ]


def _square(address: str) -> str:
    """The address as a square code, drawn as SVG."""
    return str(make_code(address, image_factory=SvgPathFillImage, border=2).to_string(encoding="unicode"))


def _section(section: ContentSection) -> dict[str, Any]:
    return {
        "title": section.title,
        "facts": [[label, value] for label, value in section.facts],
        "texts": [[label, value] for label, value in section.texts],
        "table": _table(section.table) if section.table else None,
        "papers": [[_paper(paper), paper.sha256] for paper in section.papers],
    }


def _paper(paper: Paper) -> str:
    return f"{paper.slot}: {paper.name} ({', '.join(word for word in (paper.size, paper.told) if word)})"


def _table(table: Table) -> dict[str, Any]:
    lines = [table.head, *table.rows, *([table.foot] if table.foot else [])]
    return {
        "caption": table.caption,
        "widths": [_width(column) for column in zip(*lines, strict=True)],
        "head": [_cell(cell, cell.head) for cell in table.heads],
        "rows": [[_cell(cell, cell.word) for cell in line] for line in table.lines],
        "foot": [_cell(cell, cell.word) for cell in table.feet],
    }


def _cell(cell: Cell, word: str) -> list[Any]:
    return [word, cell.is_numeric]


def _width(column: Sequence[str]) -> int:
    """The share of the page that a column gets: by its longest word, and by its longest cell up to a point."""
    longest_word = max((len(word) for cell in column for word in cell.split()), default=1)
    return max(longest_word, min(max(map(len, column)), WIDEST)) + MARGINS
