"""Let somebody in again who lost every second step, recovery codes too; docs/operations.md says what is proved first."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cmdp.accounts.domain.second_steps import lift
from cmdp.accounts.models import User
from cmdp.kit.actors import SYSTEM


class Command(BaseCommand):
    """The password stays: who has the telephone of somebody else gains nothing by this."""

    help = "Take away somebody's second step; they set up another one at the next sign-in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--reason", required=True, help="how the person's identity was proved, without their data")

    def handle(self, *args: Any, **options: Any) -> None:
        person = User.objects.filter(email=options["email"].strip().lower(), is_active=True).first()
        if person is None:
            raise CommandError(f"Nobody has the address {options['email']!r}.")
        gone = lift(person, by=SYSTEM, at=timezone.now(), reason=options["reason"])
        self.stdout.write(f"{gone} second steps were taken away.")
