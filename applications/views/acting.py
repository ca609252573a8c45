"""What the views of this app share: try an act, show a form as a page."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from cmdp.kit.forms import PageFormHelper
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused, Verdict

DESK = "layouts/desk.html"
Words = str | Promise


def posted(request: Request) -> QueryDict | None:
    """What was posted, also when it is nothing but the button; ``None`` for a form not yet sent."""
    return request.POST if request.method == "POST" else None


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


def act_page(
    request: Request,
    form: forms.Form,
    *,
    verdict: Verdict,
    act: Callable[[], object],
    done: Words,
    back: str,
    template: str = "applications/components/act.html",
    **context: object,
) -> HttpResponse:
    """One act as a page: what will happen, the form, the verdict in place of the button where it refuses.

    What was typed stays when the form or the policy says no.
    """
    if request.method == "POST" and accepted(request, form, act, done):
        return redirect(back)
    return render(request, template, {"form": form, "verdict": verdict, "cancel": back, "room_layout": DESK, **context})
