"""Everything into one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cmdp.kit.backup import Unfit, back_up


class Command(BaseCommand):
    """May run while the service runs: the database is dumped as of one instant, files come after it."""

    help = "Write the database and all stored files to one file with a manifest of digests."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("target", type=Path, help="a file that is not there yet, outside MEDIA_ROOT")

    def handle(self, *args: Any, **options: Any) -> None:
        target = options["target"].resolve()
        try:
            manifest = back_up(target, at=timezone.now())
        except (Unfit, OSError) as error:
            raise CommandError(str(error)) from error
        size = target.stat().st_size
        self.stdout.write(f"{target}: the database and {len(manifest['sha256']) - 1} files, {size} bytes.")
