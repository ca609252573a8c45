"""Hold the record to its seals."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cmdp.audit.models import Event, Seal
from cmdp.audit.queries import newest_seal
from cmdp.audit.sealing import verify


class Command(BaseCommand):
    """Reads every sealed event again; ends with 1 where something is not as it was sealed."""

    help = "Say whether the audit record is as it was sealed, and name what is not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--expect", metavar="DIGEST", help="a digest kept elsewhere that must be among the seals")

    def handle(self, *args: Any, **options: Any) -> None:
        faults = [f"Seal of {fault.seal.sealed_at:%Y-%m-%d %H:%M} UTC: {fault.sentence}." for fault in verify()]
        expected = options["expect"]
        if expected and not Seal.objects.filter(digest=expected.strip().lower()).exists():
            faults.append(f"No seal bears the digest {expected}: seals were taken away or made anew.")
        if faults:
            raise CommandError("\n".join(faults))
        newest = newest_seal()
        if newest is None:
            self.stdout.write("Nothing is sealed yet: beat does it once a day.")
            return
        since = Event.objects.filter(pk__gt=newest.last_id).count()
        self.stdout.write(
            f"As it was sealed, up to event {newest.last_id}; {since} since then. Digest: {newest.digest}"
        )
