"""What views share: try an act, and say why not."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise

from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused

Words = str | Promise


def posted(request: HttpRequest) -> QueryDict | None:
    """What was posted, also when it is nothing but the button; ``None`` for a form not yet sent."""
    return request.POST if request.method == "POST" else None


def stamps(request: Request) -> dict[str, Any]:
    """By whom and when, as every verb takes it."""
    return {"by": request.actor, "at": request.arrived_at}


def attempt(request: HttpRequest, act: Callable[[], object], done: Words = "") -> bool:
    """Act and say so, or say why not as a message."""
    return _tried(request, act, done, refuse=partial(messages.error, request))


def accepted(request: HttpRequest, form: forms.Form, act: Callable[[], object], done: Words = "") -> bool:
    """Act on a valid form; a refusal becomes the form's own error, so everything typed is kept."""
    return form.is_valid() and _tried(request, act, done, refuse=partial(form.add_error, None))


def _tried(request: HttpRequest, act: Callable[[], object], done: Words, *, refuse: Callable[[str], object]) -> bool:
    try:
        act()
    except Refused as refusal:
        refuse(str(refusal.verdict.reason))
        return False
    if done:
        messages.success(request, str(done))
    return True
