"""Print how well each way of scoring finds the best files, and whether the intervals hold."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from applications.queries.panels import measured


class Command(BaseCommand):
    """The tables of docs/fairness.md, from simulated panels alone."""

    help = "Share of the truly best files found by mean, z-score and our model, and the coverage of our intervals."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--runs", type=int, default=200, help="how often each situation is made (at least 2)")
        parser.add_argument("--seed", type=int, default=2026)

    def handle(self, *args: Any, **options: Any) -> None:
        rows = list(measured(max(options["runs"], 2), seed=options["seed"]))
        for title, part in (("share of the truly best found", "found"), ("intervals of 90 % that held", "held")):
            names = list(getattr(rows[0], part))
            self.stdout.write(f"\n| {title} | {' | '.join(names)} |\n|---|{'---|' * len(names)}")
            for row in rows:
                cells = [f"{mean:.3f} ± {error:.3f}" for mean, error in getattr(row, part).values()]
                self.stdout.write(f"| {row.name} | {' | '.join(cells)} |")
