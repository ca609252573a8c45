"""The Celery app; every task is found in the ``tasks`` module of its Django app."""

import gc
import os
from pathlib import Path
from typing import Any

from celery import Celery
from celery.signals import beat_init, before_task_publish, import_modules, task_prerun, worker_ready

from cmdp.kit import bearings, queue_folder
from cmdp.settings import choose_settings

choose_settings()
queue_folder.install()


@import_modules.connect
def _look_for_nothing(**_: object) -> None:
    """Of what is loaded now nothing is ever let go: to look for it costs a third of the loading. Stands before all that loads."""
    gc.disable()


app = Celery("cmdp")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@import_modules.connect
def _look_again(**_: object) -> None:
    """For what comes from now on. Stands behind all that loads."""
    gc.freeze()
    gc.enable()


@app.task(name="cmdp.pulse", ignore_result=True, bind=True)
def pulse(self: Any) -> None:
    """Show that the broker carries and the worker works: touch the file of its name that ``bin/run`` waits for."""
    _touch(self.request.hostname.partition("@")[0])


@worker_ready.connect
def _send_a_pulse(**_: object) -> None:
    """A worker that is ready sends itself one task through the real broker, by the first queue that it was told to serve."""
    pulse.apply_async(queue=next(iter(app.amqp.queues.consume_from)))


@beat_init.connect
def _beat_is_up(**_: object) -> None:
    _touch("beat")


@before_task_publish.connect
def _send_the_number_along(headers: dict[str, object] | None = None, **_: object) -> None:
    """The lines of an errand bear the number of the request that caused it."""
    if headers is not None and bearings.number():
        headers["cmdp_number"] = bearings.number()


@task_prerun.connect
def _take_the_number_up(task: Any = None, **_: object) -> None:
    if not task.request.is_eager:
        bearings.go_on(getattr(task.request, "cmdp_number", None) or "")


def _touch(name: str) -> None:
    """Leave a sign of life where the launcher looks; without a launcher nobody looks."""
    if folder := os.environ.get("CMDP_PULSES"):
        Path(folder, name).touch()
