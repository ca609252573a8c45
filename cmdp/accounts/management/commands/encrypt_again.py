"""Write what lies encrypted anew under the newest key; run it before an older one goes."""

from typing import Any

from django.core.management.base import BaseCommand

from cmdp.accounts.domain.second_steps import encrypt_again


class Command(BaseCommand):
    """All or nothing: while one row cannot be read, the older key is still needed."""

    help = "Write the secrets of second steps anew under the first of DATA_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{encrypt_again()} secrets are under the newest key.")
