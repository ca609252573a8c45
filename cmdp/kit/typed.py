"""What somebody wrote into a form that could not be taken: handed back as text, whatever the reason was."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

SHORTEST: Final = 20  # shorter words are typed again more quickly than copied
MACHINE: Final = ("{", "[")  # what scripts wrote into hidden fields


def typed(request: HttpRequest) -> list[str]:
    """The longer texts of a post that came from one of our own pages; another site's words are never shown as ours."""
    if request.method != "POST" or not _is_from_here(request):
        return []
    texts = [value.strip() for name, values in request.POST.lists() if "password" not in name for value in values]
    return [text for text in texts if len(text) >= SHORTEST and " " in text and not text.startswith(MACHINE)]


def _is_from_here(request: HttpRequest) -> bool:
    origin = urlsplit(request.headers.get("Origin", ""))
    return (origin.scheme, origin.netloc) == (request.scheme, request.get_host())


class SignInMiddleware(LoginRequiredMiddleware):
    """To the sign-in page, unless somebody whose session ended has written something: first they keep it."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        """The page with their words and the way to sign in beside it."""
        if not (words := typed(request)):
            return super().handle_no_permission(request, view_func)
        return _signed_out(request, words)


def _signed_out(request: HttpRequest, words: list[str]) -> HttpResponse:
    return render(request, "errors/signed_out.html", {"typed": words, "back": request.path}, status=403)
