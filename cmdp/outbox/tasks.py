"""The postman's rounds."""

import logging

from celery import shared_task
from kombu.exceptions import OperationalError

from cmdp.outbox import delivery, leases

log = logging.getLogger(__name__)


@shared_task(ignore_result=True)
def deliver() -> None:
    """Send what is due; running twice is harmless because each letter is claimed once."""
    delivery.send_due(_wake)


@shared_task(ignore_result=True)
def sweep() -> None:
    """Give back what a dead sender left behind, then send what is due."""
    leases.give_back_expired()
    delivery.send_due(_wake)


def _wake() -> None:
    """Have the next batch sent meanwhile; where the broker is silent, the next sweep finds it."""
    try:
        deliver.delay()
    except OperationalError:
        log.warning("The broker does not carry; letters wait for the next sweep.", exc_info=True)
