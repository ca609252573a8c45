"""``{% load repinning %}``: what becomes of a draft's measures, in words."""

from django import template
from django.utils.functional import Promise

from applications.presenters import repinning
from applications.queries.repinning import Choice

register = template.Library()


@register.simple_tag
def outcome(choice: Choice | None) -> tuple[str | Promise, str]:
    """The words and the tone."""
    return repinning.outcome(choice)
