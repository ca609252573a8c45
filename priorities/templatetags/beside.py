"""``{% load beside %}``: what an upper layer shows beside an edition or a measure, without being known here."""

import datetime as dt
from collections.abc import Callable

from django import template
from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from priorities.models import Edition, Measure

register = template.Library()


@register.simple_tag
def beside(item: Edition | Measure) -> SafeString:
    """The answer of the function that ``settings.BESIDE_PRIORITIES`` names."""
    answer: Callable[[Edition | Measure], SafeString] = import_string(settings.BESIDE_PRIORITIES)
    return answer(item)


@register.simple_tag
def beside_draft(edition: Edition, place: str, at: dt.datetime) -> SafeString:
    """The answer of the function that ``settings.BESIDE_DRAFTS`` names; ``place`` is ``link``, ``numbers`` or ``calls``."""
    answer: Callable[[Edition, str, dt.datetime], SafeString] = import_string(settings.BESIDE_DRAFTS)
    return answer(edition, place, at)
