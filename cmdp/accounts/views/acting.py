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


def attempt(request: Request, act: Callable[[], object], done: Words) -> bool:
    """Act and say so, or say why not."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal.verdict.reason))
        return False
    messages.success(request, str(done))
    return True


def form_page(
    request: Request,
    form: forms.BaseForm,
    *,
    heading: Words,
    submit: Words,
    cancel: str,
    template: str = "accounts/form_page.html",
    **context: object,
) -> HttpResponse:
    """A page that is one form."""
    groups = form.groups() if hasattr(form, "groups") else ()
    form.helper = PageFormHelper(form, submit=submit, cancel=cancel, groups=groups)  # type: ignore[attr-defined]
    return render(request, template, {"form": form, "heading": heading, **context})
