"""Hold the kept numbers of every stage to the marks that they were reckoned from."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from applications.queries.tallies import parted_in, stages_with_files


class Command(BaseCommand):
    """Reads every mark of every evaluated file; changes nothing, and ends with 1 where a number is not that of its marks."""

    help = "Say whether the scores that lists are drawn from are those of the evaluators' marks, and name what is not."

    def handle(self, *args: Any, **options: Any) -> None:
        stages = list(stages_with_files())
        faults = [
            f"{stage.call} · {stage.order}: {one.reference}: kept {one.kept}, marks say {one.anew}"
            for stage in stages
            for one in parted_in(stage)
        ]
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write(f"The scores of {len(stages)} stages are those of their marks.")
