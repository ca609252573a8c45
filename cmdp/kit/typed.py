"""What somebody wrote into a form that could not be taken: it stands on the answer, whatever the reason was."""

from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from cmdp.kit.again import SECRET, address_of, is_from_here, pairs_of, with_ticket
from cmdp.kit.requests import is_unattended

SHORTEST: Final = 20  # shorter words are typed again more quickly than copied
MACHINE: Final = ("{", "[")  # what scripts wrote into hidden fields


def typed(request: HttpRequest) -> list[str]:
    """The longer texts of a post that came from one of our own pages; another site's words are never shown as ours.

    For answers that no second click can change: the texts are there to be copied.
    """
    if request.method != "POST" or not is_from_here(request):
        return []
    texts = [value.strip() for name, values in request.POST.lists() if SECRET not in name for value in values]
    return [text for text in texts if len(text) >= SHORTEST and " " in text and not text.startswith(MACHINE)]


def sendable(request: HttpRequest) -> dict[str, Any]:
    """All of a post, to be sent once more by one click: the context of ``components/send_again.html``.

    Empty where a secret or a file is among it, which no page may or can hold. Only for a post that came from a page
    of ours: one that showed its token, or see ``is_from_here``. It keeps the instant at which it came.
    """
    pairs = pairs_of(request) if request.method == "POST" else []
    if not pairs:
        return {}
    kept = with_ticket(request, pairs, at=getattr(request, "arrived_at", None) or timezone.now())
    return {"kept": kept, "address": address_of(request), "csrf_token": get_token(request)}


class SignInMiddleware(LoginRequiredMiddleware):
    """To the sign-in page, unless somebody whose session ended has written something: first they keep it.

    A script that saves by itself is led as ever: it keeps the words itself (static/js/enhance/autosave.js).
    """

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:
        """The page with their words and the way to sign in beside it."""
        words = {} if is_unattended(request) else sendable(request) or {"typed": typed(request)}
        if not any(words.values()):
            return super().handle_no_permission(request, view_func)
        sign_in = f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': reverse('accounts:signed_in')})}"
        context = {"sign_in": sign_in, **words}
        return render(request, "errors/signed_out.html", context, status=HTTPStatus.UNAUTHORIZED)
