"""Fill the demonstration's desk with thousands of files, to measure by."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from applications.demo import load, many
from applications.demo.many_desk import desk_of_demo


class Command(BaseCommand):
    """Never in production; every call adds as many again."""

    help = "Trial only: add thousands of made-up files with their evaluations to the demonstration's first call."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many files."""
        parser.add_argument("--files", type=int, default=10_000)

    def handle(self, *args: Any, files: int, **options: Any) -> None:
        """Add them, once the demonstration is there."""
        if settings.MODE == "production":
            raise CommandError("Demonstration data are for a trial; this installation is in production.")
        if not load.is_loaded():
            raise CommandError("Load the demonstration first: manage.py load_demo")
        reviews = many.load_many(files, desk_of_demo(now=timezone.now()))
        self.stdout.write(f"{files} files with {reviews} evaluations were added.")
