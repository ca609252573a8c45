"""Sign people out from outside: a lost telephone, a stolen machine, a leaked key."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cmdp.accounts.domain.people import end_sessions
from cmdp.accounts.models import User
from cmdp.kit.actors import SYSTEM


class Command(BaseCommand):
    """Nothing is lost: what they were typing stands on the page that asks them to sign in again."""

    help = "Sign somebody out everywhere; without an address and with --everybody, everybody."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", nargs="?")
        parser.add_argument("--everybody", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        email = (options["email"] or "").strip().lower()
        if bool(email) == options["everybody"]:
            raise CommandError("Say an e-mail address, or --everybody.")
        people = User.objects.filter(email=email) if email else User.objects.all()
        if email and not people.exists():
            raise CommandError(f"Nobody has the address {email!r}.")
        self.stdout.write(f"{end_sessions(people, by=SYSTEM, at=timezone.now())} sessions ended.")
