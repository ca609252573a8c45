"""Let files that were sent before sendings left traces be found by their likeness."""

from typing import Any

from django.core.management.base import BaseCommand

from applications.domain.tracing import trace_what_left_none


class Command(BaseCommand):
    """Run once after the update that brought likenesses; running it again finds nothing to do."""

    help = "Make the traces by which likely doubles are found, for files that were sent before there were any."

    def handle(self, *args: Any, **options: Any) -> None:
        """Each file in a transaction of its own."""
        self.stdout.write(f"{trace_what_left_none()} files left traces.")
