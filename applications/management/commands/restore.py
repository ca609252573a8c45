"""Everything back from one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cmdp.audit.sealing import verify
from cmdp.kit.backup import Unfit, is_empty, read_manifest, restore


class Command(BaseCommand):
    """Reads the whole backup before it changes anything; afterwards the record is held to its seals."""

    help = "Lay a backup back. Stop the web, worker and beat processes first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", type=Path)
        parser.add_argument("--over", action="store_true", help="replace what the database holds now")

    def handle(self, *args: Any, **options: Any) -> None:
        source = options["source"].resolve()
        try:
            manifest = read_manifest(source)
            if not options["over"] and not is_empty():
                raise CommandError("The database holds tables already; say --over to replace what is in it.")
            restore(source)
        except (Unfit, OSError) as error:
            raise CommandError(str(error)) from error
        if faults := [fault.sentence for fault in verify()]:
            raise CommandError(f"Laid back, but the record is not as it was sealed: {'; '.join(faults)}")
        self.stdout.write(f"As it was at {manifest['made_at']}: the database and {len(manifest['sha256']) - 1} files.")
