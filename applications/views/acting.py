"""What the views of this app share: try an act, show a form as a page."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from cmdp.kit.forms import PageFormHelper
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused

DESK = "layouts/desk.html"
Words = str | Promise


def attempt(request: Request, act: Callable[[], object], done: Words = "") -> bool:
    """Act and say so, or say why not as a message."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal.verdict.reason))
        return False
    if done:
        messages.success(request, str(done))
    return True


def accepted(request: Request, form: forms.Form, act: Callable[[], object], done: Words = "") -> bool:
    """Act on a valid form; a refusal becomes the form's own error, so everything typed is kept."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as refusal:
        form.add_error(None, str(refusal.verdict.reason))
        return False
    if done:
        messages.success(request, str(done))
    return True


def form_page(
    request: Request,
    form: forms.Form,
    *,
    heading: Words,
    submit: Words,
    cancel: str,
    kind: str = "",
    template: str = "applications/form_page.html",
    **context: object,
) -> HttpResponse:
    """A page at the desk that is one form; ``form.groups`` (fieldsets) is used where the form has it."""
    groups = form.groups() if hasattr(form, "groups") else ()
    form.helper = PageFormHelper(form, submit=submit, cancel=cancel, groups=groups, kind=kind)  # type: ignore[attr-defined]
    words = {"form": form, "heading": heading, "room_layout": DESK, **context}
    return render(request, template, words)
