"""``{% load history %}``: what became of a file, event by event, drawn by Python (docs/adr/0020): some files have hundreds."""

from collections.abc import Iterable, Sequence

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.presenters.record import Change, Line
from cmdp.kit.blocks import draw_event, draw_timeline
from cmdp.kit.formats import format_day, format_moment

register = template.Library()
# So many alike are shown one by one; more stand together.
FEW = 2


@register.simple_tag
def history(runs: Iterable[Sequence[Line]]) -> SafeString:
    """The runs of ``presenters.record.runs``, the newest first."""
    events = (_together(run) if len(run) > FEW else _apart(run) for run in runs)
    return draw_timeline(label=_("Dosyanın geçmişi"), content=mark_safe("".join(events)))


def _apart(run: Sequence[Line]) -> str:
    return "".join(draw_event(title=line.what, at=line.at, by=line.who, content=_told(line)) for line in run)


def _together(run: Sequence[Line]) -> SafeString:
    first, times = run[0], len(run)
    title = ngettext("%(what)s (%(times)s kez)", "%(what)s (%(times)s kez)", times) % {
        "what": first.what,
        "times": times,
    }
    lines = "".join(f'<li><p class="event__when">{format_moment(line.at)}</p>{_told(line)}</li>' for line in run)
    summary = format_html("<summary>{}</summary>", _("Tek tek göster"))
    content = mark_safe(f'<details>{summary}<ol class="plain">{lines}</ol></details>')
    return draw_event(title=title, at=first.at, by=first.who, content=content)


def _told(line: Line) -> SafeString:
    """What an event changed, why, by which letter."""
    changes = "".join(map(_change, line.changes))
    told = f'<ul class="plain small soft">{changes}</ul>' if changes else ""
    told += format_html('<p class="keep-lines">{}</p>', line.reason) if line.reason else ""
    return mark_safe(told + (_letter(line) if line.letter_number else ""))


def _change(change: Change) -> str:
    field, before, after = map(conditional_escape, (change.field, change.before, change.after))
    return f"<li>{field}: {before} → {after}</li>"


def _letter(line: Line) -> str:
    day = f", {format_day(line.letter_date)}" if line.letter_date else ""
    return f"<p>{conditional_escape(line.letter_number)}{day}</p>"
