"""Beat's errands about people."""

import logging
from importlib import import_module

from allauth.usersessions.models import UserSession
from celery import shared_task
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from cmdp.accounts.domain import digests, papers
from cmdp.kit.clamd import Unanswered

log = logging.getLogger(__name__)


@shared_task(ignore_result=True)
def write_digests() -> None:
    """Write the day's digests; running twice is harmless because each is written once."""
    digests.write_digests(at=timezone.now())


@shared_task(ignore_result=True)
def sweep_sessions() -> None:
    """Forget sessions that are over, and from which address and browser they were opened."""
    engine = import_module(settings.SESSION_ENGINE)
    engine.SessionStore.clear_expired()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


@shared_task(ignore_result=True)
def scan_authority_paper(paper_id: int) -> None:
    """Have one paper judged; a daemon that does not answer is asked again by beat."""
    try:
        papers.AUTHORITY_PAPERS.scan(paper_id, at=timezone.now())
    except Unanswered as silence:
        log.warning("the virus checker gave no verdict on authority paper %s: %s", paper_id, silence)
