"""``{% load questions %}``: what pages about calls say of their questions."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def count_of(answers: Mapping[int, int], call_id: int) -> int:
    """How many answers a call has, of ``queries.questions.answers_by_call``."""
    return answers.get(call_id, 0)
