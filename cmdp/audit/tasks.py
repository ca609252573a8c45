"""Beat's errand for the record."""

import logging

from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from cmdp.audit.sealing import seal_if_due

log = logging.getLogger(__name__)


@shared_task(ignore_result=True)
def seal() -> None:
    """Seal the days that have ended; where writers would not let it in, the next round does."""
    try:
        seal_if_due(at=timezone.now())
    except OperationalError:
        log.info("the record is busy; it is sealed in the next round")
