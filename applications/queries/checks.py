"""The check lists of a file with their answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from applications.choices import CheckKind, CheckResult
from applications.models import CheckAnswer, CheckItem, Proposal
from applications.queries.rules import rules_of


@dataclass(frozen=True, slots=True)
class CheckedList:
    """One of the two lists: its items, each with the answer given or ``None``."""

    kind: CheckKind
    rows: tuple[tuple[CheckItem, CheckAnswer | None], ...]

    @property
    def answered(self) -> int:
        """How many items have an answer."""
        return sum(answer is not None for _, answer in self.rows)

    @property
    def refused(self) -> int:
        """How many items were answered with no."""
        return sum(answer is not None and answer.result == CheckResult.NO for _, answer in self.rows)


def answers_of(proposal: Proposal) -> dict[int, CheckAnswer]:
    """The answers of the file's present stage by item key; one query."""
    rows = CheckAnswer.objects.filter(proposal=proposal, call_stage=proposal.call_stage_id)
    return {row.item_id: row for row in rows.select_related("answered_by")}


def lists_of(proposal: Proposal, answers: Mapping[int, CheckAnswer]) -> tuple[CheckedList, ...]:
    """Both lists of the file's present stage, in their order."""
    items = rules_of(proposal.call.rule_set).stage(proposal.call_stage.order).check_items
    return tuple(
        CheckedList(kind, tuple((item, answers.get(item.pk)) for item in items if item.kind == kind))
        for kind in (CheckKind.ADMINISTRATIVE, CheckKind.ELIGIBILITY)
    )
