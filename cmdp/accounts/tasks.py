"""Beat's errands about people."""

from celery import shared_task
from django.utils import timezone

from cmdp.accounts.domain import digests


@shared_task(ignore_result=True)
def write_digests() -> None:
    """Write the day's digests; running twice is harmless because each is written once."""
    digests.write_digests(at=timezone.now())
