"""Open the papers that wait for a virus checker that was given up."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from applications.domain.scanning import KINDS
from cmdp.kit.scanning import open_unjudged


class Command(BaseCommand):
    """Only by hand: a process that merely was not told of the checker must open nothing."""

    help = (
        "Open the uploaded papers that still wait for a virus checker, marked as unchecked; only with CLAMD_URL empty."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.CLAMD_URL:
            raise CommandError(
                "CLAMD_URL is set: what waits will be judged. Empty it first where nobody checks any more."
            )
        for name, count in open_unjudged(KINDS).items():
            self.stdout.write(f"{name}: {count} opened, marked as unchecked.")
