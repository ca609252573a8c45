"""Calls whose files are marked and wait to be ranked."""

from collections.abc import Iterable
from typing import Any

from applications.choices import Status
from applications.models import Call, CallShare, Mark, Proposal, Review
from cmdp.accounts.models import User
from priorities.models import Measure
from tests.factories.files import make_proposal
from tests.factories.reviews import accepted, make_assignment, make_evaluator, marks_of, send
from tests.factories.rules import make_call, make_rule_set
from tests.factories.tallies import make_tally


def divided_call(
    shares: dict[str, int], *, published: bool = True, values: dict[str, str] | None = None, **fields: Any
) -> Call:
    """A call whose axes have envelopes of their own: the place of an axis → lira."""
    rule_set = make_rule_set(frozen=published, values={"envelope_split": "axis", **(values or {})})
    call = make_call(published=published, rule_set=rule_set, **fields)
    codes = [axis.code for axis in call.edition.axes.all()]
    rows = [CallShare(call=call, part=codes[int(place) - 1], amount=amount) for place, amount in shares.items()]
    CallShare.objects.bulk_create(rows)
    return call


def measure_of(call: Call, axis: int) -> Measure:
    """The first measure of an axis, by the axis' place from 1."""
    return call.edition.axes.all()[axis - 1].measures.first()


def marked_file(
    call: Call, by: User, *totals: int, axis: int = 1, asked: int = 1_600_000, evaluations: int = 2, **fields: Any
) -> Proposal:
    """A file to which evaluators gave these totals; one total stands for all ``evaluations`` that agree."""
    words = {"main_measure": measure_of(call, axis), "requested_support": asked, **fields}
    file = make_proposal(call=call, status=Status.UNDER_REVIEW, **words)
    for total in totals * evaluations if len(totals) == 1 else totals:
        send(accepted(file, by=by), marks_of(call, total))
    file.refresh_from_db()
    return file


# Two totals of each file; no pair asks for a third, one file fails.
TOTALS = [(88, 80), (79, 84), (70, 78), (72, 69), (74, 66), (60, 63), (71, 66), (58, 55), (81, 77), (66, 73)]


def ten_files(call: Call) -> list[Proposal]:
    """Ten files of the first axis, marked in turn by five evaluators, as raw rows."""
    crowd = [make_evaluator() for _ in range(5)]
    made = []
    for at, pair in enumerate(TOTALS):
        file = make_proposal(call=call, status=Status.REVIEWED, main_measure=measure_of(call, 1))
        for step, total in enumerate(pair):
            sent_total(file, crowd[(at + step) % 5], total)
        file.score = None  # of the first evaluator alone, as its row was made
        make_tally(file)
        made.append(file)
    return made


def sent_total(file: Proposal, evaluator: User, total: int, **fields: Any) -> None:
    """Marks that add up to ``total``, as raw rows."""
    row = make_assignment(file, evaluator, "sent", **fields)
    Review.objects.filter(assignment=row).update(total=total)
    _spread(Mark.objects.filter(review__assignment=row).select_related("criterion"), total)


def _spread(marks: Iterable[Mark], total: int) -> None:
    """Points from the first criterion on, until they add up."""
    for mark in marks:
        mark.points = min(total, mark.criterion.max_points)
        total -= mark.points
        mark.save()
