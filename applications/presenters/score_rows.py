"""The rows of the scoreboard, fifty at a time, drawn without a template for each cell (docs/adr/0020)."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.choices import ReviewOpinion, Status
from applications.presenters.files import tone_of
from applications.queries.scoreboard import ScoreRow
from cmdp.kit.drawing import draw_axis_chip, draw_status
from cmdp.kit.formats import NOTHING, format_mark, format_money, format_score

Cell = Callable[[ScoreRow], Any]


def draw_scores(rows: Sequence[ScoreRow], *, is_marked: bool) -> SafeString:
    """The body of the table: of marks, or of opinions. What is not marked safe is escaped."""
    cells = [
        (f'<td{kind} data-label="{conditional_escape(label)}">', cell)
        for kind, label, cell in (MARKED if is_marked else OPINED)
    ]
    lines = ("".join(f"{start}{conditional_escape(cell(row))}</td>" for start, cell in cells) for row in rows)
    return mark_safe("\n".join(f"<tr>{line}</tr>" for line in lines))


def _file(row: ScoreRow) -> SafeString:
    address = reverse("applications:desk_proposal", args=[row.file.public_id])
    return format_html('<a href="{}">{}</a><span class="table__sub">{}</span>', address, row.name, row.organisation)


def _measure(row: ScoreRow) -> SafeString:
    return draw_axis_chip(axis=row.file.main_measure__axis__code or "", code=row.file.main_measure__code or "")


def _score(row: ScoreRow) -> SafeString | str:
    if row.result is None:
        return NOTHING
    score = format_html("<strong>{}</strong>", format_score(row.result.score))
    if row.result.passes:
        return score
    return format_html("{}<br>{}", score, draw_status(label=_("geçmedi"), tone="danger"))


def _totals(row: ScoreRow) -> SafeString:
    told = " · ".join(format_mark(total) for total in row.totals)
    return format_html("{}{}", told, format_html("<br>{}", _third()) if row.has_third else "")


def _third() -> SafeString:
    return format_html('<span class="soft small">{}</span>', _("üçüncü istendi"))


def _sections(row: ScoreRow) -> SafeString | str:
    if row.result is None or not row.result.sections:
        return NOTHING
    low = format_html(" {}", draw_status(label=_("eşiğin altında"), tone="danger"))
    told = (
        (part.name, format_score(part.mean), part.max_points, low if part.is_below_floor else "")
        for part in row.result.sections
    )
    return format_html('<ul class="plain small">{}</ul>', format_html_join("", "<li>{} {}/{}{}</li>", told))


def _word(row: ScoreRow) -> SafeString | str:
    return format_html("<strong>{}</strong>", _named(row.result.opinion)) if row.result else NOTHING


def _named(opinion: str) -> str:
    return str(ReviewOpinion(opinion).label) if opinion else NOTHING


def _words(row: ScoreRow) -> SafeString:
    awaited = format_html('<span class="soft">{}</span>', _("görüşü bekleniyor"))
    told = format_html_join("", "<li>{}</li>", ((_named(word) if word else awaited,) for word in row.opinions))
    return format_html('<ol class="plain small">{}</ol>{}', told, _third() if row.has_third else "")


def _asked(row: ScoreRow) -> str:
    return format_money(row.file.requested_support)


def _status(row: ScoreRow) -> SafeString:
    return draw_status(label=Status(row.file.status).label, tone=tone_of(row.file.status))


NUMBER: Final = ' class="num"'
FILE: Final = (("", gettext_lazy("Başvuru"), _file), ("", gettext_lazy("Tedbir"), _measure))
LAST: Final = ((NUMBER, gettext_lazy("Talep"), _asked), ("", gettext_lazy("Durum"), _status))
MARKED: Final[tuple[tuple[str, Any, Cell], ...]] = (
    *FILE,
    (NUMBER, gettext_lazy("Puan"), _score),
    (NUMBER, gettext_lazy("Değerlendiriciler"), _totals),
    ("", gettext_lazy("Bölümler"), _sections),
    *LAST,
)
OPINED: Final[tuple[tuple[str, Any, Cell], ...]] = (
    *FILE,
    ("", gettext_lazy("Çoğunluğun görüşü"), _word),
    ("", gettext_lazy("Değerlendiriciler"), _words),
    *LAST,
)
