"""The check lists of a file with their answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from applications.choices import CheckKind, CheckResult
from applications.models import CheckAnswer, CheckConclusion, CheckItem, Proposal
from applications.queries.known import known_of
from applications.queries.rules import rules_of

MEMO: Final = "_waiting_conclusion"


@dataclass(frozen=True, slots=True)
class CheckedList:
    """One of the two lists: its items, each with its result or ``None``."""

    kind: CheckKind
    rows: tuple[tuple[CheckItem, str | None], ...]

    @property
    def answered(self) -> int:
        """How many items have an answer."""
        return sum(result is not None for _, result in self.rows)

    @property
    def refused(self) -> int:
        """How many items were answered with no."""
        return sum(result == CheckResult.NO for _, result in self.rows)


def waiting_conclusion(proposal: Proposal) -> CheckConclusion | None:
    """How an officer would end the file's pre-examination, as long as a second one has not consented.

    Read once per instance: every act on the file's page asks, and a row that is locked is an instance of its own.
    """
    if known := known_of(proposal):
        return known.conclusion
    if MEMO not in proposal.__dict__:
        waiting = CheckConclusion.objects.filter(proposal=proposal.pk, ended_at=None)
        proposal.__dict__[MEMO] = waiting.select_related("concluded_by").first()
    memo: CheckConclusion | None = proposal.__dict__[MEMO]
    return memo


def results_of(proposal: Proposal) -> dict[int, str]:
    """How each item of the file's present stage was answered, by item key; one query unless it is known."""
    if known := known_of(proposal):
        return dict(known.results)
    rows = CheckAnswer.objects.filter(proposal=proposal, call_stage=proposal.call_stage_id).order_by()
    return dict(rows.values_list("item_id", "result"))


def answers_of(proposal: Proposal) -> dict[int, CheckAnswer]:
    """The answers of the file's present stage by item key; one query."""
    rows = CheckAnswer.objects.filter(proposal=proposal, call_stage=proposal.call_stage_id)
    return {row.item_id: row for row in rows.select_related("answered_by")}


def lists_of(proposal: Proposal, results: Mapping[int, str]) -> tuple[CheckedList, ...]:
    """Both lists of the file's present stage, in their order."""
    items = rules_of(proposal.call.rule_set).stage(proposal.call_stage.order).check_items
    return tuple(
        CheckedList(kind, tuple((item, results.get(item.pk)) for item in items if item.kind == kind))
        for kind in (CheckKind.ADMINISTRATIVE, CheckKind.ELIGIBILITY)
    )
