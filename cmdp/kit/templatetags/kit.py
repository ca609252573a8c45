"""``{% load kit %}``: the house's formats and components. Each component's template says what its props mean."""

import json
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.forms import BaseForm, BoundField
from django.forms.formsets import BaseFormSet
from django.template import Context
from django.templatetags.static import static
from django.utils.crypto import salted_hmac
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cmdp.kit import blocks, drawing, formats
from cmdp.kit.assets import JOINED, stylesheets
from cmdp.kit.charts.spans import months_said
from cmdp.kit.components import block_component, component, draw, kept, quick_block, quick_component
from cmdp.kit.difference import Piece, compare_words
from cmdp.kit.markdown import render_markdown
from cmdp.kit.navigation import localized
from cmdp.kit.pages import Page
from cmdp.kit.problems import Problem, problems_of

register = template.Library()
register.simple_tag(kept)

# Components that stand alone ----------------------------------------------------------
quick_component(register, "status", drawing.draw_status, required={"label"}, tone="")
quick_component(register, "axis_chip", drawing.draw_axis_chip, required={"axis"}, code="", name="")
component(register, "axis_card", required={"axis", "name", "href"}, note="")
quick_component(register, "task", blocks.draw_task, required={"title", "state"}, href="", tone="none", hint="")
component(register, "crumb", required={"label"}, href="")
component(register, "tab", required={"label", "href"}, current=False, count=None)
component(register, "clock", required={"until", "now"}, label="", note="")
component(register, "meter", required={"label", "value"}, tone="success", share=None, mark=None, limit="", note="")
component(register, "step", required={"label"}, state="")
component(register, "person", required={"name"}, note="", initials="")
component(register, "chart_columns", required={"picture"}, target="")
component(register, "chart_bars", required={"picture"}, target="")
component(register, "chart_spans", required={"picture"})
component(register, "chart_map", required={"picture"}, target="")
component(register, "chart_locator", required={"picture"}, spot="")
component(register, "saved", at=None, state="saved")
component(register, "words", required={"pieces"})
component(register, "upload_line", required={"label"}, upload="")

# Components around what the page puts in them -----------------------------------------
block_component(register, "button", kind="", type="submit", name="", value="", form="", size="")
block_component(register, "link_button", required={"href"}, kind="", size="", new_tab=False)
block_component(register, "buttons")
block_component(register, "notice", required={"tone"}, title="", level=2, live=False)
quick_block(register, "card", blocks.draw_card, title="", href="", level=2, status="", tone="info")
quick_block(register, "task_list", blocks.draw_task_list, label="")
block_component(register, "summary_list")
block_component(register, "summary_row", required={"label"}, href="", act="")
quick_block(register, "facts", blocks.draw_facts, rows=False)
quick_block(register, "fact", blocks.draw_fact, required={"label"})
quick_block(
    register,
    "data_table",
    blocks.draw_data_table,
    required={"caption"},
    cards=True,
    quiet_caption=False,
    id="",
    keys=False,
)
block_component(register, "filters", clear="", clear_label="", label="", submit="")
block_component(register, "tabs", required={"label"})
block_component(register, "breadcrumbs")
quick_block(register, "timeline", blocks.draw_timeline, label="")
quick_block(register, "event", blocks.draw_event, required={"title", "at"}, by="", tone="")
block_component(register, "empty", required={"title"}, level=2)
block_component(register, "toolbar", required={"label"})
block_component(register, "bulk_bar", required={"label"})
block_component(register, "steps", label="")
quick_block(register, "files", blocks.draw_files, label="")
quick_block(register, "file_row", blocks.draw_file_row, required={"name"}, href="", note="", kind="")
block_component(register, "uploads")
quick_block(register, "quote", blocks.draw_quote, by="", at=None)
block_component(register, "panel", required={"title"}, reference="", level=1)
quick_block(register, "section", blocks.draw_section, required={"title"}, level=2, href="", more="", id="")


# Formats ------------------------------------------------------------------------------
@register.filter
def money(value: Decimal | int | None) -> str:
    """Lira with unit; see ``formats.format_money``."""
    return formats.format_money(value)


@register.filter
def short_money(value: Decimal | int | None) -> str:
    """Lira to three digits in words; see ``formats.format_short_money``."""
    return formats.format_short_money(value)


@register.filter
def amount(value: Decimal | int | None) -> str:
    """Lira without the unit, for columns whose header carries it."""
    return formats.format_money(value, unit=False)


@register.filter
def months(first: int, last: int) -> str:
    """From one month to another; see ``charts.spans.months_said``."""
    return months_said(first, last)


@register.filter
def number(value: Decimal | int | None) -> str:
    """A plain number with grouped thousands."""
    return formats.format_number(value)


@register.filter
def rate(value: Decimal | int | None) -> str:
    """A share of a hundred; see ``formats.format_rate``."""
    return formats.format_rate(value)


@register.filter
def mark(value: Decimal | int | None) -> str:
    """Points without idle zeros."""
    return formats.format_mark(value)


@register.filter
def score(value: Decimal | int | None) -> str:
    """A mean of marks, always with two decimals."""
    return formats.format_score(value)


@register.filter
def day(value: date | datetime | None) -> str:
    """A day with its weekday."""
    return formats.format_day(value)


@register.filter
def short_day(value: date | datetime | None) -> str:
    """A day for tables."""
    return formats.format_day_short(value)


@register.filter
def clock_time(value: time | datetime | None) -> str:
    """An hour of the day."""
    return formats.format_time(value)


@register.filter
def moment(value: datetime | None) -> str:
    """An instant with its weekday."""
    return formats.format_moment(value)


@register.filter
def short_moment(value: datetime | None) -> str:
    """An instant for tables."""
    return formats.format_moment_short(value)


@register.filter
def machine_time(value: datetime) -> str:
    """An instant for programs; HTML knows no parts of a second finer than three digits."""
    return value.isoformat(timespec="seconds")


@register.filter
def deadline(value: datetime | None) -> str:
    """The last minute that counts before an exclusive instant."""
    return formats.format_deadline(value)


@register.filter
def left(until: datetime | None, now: datetime | None) -> str:
    """What is left from ``now`` to ``until``."""
    return formats.NOTHING if until is None or now is None else formats.format_left(until, now)


@register.filter
def file_size(value: int) -> str:
    """A file's size."""
    return formats.format_size(value)


@register.filter
def device_key(person: Any) -> str:
    """Whose words a device keeps: the same for one person always, telling nobody who it is."""
    return salted_hmac("cmdp.kit.device", str(person.pk)).hexdigest()[:16]


@register.filter
def markdown(value: str) -> SafeString:
    """Light Markdown as safe HTML; see ``kit.markdown``."""
    return render_markdown(value or "")


@register.filter
def changed_from(after: str, before: str) -> list[Piece]:
    """What became of ``before``, word by word; see ``kit.difference``."""
    return compare_words(before, after)


# Fields -------------------------------------------------------------------------------
@register.simple_tag(takes_context=True)
def drawn_field(context: Context) -> SafeString:
    """A field as ``bootstrap5/field.html`` is told of it; see ``kit.drawing``."""
    return drawing.draw_told(context["field"], context)


@register.simple_tag
def drawn_errors(field: BoundField) -> SafeString:
    """What is wrong with a field; see ``kit.drawing``."""
    return drawing.draw_errors(field)


@register.simple_tag
def drawn_choices(field: BoundField) -> SafeString:
    """Its radio buttons or checkboxes; see ``kit.drawing``."""
    return drawing.draw_choices(field)


# Page furniture -----------------------------------------------------------------------
@register.simple_tag
def page_files() -> SafeString:
    """Link the fonts, sheets, mark and script of every page; their addresses change with their storage alone."""
    return kept("components/_page_files.html", storage=staticfiles_storage)


@register.simple_tag
def styles() -> SafeString:
    """Link the style sheets: one joined sheet where the storage joins, the separate ones in development."""
    return _links(staticfiles_storage)


@lru_cache(maxsize=4)
def _links(storage: Any) -> SafeString:
    """Made once per storage: half a hundred addresses on every page, and none of them changes while we run."""
    names = [JOINED] if getattr(storage, "joined", False) else stylesheets()
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(name),) for name in names))


@register.simple_tag(takes_context=True)
def problems(context: Context, *forms: BaseForm | BaseFormSet) -> list[Problem]:
    """What is wrong on the page: of the forms given, else of the page's ``form``, ``formset`` and ``forms``."""
    named: Iterable[Any] = forms or [context.get("form"), context.get("formset"), *(context.get("forms") or ())]
    return [problem for form in named if isinstance(form, BaseForm | BaseFormSet) for problem in problems_of(form)]


@register.simple_tag(takes_context=True)
def pager(context: Context, page: Page, note: str = "", name: str = "sonra") -> SafeString:
    """Links to the pages before and after of a ``pages.Page``, keeping the filters in the address.

    ``name`` is where the address says so, its own for each of two lists of one page.
    """
    props = {
        "previous": _at(context, page.previous, name) if page.previous else "",
        "next": _at(context, page.next, name) if page.next else "",
        "note": note,
    }
    return draw("pager", props, required=frozenset(props), optional={})


def _at(context: Context, token: str, name: str) -> str:
    query = context["request"].GET.copy()
    query[name] = token
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def sort_header(context: Context, label: str, key: str, kind: str = "") -> SafeString:
    """A ``th`` whose link sorts by ``key``, turning the order when it is already so; keeps the other filters."""
    query = context["request"].GET.copy()
    now = query.get("sirala", "")
    query["sirala"] = f"-{key}" if now == key else key
    query.pop("sonra", None)
    direction = {key: ("ascending", "↑"), f"-{key}": ("descending", "↓")}.get(now, ("none", ""))
    return format_html(
        '<th scope="col" class="{}" aria-sort="{}"><a class="table__sort" href="?{}">{}'
        '<span class="table__arrow" aria-hidden="true">{}</span></a></th>',
        kind,
        direction[0],
        query.urlencode(),
        label,
        direction[1],
    )


@register.simple_tag
def clock_words() -> str:
    """The ticking clock's words as JSON."""
    return json.dumps(formats.left_words(), ensure_ascii=False)


@register.simple_tag
def home() -> str:
    """The start page in the active language."""
    return localized("/")


@register.simple_tag
def yes_no(value: object) -> str:
    """``evet`` or ``hayır``."""
    return formats.format_yes(value)
