"""What a draft of the priorities touches as one table: a line for each change and each thing that refers to it."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from applications.exports.tables import Cell, csv_table
from applications.presenters import impact as words
from applications.queries.impact.changes import Impact, Touch
from applications.queries.impact.lists import objects_of
from applications.queries.impact.references import Kind

Objects = dict[Kind, dict[int, Any]]


def impact_table(impact: Impact) -> bytes:
    """The whole list behind the numbers."""
    objects = objects_of(impact.mentions)
    headers = (
        _("Kod"),
        _("Madde"),
        _("Değişiklik"),
        _("Tür"),
        _("Ad"),
        _("Kimin, nerede"),
        _("Bağlı olduğu"),
        _("Durum"),
    )
    return csv_table(headers, (line for touch in impact.touches for line in _lines(touch, objects)))


def _lines(touch: Touch, objects: Objects) -> Iterator[tuple[Cell, ...]]:
    shown = words.shown(touch)
    change = ", ".join(str(mark) for mark, _tone in shown.marks)
    for figure in shown.figures:
        keys = {mention.key for mention in touch.mentions if mention.kind == figure.kind}
        for row in words.lines(figure.kind, [objects[figure.kind][key] for key in sorted(keys)]):
            own = (str(row.name), str(row.whose), row.under, str(row.state))
            yield (touch.item.code, touch.item.title, change, str(figure.name), *own)
