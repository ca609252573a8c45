"""Whose marks are awaited, as the agency reads it: how late, how much they hold, how fast they were, when reminded."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from applications.models import Assignment
from applications.queries.pool import Workload


@dataclass(frozen=True, slots=True)
class AwaitedRow:
    """One evaluator of one file; ``capacity`` is missing of who wrote no profile, ``reminded_at`` before any reminder."""

    assignment: Assignment
    is_late: bool
    workload: Workload
    capacity: int | None
    reminded_at: dt.datetime | None


def awaited_rows(
    assignments: Sequence[Assignment],
    *,
    workloads: Mapping[int, Workload],
    capacities: Mapping[int, int],
    reminded: Mapping[int, dt.datetime],
    at: dt.datetime,
) -> list[AwaitedRow]:
    """The page's rows in the order of what is due."""
    return [
        AwaitedRow(
            one,
            one.due_at <= at,
            workloads.get(one.evaluator_id, Workload()),
            capacities.get(one.evaluator_id),
            reminded.get(one.pk),
        )
        for one in assignments
    ]
