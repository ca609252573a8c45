"""The rows of the scoreboard, fifty at a time, drawn without a template for each cell (docs/adr/0020)."""

from collections.abc import Sequence
from typing import Any, Final

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.choices import ReviewOpinion, Status
from applications.presenters.files import tone_of
from applications.queries.scoreboard import ScoreRow
from applications.queries.scoring import SectionMean
from cmdp.kit.drawing import draw_axis_chip, draw_status
from cmdp.kit.formats import NOTHING, format_mark, format_money, format_score
from cmdp.kit.links import addresses

Heading = tuple[str, Any]
NUMBER: Final = ' class="num"'
FILE: Final = (("", gettext_lazy("Başvuru")), ("", gettext_lazy("Tedbir")))
LAST: Final = ((NUMBER, gettext_lazy("Talep")), ("", gettext_lazy("Durum")))
MARKED: Final[tuple[Heading, ...]] = (
    *FILE,
    (NUMBER, gettext_lazy("Puan")),
    (NUMBER, gettext_lazy("Değerlendiriciler")),
    ("", gettext_lazy("Bölümler")),
    *LAST,
)
OPINED: Final[tuple[Heading, ...]] = (
    *FILE,
    ("", gettext_lazy("Çoğunluğun görüşü")),
    ("", gettext_lazy("Değerlendiriciler")),
    *LAST,
)


def draw_scores(rows: Sequence[ScoreRow], *, is_marked: bool) -> SafeString:
    """The body of the table: of marks, or of opinions."""
    draw = _Rows()
    headings, cells = (MARKED, draw.marks) if is_marked else (OPINED, draw.opinions)
    starts = [f'<td{kind} data-label="{conditional_escape(label)}">' for kind, label in headings]
    drawn = ((*draw.file(row), *cells(row), *draw.last(row)) for row in rows)
    lines = ("".join(f"{start}{cell}</td>" for start, cell in zip(starts, line, strict=True)) for line in drawn)
    return mark_safe("\n".join(f"<tr>{line}</tr>" for line in lines))


class _Rows:
    """Cells as HTML: whatever people wrote is escaped here. What is the same in many of them is made once."""

    def __init__(self) -> None:
        self.failed = format_html("<br>{}", draw_status(label=_("geçmedi"), tone="danger"))
        self.low = format_html(" {}", draw_status(label=_("eşiğin altında"), tone="danger"))
        self.third = format_html('<span class="soft small">{}</span>', _("üçüncü istendi"))
        self.awaited = format_html('<span class="soft">{}</span>', _("görüşü bekleniyor"))
        self.address = addresses("applications:desk_proposal")
        self.statuses: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.measures: dict[str | None, str] = {}

    def file(self, row: ScoreRow) -> tuple[str, str]:
        """Its reference and applicant; its measure."""
        file, address = row.file, self.address(row.file.public_id)
        name, applicant = conditional_escape(row.name), conditional_escape(row.organisation)
        code = file.main_measure__code
        if code not in self.measures:
            self.measures[code] = draw_axis_chip(axis=file.main_measure__axis__code or "", code=code or "")
        return f'<a href="{address}">{name}</a><span class="table__sub">{applicant}</span>', self.measures[code]

    def last(self, row: ScoreRow) -> tuple[str, str]:
        """What it asks for; its status."""
        status = row.file.status
        if status not in self.statuses:
            self.statuses[status] = draw_status(label=Status(status).label, tone=tone_of(status))
        return format_money(row.file.requested_support), self.statuses[status]

    def marks(self, row: ScoreRow) -> tuple[str, str, str]:
        """The score, the totals, the sections."""
        totals = " · ".join(format_mark(total) for total in row.totals)
        if row.has_third:
            totals += f"<br>{self.third}"
        if row.result is None:
            return NOTHING, totals, NOTHING
        score = f"<strong>{format_score(row.result.score)}</strong>{'' if row.result.passes else self.failed}"
        sections = "".join(self._section(part) for part in row.result.sections)
        return score, totals, f'<ul class="plain small">{sections}</ul>' if sections else NOTHING

    def _section(self, part: SectionMean) -> str:
        if part.name not in self.names:
            self.names[part.name] = conditional_escape(part.name)
        low = self.low if part.is_below_floor else ""
        return f"<li>{self.names[part.name]} {format_score(part.mean)}/{part.max_points}{low}</li>"

    def opinions(self, row: ScoreRow) -> tuple[str, str]:
        """What most say; what each says."""
        word = f"<strong>{_said(row.result.opinion)}</strong>" if row.result else NOTHING
        words = "".join(f"<li>{_said(opinion) if opinion else self.awaited}</li>" for opinion in row.opinions)
        return word, f'<ol class="plain small">{words}</ol>{self.third if row.has_third else ""}'


def _said(opinion: str) -> str:
    return conditional_escape(ReviewOpinion(opinion).label) if opinion else NOTHING
