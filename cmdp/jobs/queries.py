"""Reads of long work: only its owner's."""

from django.db.models import QuerySet

from cmdp.jobs.models import Job, State


def jobs_of(user_id: int) -> QuerySet[Job]:
    """The jobs this person asked for, newest first."""
    return Job.objects.filter(owner_id=user_id).order_by("-pk")


def results_of(user_id: int) -> QuerySet[Job]:
    """The jobs whose result this person may fetch."""
    return jobs_of(user_id).filter(state=State.DONE).exclude(result="")
