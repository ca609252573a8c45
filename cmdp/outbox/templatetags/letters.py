"""Tags for the texts of letters: ``{% load letters %}{% link 'route' arg %}``."""

from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse

register = template.Library()


@register.simple_tag
def link(route: str, *args: Any, **kwargs: Any) -> str:
    """The whole address of a page, under ``/en/`` when the letter is in English."""
    return settings.BASE_URL.rstrip("/") + reverse(route, args=args, kwargs=kwargs)
