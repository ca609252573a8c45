"""Beat's errand at the stored files."""

from celery import shared_task
from django.utils import timezone

from cmdp.kit import orphans


@shared_task(ignore_result=True)
def sweep_files() -> None:
    """Delete what no row has named for long."""
    orphans.sweep(at=timezone.now())
