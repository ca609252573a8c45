"""``{% load desk %}``: the agency's lists. Their rows fifty at a time, without a template for each cell (docs/adr/0020); the
filters kept by all that they show, for officers ask for the same lists day after day (docs/adr/0025).
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Final

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications.choices import Status
from applications.filters.desk import DeskAsked
from applications.forms.bulk import SaveViewForm
from applications.forms.desk import DeskFilterForm
from applications.presenters.desk_due import DueRow
from applications.presenters.desk_files import Column, DeskRow
from applications.presenters.evaluation import TaskRow
from applications.presenters.files import tone_of
from applications.queries.desk_files import DeskFilters
from applications.queries.desk_lines import Line
from applications.queries.desk_options import DeskOptions
from cmdp.accounts.choices import OrganisationType
from cmdp.accounts.models.organisation import label_of
from cmdp.kit import formats
from cmdp.kit.bilingual import in_language
from cmdp.kit.drawing import draw_axis_chip, draw_status, escaped
from cmdp.kit.formats import NOTHING
from cmdp.kit.links import addresses

register = template.Library()
# How many filters, and how many addresses, are kept as they were drawn.
MOST_KEPT: Final = 256
# Whatever an f-string takes; what is not marked safe is escaped.
Cell = Callable[[DeskRow], Any]


def _measure(row: DeskRow) -> Any:
    code = row.file.main_measure__code
    return _chip(row.file.main_measure__axis__code, code, get_language()) if code else NOTHING


@lru_cache(maxsize=1024)
def _chip(axis: str | None, code: str, _language: str) -> SafeString:
    return draw_axis_chip(axis=axis, code=code)


def _status(row: DeskRow) -> SafeString:
    return _state(row.file.status, row.file.expired_at is not None, get_language())


@lru_cache(maxsize=1024)
def _state(status: str, is_over: bool, _language: str) -> SafeString:  # noqa: FBT001 - a part of the key
    drawn = draw_status(label=Status(status).label, tone=tone_of(status))
    return format_html("{} {}", drawn, draw_status(label=_("süresi doldu"), tone="danger")) if is_over else drawn


CELLS: Final[dict[str, Cell]] = {
    "organisation": lambda row: label_of(row.file.organisation__name, row.file.organisation__unit_name),
    "call": lambda row: in_language(row.file, "call__title"),
    "province": lambda row: row.file.province__name or NOTHING,
    "type": lambda row: OrganisationType(row.file.organisation__type).label,
    "measure": _measure,
    "status": _status,
    "expert": lambda row: row.file.expert__full_name or row.file.expert__email or NOTHING,
    "evaluators": lambda row: ", ".join(row.evaluators) or NOTHING,
    "score": lambda row: formats.format_score(row.file.shown_score),
    "support": lambda row: formats.format_money(row.file.requested_support, unit=False),
    "cost": lambda row: formats.format_money(row.file.total_cost, unit=False),
    "sent": lambda row: formats.format_moment_short(row.file.sent_at),
    "since": lambda row: formats.format_moment_short(row.file.status_since),
    "due": lambda row: formats.format_deadline(row.file.due_at),
    "letter": lambda row: row.letter or NOTHING,
}


@register.simple_tag
def desk_filters(asked: DeskAsked, options: DeskOptions) -> SafeString:
    """The fields of the filters, with what is asked for."""
    return _filters(asked.filters, asked.sort, asked.columns, options, get_language())


@lru_cache(maxsize=MOST_KEPT)
def _filters(
    filters: DeskFilters, sort: str, columns: tuple[str, ...], options: DeskOptions, _language: str
) -> SafeString:
    form = DeskFilterForm(DeskAsked(filters, sort, columns, []), options)
    return render_to_string("applications/officer/_list_fields.html", {"form": form})


@register.simple_tag
def save_view_fields(address: str) -> SafeString:
    """The fields by which the list at this address is kept under a name."""
    return _save_fields(address, get_language())


@lru_cache(maxsize=MOST_KEPT)
def _save_fields(address: str, _language: str) -> SafeString:
    return render_to_string("applications/officer/_list_save.html", {"form": SaveViewForm(initial={"liste": address})})


@register.simple_tag
def desk_rows(rows: Sequence[DeskRow], columns: Sequence[Column], *, chooses_all: bool) -> SafeString:
    """The body of the list: a box to choose by, the file, the chosen columns."""
    checked = " checked" if chooses_all else ""
    file = _labelled(_("Başvuru"))
    address = addresses("applications:desk_proposal")
    cells = [
        (f'<td class="{column.kind}" data-label="{escaped(column.label)}">', CELLS[column.key]) for column in columns
    ]
    lines = (
        f"<tr>{_box(row.file, checked)}{file}{_file(row.file, address)}</td>"
        + "".join(f"{start}{escaped(cell(row))}</td>" for start, cell in cells)
        + "</tr>"
        for row in rows
    )
    return mark_safe("\n".join(lines))


def _box(file: Any, checked: str) -> str:
    label = escaped(file.reference or file.public_id)
    return f'<td><input type="checkbox" name="sec" value="{file.public_id}" aria-label="{label}"{checked}></td>'


def _file(file: Any, address: Callable[[str], str]) -> str:
    name = escaped(file.reference or file.title or _("Adsız taslak"))
    return f'<a href="{address(file.public_id)}">{name}</a>{_under(file.title) if file.reference else ""}'


# The work list ------------------------------------------------------------------------
@register.simple_tag
def file_rows(rows: Sequence[Line], *, show_due: bool = False) -> SafeString:
    """Files that wait, with since when; or until when, where their clock is shown."""
    file, body, measure, status, expert = (
        _labelled(words) for words in (_("Başvuru"), _("Kurum"), _("Tedbir"), _("Durum"), _("Sorumlu"))
    )
    end, address = (
        _labelled(_("Son an") if show_due else _("Ne zamandan beri")),
        addresses("applications:desk_proposal"),
    )
    lines = (
        f"<tr>{file}{_file(row, address)}</td>{body}{escaped(row.organisation)}</td>"
        f"{measure}{_chip(row.axis, row.measure, get_language()) if row.measure else NOTHING}</td>"
        f"{status}{_state(row.status, row.expired_at is not None, get_language())}</td>"
        f"{expert}{escaped(row.expert or NOTHING)}</td>{end}{_end(row, show_due)}</td></tr>"
        for row in rows
    )
    return mark_safe("\n".join(lines))


@register.simple_tag
def due_rows(rows: Sequence[DueRow]) -> SafeString:
    """Clocks of files: what is to be done until when."""
    file, what, end, left, expert, since = (
        _labelled(words)
        for words in (_("Başvuru"), _("Yapılacak"), _("Son an"), _("Kalan"), _("Sorumlu"), _("Ne zamandan beri"))
    )
    address, nobody = addresses("applications:desk_proposal"), _("sahipsiz")
    lines = (
        f"<tr>{file}{_link(address(row.file.public_id), row.file)}{_under(row.file.organisation)}</td>"
        f"{what}{_link(row.href, row.what)}</td>{end}{escaped(formats.format_deadline(row.at))}</td>"
        f"{left}{draw_status(label=row.left, tone=row.tone)}</td>{expert}{escaped(row.file.expert or nobody)}</td>"
        f"{since}{formats.format_moment_short(row.file.status_since)}</td></tr>"
        for row in rows
    )
    return mark_safe("\n".join(lines))


@register.simple_tag
def task_rows(rows: Sequence[TaskRow]) -> SafeString:
    """What the evaluation of files waits for."""
    file, body, task = (_labelled(words) for words in (_("Başvuru"), _("Kurum"), _("İş")))
    address = addresses("applications:file_evaluators")
    lines = (
        f"<tr>{file}{_link(address(row.task.proposal.public_id), row.task.proposal)}"
        f'<br><span class="soft">{escaped(row.task.proposal.title)}</span></td>'
        f"{body}{escaped(row.task.proposal.organisation)}</td>{task}{draw_status(label=row.words, tone=row.tone)}</td></tr>"
        for row in rows
    )
    return mark_safe("\n".join(lines))


def _end(row: Line, show_due: bool) -> str:  # noqa: FBT001 - which of its two instants
    end = formats.format_deadline(row.due_at) if show_due else formats.format_moment_short(row.status_since)
    return escaped(end)


def _labelled(words: str) -> str:
    return f'<td data-label="{escaped(words)}">'


def _link(address: str, words: Any) -> str:
    return f'<a href="{escaped(address)}">{escaped(words)}</a>'


def _under(words: str) -> str:
    return f'<span class="table__sub">{escaped(words)}</span>'
