"""What a sign-in is good for: how long a session lasts, who needs a second step, which acts want a fresh one."""

import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.choices import ORGANISATION_ROLES
from cmdp.accounts.memberships import seats
from cmdp.kit.typed import sendable, typed

BEGAN: Final = "cmdp_began"
SEEN: Final = "cmdp_seen"
RAN_OUT: Final = "cmdp_ran_out"
NOTED_EVERY: Final = 5 * 60  # seconds between two notes of being there: not every page is a write
# What whoever still lacks the second step may do: get it, and go.
WITHOUT_SECOND_STEP: Final = ("mfa_", "account_")


@receiver(user_logged_in)
def _begin(request: HttpRequest, **_: Any) -> None:
    """A session begins with the sign-in, whatever stood in it before."""
    now = int(time.time())
    request.session[BEGAN], request.session[SEEN] = now, now
    request.session.pop(RAN_OUT, None)


class SessionRulesMiddleware:
    """Sign out who was not there for ``SESSION_IDLE_MINUTES``, or signed in longer ago than ``SESSION_COOKIE_AGE``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self._judge(request, int(time.time()))
        return self.get_response(request)

    def _judge(self, request: HttpRequest, now: int) -> None:
        began = request.session.setdefault(BEGAN, now)
        seen = request.session.setdefault(SEEN, now)
        if now - seen > 60 * settings.SESSION_IDLE_MINUTES or now - began > settings.SESSION_COOKIE_AGE:
            logout(request)
            request.session[RAN_OUT] = True  # the sign-in page says why
        elif now - seen > NOTED_EVERY:
            request.session[SEEN] = now


class SecondStepMiddleware:
    """A second step is set up before anything else: by staff and evaluators, by applicants, as the installation wants."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Lead to the page where it is set up."""
        if not getattr(view, "login_required", True):
            return None
        match = request.resolver_match
        if match is None or (match.url_name or "").startswith(WITHOUT_SECOND_STEP):
            return None
        if not needs_second_step(request):
            return None
        messages.warning(
            request,
            _("Hesabınız ikinci bir doğrulama adımı ister. Aşağıdan birini ekleyin, sonra devam edin."),
        )
        return redirect("mfa_index")


def needs_second_step(request: HttpRequest) -> bool:
    """Whether the installation wants it of such a person, who did not use one to sign in and has none."""
    user: Any = request.user
    if not user.is_authenticated or not _is_wanted_of(user):
        return False
    has_used_it = any(record.get("method") == "mfa" for record in get_authentication_records(request, user))
    return not has_used_it and not is_mfa_enabled(user)


def _is_wanted_of(user: Any) -> bool:
    if not (settings.SECOND_STEP_FOR_STAFF or settings.SECOND_STEP_FOR_APPLICANTS):
        return False
    is_staff = any(seat.role not in ORGANISATION_ROLES for seat in seats(user))
    return bool(settings.SECOND_STEP_FOR_STAFF if is_staff else settings.SECOND_STEP_FOR_APPLICANTS)


class FreshSignInMiddleware:
    """A sensitive act: whoever signed in longer than ``FRESH_SIGN_IN_MINUTES`` ago proves once more who they are.

    ``SENSITIVE_ROUTES`` names them, and whether their page wants it too or only what is sent from it. A form that was
    filled in meanwhile is not lost: it stands on the answer, to be sent again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Lead to where it is proved, or keep what was written until it is."""
        if not wants_fresh_sign_in(request) or is_fresh(request):
            return None
        door = reverse("account_reauthenticate")
        if request.method != "POST":
            return redirect(f"{door}?{urlencode({'next': request.get_full_path()})}")
        words = sendable(request) or {"typed": typed(request)}
        door = f"{door}?{urlencode({'next': reverse('accounts:signed_in')})}"
        return render(request, "errors/stale.html", {"door": door, **words}, status=HTTPStatus.UNAUTHORIZED)


def wants_fresh_sign_in(request: HttpRequest) -> bool:
    """Whether this page, or what is sent from it, is one of the sensitive ones."""
    match = request.resolver_match
    routes: dict[str, bool] = import_string(settings.SENSITIVE_ROUTES)
    also_to_look = routes.get(match.view_name) if match and request.user.is_authenticated else None
    return also_to_look is not None and (also_to_look or request.method == "POST")


def is_fresh(request: HttpRequest) -> bool:
    """Whether the person proved lately who they are; always, where the installation does not ask for it."""
    if not settings.FRESH_SIGN_IN_MINUTES:
        return True
    user: Any = request.user
    latest = max((record.get("at", 0) for record in get_authentication_records(request, user)), default=0)
    return bool(time.time() - latest < 60 * settings.FRESH_SIGN_IN_MINUTES)
