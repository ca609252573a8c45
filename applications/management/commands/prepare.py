"""Bring an installation up to its code: tables, reference data, static files, in a trial demonstration data."""

import hashlib
import inspect
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from celery import current_app
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.files.storage import storages
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from applications.demo import load as demo


class Command(BaseCommand):
    """Everything in one process, so that Django loads once; safe to repeat."""

    help = "Migrate, load reference (and in a trial demonstration) data, collect static files if they changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--empty", action="store_true", help="trial: no demonstration data")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        if settings.MODE == "production" and demo.is_loaded():
            raise CommandError(
                "This database holds demonstration people whose password is known; production needs its own."
            )
        call_command("load_reference")
        if settings.MODE == "trial" and not options["empty"]:
            call_command("load_demo")
            _leave_to_the_sweeps()
        _collect_static()


def _leave_to_the_sweeps() -> None:
    """Take the demonstration's errands out of the folder of messages: the worker is to answer before it makes its papers.

    Nothing is lost: letters and jobs are rows, and beat takes up what no worker came to.
    """
    if settings.CELERY_BROKER_URL.startswith("filesystem://"):
        current_app.control.purge()


def _collect_static() -> None:
    """Hashing and compressing take seconds: only when a file or the way of storing changed."""
    stamp, now = Path(settings.STATIC_ROOT, ".collected"), _fingerprint()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == now:
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(now, encoding="utf-8")


def _fingerprint() -> str:
    files = [Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([])]
    files.append(Path(inspect.getfile(type(storages["staticfiles"]))))
    facts = sorted(f"{file}:{file.stat().st_size}:{file.stat().st_mtime_ns}" for file in files)
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()
