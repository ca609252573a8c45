"""``{% load rules %}``: how rules are written on a page."""

from django import template

from applications.models import GridSection, SupportTypeRule
from applications.presenters.rules import limits_of, points_of
from applications.queries.rule_parts import PARTS, handle_of
from applications.queries.rule_sets import label_of

register = template.Library()
register.filter("limits", limits_of)
register.filter("points", points_of)
register.filter("rule_label", label_of)


@register.filter
def handle(row: GridSection | SupportTypeRule, part: str) -> str:
    """How an address names the row."""
    return handle_of(row, PARTS[part])
