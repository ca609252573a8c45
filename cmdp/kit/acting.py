"""What views share: try an act, and say why not."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise

from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused, Verdict

Words = str | Promise


def posted(request: HttpRequest) -> QueryDict | None:
    """What was posted, also when it is nothing but the button; ``None`` for a form not yet sent."""
    return request.POST if request.method == "POST" else None


def stamps(request: Request) -> dict[str, Any]:
    """By whom and when, as every verb takes it."""
    return {"by": request.actor, "at": request.arrived_at}


def attempt(request: HttpRequest, act: Callable[[], object], done: Words = "") -> bool:
    """Act and say so, or say why not as a message."""
    return _tried(request, act, done, refuse=lambda verdict: messages.error(request, str(verdict.reason)))


class Typed(Protocol):
    """A form, or several that are one page."""

    def is_valid(self) -> bool:
        """Whether what was typed can be taken."""

    def add_error(self, field: str | None, error: Any) -> None:
        """Say what is wrong with a field, or with the whole."""


def accepted(request: HttpRequest, form: Typed, act: Callable[[], object], done: Words = "") -> bool:
    """Act on a valid form; a refusal becomes the form's own error, so everything typed is kept.

    Where the form says at which field a refusal belongs (``REFUSED_AT``: code → field), it stands there.
    """
    return form.is_valid() and _tried(request, act, done, refuse=partial(_at_its_place, form))


def _at_its_place(form: Typed, verdict: Verdict) -> None:
    places: Mapping[str, str] = getattr(form, "REFUSED_AT", {})
    form.add_error(places.get(verdict.code), str(verdict.reason))


def _tried(
    request: HttpRequest, act: Callable[[], object], done: Words, *, refuse: Callable[[Verdict], object]
) -> bool:
    try:
        act()
    except Refused as refusal:
        refuse(refusal.verdict)
        return False
    if done:
        messages.success(request, str(done))
    return True
