"""Let the service work as a role that owns no table; docs/operations.md says how."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError, connection, transaction

from cmdp.audit.rights import grant_service


class Command(BaseCommand):
    """Run as the role that migrates, after each migration; running it again changes nothing."""

    help = "Give a PostgreSQL role what serving needs: rows of every table, of the record only adding and reading."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role")

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("Only PostgreSQL has roles.")
        try:
            with transaction.atomic():
                grant_service(options["role"])
        except ProgrammingError as error:
            raise CommandError(f"Nothing was granted: {error}") from error
        self.stdout.write(f"{options['role']} may serve, and change no table.")
