"""``{% load content %}``: what a file says, part by part, drawn by Python (docs/adr/0020): a page has a hundred such pieces."""

from collections.abc import Callable, Iterable, Sequence

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from applications.presenters.content_parts import Cell, ContentSection, Paper, Table
from cmdp.kit.blocks import draw_data_table, draw_fact, draw_facts, draw_file_row, draw_files, draw_section
from cmdp.kit.charts import spans
from cmdp.kit.components import draw
from cmdp.kit.drawing import draw_status

register = template.Library()


@register.simple_tag
def content(sections: Iterable[ContentSection], *, route: str, owner: str = "", level: int = 2) -> SafeString:
    """The parts of a file under headings of this level; papers lead to ``route``, behind the public id of their ``owner``."""
    before = [owner] if owner else []

    def address(paper: Paper) -> str:
        return reverse(route, args=[*before, paper.public_id])

    parts = (
        draw_section(title=part.title, id=part.key, level=level, content=_part(part, address)) for part in sections
    )
    return mark_safe("".join(parts))


def _part(part: ContentSection, address: Callable[[Paper], str]) -> SafeString:
    pieces = [
        _facts(part.facts),
        *(_text(label, text) for label, text in part.texts),
        _timeline(part.timeline) if part.timeline else "",
        _table(part.table) if part.table else "",
        _papers(part, address),
    ]
    is_told = part.facts or part.texts or part.table or part.papers
    nothing = "" if is_told else format_html('<p class="soft">{}</p>', _("Yok."))
    return mark_safe("".join([*pieces, nothing]))


def _facts(facts: Sequence[tuple[str, str]]) -> str:
    lines = "".join(draw_fact(label=label, content=conditional_escape(value)) for label, value in facts)
    return draw_facts(rows=True, content=mark_safe(lines)) if lines else ""


def _text(label: str, text: str) -> str:
    words = linebreaks(text, autoescape=True)
    return f'<div class="prose"><p><strong>{conditional_escape(label)}</strong></p>{words}</div>'


def _timeline(picture: spans.Picture) -> SafeString:
    return draw("chart_spans", {"picture": picture}, required=frozenset({"picture"}), optional={})


def _table(table: Table) -> SafeString:
    heads = "".join(f'<th scope="col"{_flush(cell)}>{conditional_escape(cell.word)}</th>' for cell in table.heads)
    lines, feet = "".join(map(_line, table.lines)), _line(table.feet)
    drawn = f"<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody>" + (f"<tfoot>{feet}</tfoot>" if table.foot else "")
    return draw_data_table(caption=table.caption, quiet_caption=True, content=mark_safe(drawn))


def _line(cells: Sequence[Cell]) -> str:
    """A row: each cell with its column's word for narrow screens."""
    drawn = (
        f'<td data-label="{conditional_escape(cell.head)}"{_flush(cell)}>{conditional_escape(cell.word)}</td>'
        for cell in cells
    )
    return f"<tr>{''.join(drawn)}</tr>"


def _flush(cell: Cell) -> str:
    return ' class="num"' if cell.is_numeric else ""


def _papers(part: ContentSection, address: Callable[[Paper], str]) -> str:
    rows = "".join(_paper(paper, address) for paper in part.papers)
    return draw_files(label=part.title, content=mark_safe(rows)) if rows else ""


def _paper(paper: Paper, address: Callable[[Paper], str]) -> SafeString:
    state = draw_status(label=paper.state.label, tone=paper.state.tone) if paper.state.label else ""
    told = f" · {conditional_escape(paper.told)}" if paper.told else ""
    words = mark_safe(f"{state}<span>{conditional_escape(paper.size)}{told}</span>")
    href = address(paper) if paper.state.is_open else ""
    return draw_file_row(name=paper.name, href=href, note=paper.slot, content=words)
