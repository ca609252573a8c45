"""Long work, done by the worker."""

from celery import shared_task
from django.utils import timezone

from cmdp.jobs import work


@shared_task(ignore_result=True)
def run(job_id: int) -> None:
    """Do one job; running twice is harmless because the claim succeeds once."""
    work.run(job_id)


@shared_task(ignore_result=True)
def sweep() -> None:
    """Take up jobs whose message was lost or whose worker died."""
    for job_id in work.left_behind(timezone.now()):
        run.delay(job_id)
