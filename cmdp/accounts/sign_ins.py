"""What a sign-in leaves behind: a line of the log for each that was tried, and a session of another name."""

import logging
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import authentication_step_completed
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

log = logging.getLogger("cmdp.sign_ins")


@receiver(user_logged_in)
def _signed_in(request: HttpRequest, user: Any, **_: Any) -> None:
    """Who, by key, and by which steps; a key is no name."""
    steps = [record["method"] for record in get_authentication_records(request, user)]
    log.info("person %s signed in by %s", user.pk, ", ".join(steps) or "a link")


@receiver(user_login_failed)
def _failed(**_: Any) -> None:
    """That somebody tried: neither the address nor the password is for the log; the tries are counted by axes."""
    log.warning("a sign-in failed")


@receiver(user_logged_out)
def _signed_out(user: Any, **_: Any) -> None:
    """Who went; nobody where a session was over already."""
    if user is not None:
        log.info("person %s signed out", user.pk)


@receiver(authentication_step_completed)
def _renamed(request: HttpRequest, *, reauthenticated: bool = False, **_: Any) -> None:
    """Whoever proves once more who they are goes on under a new key: one that was taken before is worth nothing."""
    if not reauthenticated:
        return
    before = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)
