"""``{% load desk %}``: the rows of the agency's list, fifty at a time, without a template for each cell (docs/adr/0020)."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from applications.choices import Status
from applications.models import Proposal
from applications.presenters.desk_files import Column, DeskRow
from applications.presenters.files import tone_of
from cmdp.accounts.choices import OrganisationType
from cmdp.kit import formats
from cmdp.kit.drawing import draw_axis_chip, draw_status
from cmdp.kit.formats import NOTHING

register = template.Library()
# Whatever an f-string takes; what is not marked safe is escaped.
Cell = Callable[[DeskRow], Any]


def _measure(row: DeskRow) -> Any:
    measure = row.file.main_measure
    return draw_axis_chip(axis=measure.axis.code, code=measure.code) if measure else NOTHING


def _status(row: DeskRow) -> SafeString:
    status = draw_status(label=Status(row.file.status).label, tone=tone_of(row.file.status))
    is_over = row.file.expired_at is not None  # type: ignore[attr-defined]
    return format_html("{} {}", status, draw_status(label=_("süresi doldu"), tone="danger")) if is_over else status


def _score(row: DeskRow) -> str:
    return formats.format_score(row.file.shown_score)  # type: ignore[attr-defined]


CELLS: Final[dict[str, Cell]] = {
    "organisation": lambda row: row.file.organisation,
    "call": lambda row: row.file.call,
    "province": lambda row: row.file.province or NOTHING,
    "type": lambda row: OrganisationType(row.file.organisation.type).label,
    "measure": _measure,
    "status": _status,
    "expert": lambda row: row.file.expert or NOTHING,
    "evaluators": lambda row: ", ".join(str(one.evaluator) for one in row.evaluators) or NOTHING,
    "score": _score,
    "support": lambda row: formats.format_money(row.file.requested_support, unit=False),
    "cost": lambda row: formats.format_money(row.file.total_cost, unit=False),
    "sent": lambda row: formats.format_moment_short(row.file.sent_at),
    "since": lambda row: formats.format_moment_short(row.file.status_since),
    "due": lambda row: formats.format_deadline(row.file.due_at),  # type: ignore[attr-defined]
    "letter": lambda row: (row.sending.letter_way if row.sending else "") or NOTHING,
}


@register.simple_tag
def desk_rows(rows: Sequence[DeskRow], columns: Sequence[Column], *, chooses_all: bool) -> SafeString:
    """The body of the list: a box to choose by, the file, the chosen columns."""
    checked = " checked" if chooses_all else ""
    head = format_html('<td data-label="{}">', _("Başvuru"))
    cells = [
        (f'<td class="{column.kind}" data-label="{conditional_escape(column.label)}">', CELLS[column.key])
        for column in columns
    ]
    lines = (
        f"<tr>{_box(row.file, checked)}{head}{_file(row.file)}</td>"
        + "".join(f"{start}{conditional_escape(cell(row))}</td>" for start, cell in cells)
        + "</tr>"
        for row in rows
    )
    return mark_safe("\n".join(lines))


def _box(file: Proposal, checked: str) -> str:
    label = conditional_escape(str(file))
    return f'<td><input type="checkbox" name="sec" value="{file.public_id}" aria-label="{label}"{checked}></td>'


def _file(file: Proposal) -> str:
    address = reverse("applications:desk_proposal", args=[file.public_id])
    name = conditional_escape(file.reference or file.title or _("Adsız taslak"))
    title = f'<span class="table__sub">{conditional_escape(file.title)}</span>' if file.reference else ""
    return f'<a href="{address}">{name}</a>{title}'
