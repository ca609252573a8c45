"""Is the process alive, and can it work: two plain answers for whoever watches it."""

import logging

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu.exceptions import OperationalError

from cmdp.celery import app

log = logging.getLogger(__name__)
PATIENCE = 2  # seconds for the broker to answer


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the process answers whoever asks
    """The process runs and takes requests; nothing else is looked at."""
    return JsonResponse({"process": True})


@login_not_required
@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - as above
    """Database and broker answer; 503 names the one that does not."""
    parts = {"database": database_answers(), "broker": broker_answers()}
    return JsonResponse(parts, status=200 if all(parts.values()) else 503)


def database_answers() -> bool:
    """Whether a query comes back."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except DatabaseError:
        log.exception("the database does not answer")
        return False


def broker_answers() -> bool:
    """Whether a connection to the broker opens; letters wait in the outbox while it does not."""
    try:
        with app.connection_for_write(connect_timeout=PATIENCE) as link:
            link.ensure_connection(max_retries=1, timeout=PATIENCE)
            return True
    except (OperationalError, OSError):
        log.exception("the broker does not answer")
        return False
