"""What the views of this app share: show a form as a page; to try an act is the kit's."""

from collections.abc import Callable

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render

from cmdp.kit.acting import Words, accepted, attempt, posted
from cmdp.kit.forms import PageFormHelper
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Verdict

__all__ = ["accepted", "act_page", "attempt", "form_page", "posted"]

DESK = "layouts/desk.html"


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
    """One act as a page: what will happen, the form, the verdict in place of the form where it refuses.

    What was typed stays when the form or the policy says no; the sentence then stands at its field, or on top.
    """
    if request.method == "POST" and accepted(request, form, act, done):
        return redirect(back)
    return render(request, template, {"form": form, "verdict": verdict, "cancel": back, "room_layout": DESK, **context})
