"""Pages every app shares: a refusal with its reason, and long lists by keyset."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cmdp.kit.verdict import Verdict


def refused(request: HttpRequest, verdict: Verdict, *, status: int = 403) -> HttpResponse:
    """Say a verdict's reason as a page of its own; what was posted is still in the browser one step back."""
    context = {"verdict": verdict, "was_post": request.method == "POST"}
    return render(request, "errors/refused.html", context, status=status)
