"""Beat's errands: fetch the time, call the domain."""

from celery import shared_task
from django.utils import timezone

from applications.domain import clock


@shared_task(ignore_result=True)
def tick() -> None:
    """Do what time asks for; beat calls it every minute."""
    clock.tick(at=timezone.now())
