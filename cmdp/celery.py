"""The Celery app; every task is found in the ``tasks`` module of its Django app."""

import os
from pathlib import Path

from celery import Celery
from celery.signals import beat_init, worker_ready

from cmdp.kit import queue_folder
from cmdp.settings import choose_settings

choose_settings()
queue_folder.install()

app = Celery("cmdp")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.task(name="cmdp.pulse", ignore_result=True)
def pulse() -> None:
    """Show that the broker carries and the worker works: touch the file that ``bin/run`` waits for."""
    _touch("worker")


@worker_ready.connect
def _send_a_pulse(**_: object) -> None:
    """A worker that is ready sends itself one task through the real broker."""
    pulse.delay()


@beat_init.connect
def _beat_is_up(**_: object) -> None:
    _touch("beat")


def _touch(name: str) -> None:
    """Leave a sign of life where the launcher looks; without a launcher nobody looks."""
    if folder := os.environ.get("CMDP_PULSES"):
        Path(folder, name).touch()
