"""Do a job: claim its row, run it, keep the result or the error."""

import datetime as dt
import logging

from django.conf import settings
from django.core.files.base import File
from django.db.models import F, Q
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from cmdp.jobs import runners
from cmdp.jobs.models import Job, State
from cmdp.outbox.kinds import choosable
from cmdp.outbox.post import Recipient, post

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 2
INTERRUPTED = "interrupted"
choosable(_("İstediğiniz uzun işlerin bitmesi"), *(f"job_{state}" for state in (State.DONE, State.FAILED)))


def run(job_id: int) -> None:
    """Do the job unless somebody else has it; an error ends it and is kept, never raised."""
    job = _claim(job_id)
    if job is None:
        return
    try:
        with translation.override(job.language):
            result = runners.find(job.kind).run(job)
    except Exception as error:
        log.exception("Job %s failed.", job.public_id)
        _end(job, State.FAILED, error=f"{type(error).__name__}: {error}"[:2000])
    else:
        _keep(job, result)
        _end(job, State.DONE)


def left_behind(now: dt.datetime) -> list[int]:
    """Keys of jobs to take up: never begun, or begun by a worker that gave no sign of life for twice the time limit.

    Work that killed its worker as often as ``MOST_ATTEMPTS`` is ended instead.
    """
    silent_since = now - dt.timedelta(seconds=2 * settings.CELERY_TASK_TIME_LIMIT)
    lost = Job.objects.filter(state=State.RUNNING, seen_at__lt=silent_since)
    lost.filter(attempts__gte=MOST_ATTEMPTS).update(state=State.FAILED, finished_at=now, error=INTERRUPTED)
    lost.update(state=State.WAITING)
    unheard = now - dt.timedelta(seconds=settings.JOBS_UNHEARD_SECONDS)
    waiting = Job.objects.filter(Q(created_at__lt=unheard) | Q(attempts__gt=0), state=State.WAITING)
    return list(waiting.order_by("pk").values_list("pk", flat=True)[:100])


def _claim(job_id: int) -> Job | None:
    now = timezone.now()
    begun = {"state": State.RUNNING, "started_at": now, "seen_at": now, "attempts": F("attempts") + 1}
    claimed = Job.objects.filter(pk=job_id, state=State.WAITING).update(**begun)
    return Job.objects.get(pk=job_id) if claimed else None


def _keep(job: Job, result: runners.Result | None) -> None:
    if result is not None:
        job.result_name = result.name
        with result.content as content:
            content.seek(0)
            job.result.save(f"{job.public_id}", File(content), save=False)
    if job.total is not None:
        job.done = job.total


def _end(job: Job, state: State, *, error: str = "") -> None:
    ended = {"state": state, "error": error, "finished_at": timezone.now()}
    kept = {"result": job.result.name, "result_name": job.result_name, "done": job.done}
    mine = Job.objects.filter(pk=job.pk, state=State.RUNNING, attempts=job.attempts)
    if mine.update(**ended, **kept) and job.to_email:
        _tell(job, state)


def _tell(job: Job, state: State) -> None:
    to = Recipient(job.to_email, job.to_name, job.language, job.owner_id)
    post(
        key=f"job-{state}:{job.public_id}",
        kind=f"job_{state}",
        to=to,
        at=timezone.now(),
        about=job,
        job=job,
        title=runners.title_of(job.kind),
    )
