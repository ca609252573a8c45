"""Destroy what was kept for its term, as beat does once an hour; or only count it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from applications.domain.purging import due_now, purge


class Command(BaseCommand):
    """The terms are settings; ``/yonetim/saklama/`` shows them beside what is due."""

    help = "Destroy what was kept for its term; with --dry-run, count it and touch nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether only to count."""
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """A line for each kind, then the sum."""
        work = due_now if options["dry_run"] else purge
        counts = work(at=timezone.now())
        for kind, rows in counts.items():
            self.stdout.write(f"{kind}: {rows}")
        self.stdout.write(f"{sum(counts.values())} rows {'would go' if options['dry_run'] else 'went'}.")
