"""``{% load rules %}``: how rules are written on a page."""

from django import template

from applications.presenters.rules import limits_of, points_of
from applications.queries.rule_sets import label_of

register = template.Library()
register.filter("limits", limits_of)
register.filter("points", points_of)
register.filter("rule_label", label_of)
