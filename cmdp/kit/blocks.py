"""Blocks that stand many times on one page, drawn by Python: the HTML of a component without the work of a template.

Each takes the props that ``templatetags/kit.py`` declares for it; ``content`` is what stands between its tags. What people
wrote goes through ``_text``.
"""

import datetime as dt
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from cmdp.kit.drawing import draw_status
from cmdp.kit.formats import format_moment

_text = conditional_escape


def _named(label: Any) -> str:
    return f' aria-label="{_text(label)}"' if label else ""


def _linked(words: Any, href: Any) -> str:
    return f'<a href="{_text(href)}">{_text(words)}</a>' if href else _text(words)


def _instant(at: dt.datetime) -> str:
    told = at.isoformat(timespec="seconds")
    return f'<time datetime="{told}">{_text(format_moment(at))}</time>'


def draw_facts(*, content: SafeString, rows: bool = False) -> SafeString:
    """A list of facts; ``rows``: one under the other with the label beside."""
    return mark_safe(f'<dl class="facts{" facts--rows" if rows else ""}">{content}</dl>')


def draw_fact(*, label: Any, content: SafeString) -> SafeString:
    """One fact by its label."""
    return mark_safe(f'<div class="fact"><dt>{_text(label)}</dt><dd>{content}</dd></div>')


def draw_task_list(*, content: SafeString, label: Any = "") -> SafeString:
    """A list of tasks; ``label`` names it for a screen reader when no heading does."""
    return mark_safe(f'<ul class="tasks"{_named(label)}>{content}</ul>')


def draw_task(*, title: Any, state: Any, href: Any = "", tone: str = "none", hint: Any = "") -> SafeString:
    """One task with its state; without ``href`` it cannot be opened; ``hint``: what is there already, or why not."""
    words = f'<span class="task__title">{_linked(title, href)}</span>'
    words += f'<span class="task__hint">{_text(hint)}</span>' if hint else ""
    return mark_safe(
        f'<li class="task"><span>{words}</span>{draw_status(label=state, tone=tone) if state else ""}</li>'
    )


def draw_timeline(*, content: SafeString, label: Any = "") -> SafeString:
    """A list of events, the newest first; ``label`` names it when no heading does."""
    return mark_safe(f'<ol class="timeline"{_named(label)}>{content}</ol>')


def draw_event(*, title: Any, at: dt.datetime, content: SafeString, by: Any = "", tone: str = "") -> SafeString:
    """What happened when, by whom; between the tags the reason or the letter, where there is one."""
    who = f" · {_text(by)}" if by else ""
    told = f'<div class="event__body">{content}</div>' if content.strip() else ""
    when = f'<p class="event__when">{_instant(at)}{who}</p>'
    kind = f" event--{tone}" if tone else ""
    return mark_safe(f'<li class="event{kind}"><p class="event__title">{_text(title)}</p>{when}{told}</li>')


def draw_quote(*, content: SafeString, by: Any = "", at: dt.datetime | None = None) -> SafeString:
    """Words as somebody wrote them, with who and when."""
    told = ", ".join([*([_text(by)] if by else []), *([_instant(at)] if at else [])])
    source = f"<figcaption>{told}</figcaption>" if told else ""
    return mark_safe(f'<figure class="quote"><blockquote>{content}</blockquote>{source}</figure>')


def draw_section(
    *,
    title: Any,
    content: SafeString,
    level: int = 2,
    href: Any = "",
    more: Any = "",
    id: Any = "",  # noqa: A002 - as the tag calls it
) -> SafeString:
    """A part of a page under its heading, which ``id`` names; ``href`` and ``more``: a link at the right."""
    named, labelled = (f' id="{_text(id)}"', f' aria-labelledby="{_text(id)}"') if id else ("", "")
    head = f"<h{level}{named}>{_text(title)}</h{level}>{_linked(more, href) if href else ''}"
    return mark_safe(f'<section class="section"{labelled}><div class="section__head">{head}</div>{content}</section>')


def draw_card(
    *, content: SafeString, title: Any = "", href: Any = "", level: int = 2, status: Any = "", tone: str = "info"
) -> SafeString:
    """What stands apart from the page; ``status`` is a word at the right of its title."""
    word = draw_status(label=status, tone=tone) if status else ""
    head = f'<div class="card__head"><h{level}>{_linked(title, href)}</h{level}>{word}</div>' if title else ""
    return mark_safe(f'<section class="card">{head}{content}</section>')


def draw_files(*, content: SafeString, label: Any = "") -> SafeString:
    """A list of files."""
    return mark_safe(f'<ul class="files"{_named(label)}>{content}</ul>')


def draw_file_row(*, name: Any, content: SafeString, href: Any = "", note: Any = "", kind: Any = "") -> SafeString:
    """One file: ``note`` says its size, who, when; ``kind`` is as “PDF”; between the tags its state and acts."""
    mark = f'<span class="file-row__kind" aria-hidden="true">{_text(kind)}</span>' if kind else ""
    words = f'<span class="file-row__name">{_linked(name, href)}</span>'
    words += f'<span class="file-row__note">{_text(note)}</span>' if note else ""
    return mark_safe(
        f'<li class="file-row">{mark}<span>{words}</span><span class="file-row__acts">{content}</span></li>'
    )


def draw_data_table(
    *,
    caption: Any,
    content: SafeString,
    cards: bool = True,
    quiet_caption: bool = False,
    id: Any = "",  # noqa: A002 - as the tag calls it
    keys: bool = False,
) -> SafeString:
    """A table of thead, tbody and tfoot; ``cards``: rows become cards on a phone; ``keys``: j and k walk the rows."""
    words, quiet = _text(caption), ' class="visually-hidden"' if quiet_caption else ""
    named, walked = f' id="{_text(id)}"' if id else "", ' data-enhance="row-keys"' if keys else ""
    table = f'<table class="table{" table--cards" if cards else ""}"{named}{walked}>'
    caption_drawn = f"<caption{quiet}>{words}</caption>"
    return mark_safe(
        f'<div class="table-wrap" role="region" aria-label="{words}" tabindex="0">{table}{caption_drawn}{content}</table></div>'
    )
