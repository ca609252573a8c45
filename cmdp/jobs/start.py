"""Ask for long work: a row in the caller's transaction, the worker woken after it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import translation

from cmdp.jobs import tasks
from cmdp.jobs.models import Job
from cmdp.outbox.post import Recipient


@transaction.atomic
def start(
    kind: str, owner_id: int, arguments: Mapping[str, Any], at: dt.datetime, *, tell: Recipient | None = None
) -> Job:
    """Write a job that the worker takes up after commit.

    ``tell`` gets a letter when the result is there. A dead broker loses nothing: the sweep finds
    the row.
    """
    language = tell.language if tell else translation.get_language() or "tr"
    whom = {"to_email": tell.email, "to_name": tell.name} if tell else {}
    job = Job.objects.create(
        kind=kind, owner_id=owner_id, arguments=dict(arguments), created_at=at, language=language, **whom
    )
    # A partial would not do: Django logs what a robust hook raised by the hook's __qualname__.
    transaction.on_commit(lambda: tasks.run.delay(job.pk), robust=True)
    return job
