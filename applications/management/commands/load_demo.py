"""Fill a trial with made-up people, calls and files."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from applications.demo import load as demo


class Command(BaseCommand):
    """Never in production; a second time it changes nothing."""

    help = "Trial only: load demonstration people, calls and files in every state."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.MODE == "production":
            raise CommandError("Demonstration data are for a trial; this installation is in production.")
        if demo.is_loaded():
            self.stdout.write("The demonstration data are here already.")
            return
        call_command("load_reference")
        demo.load(now=timezone.now())
