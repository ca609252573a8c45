"""The postman's rounds."""

from celery import shared_task

from cmdp.outbox import delivery


@shared_task(ignore_result=True)
def deliver() -> None:
    """Send what is due; running twice is harmless because each letter is claimed once."""
    if delivery.send_due():
        deliver.delay()


@shared_task(ignore_result=True)
def sweep() -> None:
    """Give back what a dead sender left behind, then send what is due."""
    delivery.give_back_expired()
    if delivery.send_due():
        deliver.delay()
