"""Reckon the list of decisions again and say whether the same bytes come out."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from applications.models import OpinionAct
from applications.queries.replaying import replay


class Command(BaseCommand):
    """From the stored marks, rules and acts the same list comes out byte for byte."""

    help = "Replay acts of opinions, by their public ids or all of them, and compare with the lists that were kept."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", nargs="*")

    def handle(self, *args: Any, **options: Any) -> None:
        acts = OpinionAct.objects.select_related("call__rule_set", "decided_list").order_by("pk")
        if named := set(options["act"]):
            acts = acts.filter(public_id__in=named)
        if unknown := named - set(acts.values_list("public_id", flat=True)):
            raise CommandError(f"There is no such act: {', '.join(sorted(unknown))}.")
        parted = [act.public_id for act in acts if not self._is_same(act)]
        if parted:
            raise CommandError(f"Something else came out: {', '.join(parted)}.")

    def _is_same(self, act: OpinionAct) -> bool:
        found = replay(act)
        if found is None:
            self.stdout.write(f"{act}: no list was kept with this act.")
            return True
        self.stdout.write(f"{act}: {'the same' if found.is_same else 'something else'} came out, {found.sha256}.")
        for one in found.differences:
            place = " / ".join(str(step) for step in one.path)
            self.stdout.write(f"  {place}: {one.kept} → {one.again}")
        return found.is_same
