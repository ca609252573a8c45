"""``{% load rules %}``: how rules are written on a page."""

from collections.abc import Iterable
from typing import Any

from django import template

from applications.presenters.rules import limits_of, points_of, whom_of
from applications.queries.rule_sets import label_of

register = template.Library()
register.filter("limits", limits_of)
register.filter("points", points_of)
register.filter("rule_label", label_of)
register.filter("whom", whom_of)


@register.filter
def by_source(rows: Iterable[Any]) -> list[list[Any]]:
    """Rows of a rule set that rest on the same source with the same note, together; in the order of their first."""
    groups: dict[tuple[object, ...], list[Any]] = {}
    for row in rows:
        groups.setdefault((row.is_confirmed, row.source_id, row.source_note), []).append(row)
    return list(groups.values())
