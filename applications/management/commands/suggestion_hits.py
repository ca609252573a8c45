"""Print how often the suggestion of measures hits."""

from typing import Any

from django.core.management.base import BaseCommand

from applications.queries.held_out import measured


class Command(BaseCommand):
    """The table of docs/suggestion.md, from the shipped data alone."""

    help = "How often the suggestion of measures hits on supported projects that it has not seen."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("| way | first | among the first three | texts |\n|---|---|---|---|")
        for row in measured():
            self.stdout.write(f"| {row.way} | {row.first} | {row.among} | {row.texts} |")
