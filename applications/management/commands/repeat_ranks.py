"""Reckon a kept run again and say whether the same comes out."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from applications.models import RankRun
from applications.queries.certainty import version
from applications.queries.rank_runs import findings_of, inputs_of
from applications.queries.ranking import ranking_of


class Command(BaseCommand):
    """From the same marks, the same seed and the same version the same findings come out."""

    help = "Repeat a run of how sure the ranks are, by its public id, and compare."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("public_id")

    def handle(self, *args: Any, **options: Any) -> None:
        run = (
            RankRun.objects.select_related("call_stage__call__rule_set").filter(public_id=options["public_id"]).first()
        )
        if run is None:
            raise CommandError("There is no such run.")
        inputs = inputs_of(run.call_stage, ranking_of(run.call_stage))
        if inputs.digest != run.inputs_sha256:
            raise CommandError("Marks or the list changed since; this run can only be read.")
        if version() != run.version:
            raise CommandError(f"The run was made with {run.version}, here is {version()}.")
        if findings_of(inputs) != run.findings:
            raise CommandError("Something else came out.")
        self.stdout.write(f"The same came out: seed {run.seed}, {run.version}, {run.inputs_sha256}.")
