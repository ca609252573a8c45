"""Long work as rows."""

from typing import Any

from django.core.files.base import ContentFile

from cmdp.accounts.models import User
from cmdp.jobs.models import Job, State
from tests.factories.people import NOON


def make_job(owner: User, *, result: str = "", **fields: Any) -> Job:
    """A waiting job, or a finished one when it has a ``result``."""
    ended = {"state": State.DONE, "started_at": NOON, "seen_at": NOON, "finished_at": NOON} if result else {}
    job = Job(**{"kind": "test", "owner_id": owner.pk, "created_at": NOON, **ended, **fields})
    if result:
        job.result_name = "puanlar.csv"
        job.result.save(job.public_id, ContentFile(result.encode()), save=False)
    job.save()
    return job
