"""``{% load published %}``: sums and sources of supported projects in words; examples for the pages of priorities."""

from urllib.parse import urlsplit

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from applications.presenters import published
from applications.queries.published.figures import Money
from applications.queries.published.listing import examples_of_edition, examples_of_measure
from priorities.models import Edition, Measure

register = template.Library()

OF_A_MEASURE, OF_AN_AXIS = 5, 2


def beside(item: Edition | Measure) -> SafeString:
    """Examples of supported projects for the public page of an edition or a measure: ``settings.BESIDE_PRIORITIES``."""
    if isinstance(item, Measure):
        context = {
            "rows": published.shown(examples_of_measure(item, OF_A_MEASURE)),
            "measure": item,
            "query": f"?measure={item.code}",
        }
    else:
        context = {"rows": published.shown(examples_of_edition(item, OF_AN_AXIS)), "query": ""}
    return render_to_string("applications/public/projects/_examples.html", context)


@register.filter
def money_sum(money: Money) -> published.Sum:
    """A nominal sum with how many amounts are not in it."""
    return published.nominal_sum(money)


@register.filter
def constant_sum(money: Money) -> published.Sum:
    """The same in constant lira."""
    return published.constant_sum(money)


@register.filter
def site(address: str) -> str:
    """The site of a source's address, as people know it."""
    return urlsplit(address).hostname or address
