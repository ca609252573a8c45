"""Whoever takes the result of long work away is on the record."""

import datetime as dt

from django.db import transaction

from cmdp.audit.record import record
from cmdp.jobs.models import Job
from cmdp.kit.actors import Actor


@transaction.atomic
def note_fetched(job: Job, *, by: Actor, at: dt.datetime) -> None:
    """Record that its owner took the result; which work it was, never what it was asked about."""
    record("job.fetch", job, by=by, at=at, changes={"kind": ("", job.kind)})
