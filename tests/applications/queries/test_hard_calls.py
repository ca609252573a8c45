"""Calls at the edge, read by everything that the pages of a list read: nobody passes, one file, all alike, no money, a winner gone."""

from decimal import Decimal

import pytest

from applications.choices import Status
from applications.models import Call, Proposal
from applications.presenters.why import why_of
from applications.queries.entrants import assessed_of
from applications.queries.rank_runs import findings_of, inputs_of
from applications.queries.ranking import ranking_of
from applications.queries.rules import rules_of
from applications.queries.telling import standings_of
from applications.queries.what_if import Supposition, read_for, suppose
from tests.factories.ranking import marked_file
from tests.factories.rules import make_call

ASKED = 1_600_000
CASES = {
    "no score": ((), 3_200_000, []),
    "one score": ((80,), 3_200_000, ["positive"]),
    "everyone ineligible": ((60, 50, 40), 3_200_000, ["negative"] * 3),
    "all equal": ((70, 70, 70), 3_200_000, ["positive", "positive", "reserve"]),
    "envelope of one kuruş": ((90, 80), Decimal("0.01"), ["reserve"] * 2),
    "envelope smaller than the first": ((90, 80), ASKED - 1, ["reserve"] * 2),
}


def _suggested(ranking):
    return [str(line.suggestion) for line in ranking.lines]


@pytest.mark.parametrize(("totals", "envelope", "suggested"), CASES.values(), ids=CASES)
def test_every_reader_of_a_list_bears_it(cast, totals, envelope, suggested):
    call = make_call(agency=cast.agency, envelope=envelope)
    files = [marked_file(call, cast["officer"], total) for total in totals]
    window, rules = call.stages.get(), rules_of(call.rule_set)

    ranking = ranking_of(window)

    assert [line.file.pk for line in ranking.lines] == [file.pk for file in files]
    assert _suggested(ranking) == suggested
    assert all(why_of(ranking, ranking.lines).values())
    assert len(standings_of(ranking)) == len(files)
    assert findings_of(inputs_of(window, ranking)) is None
    supposed = Supposition(envelope=Decimal(0))
    other, pairs = suppose(assessed_of(window, rules), ranking, supposed, {}, read_for(window, rules, supposed))
    assert (len(pairs), "positive" in _suggested(other)) == (len(files), False)


def test_money_that_is_no_more_and_a_first_place_that_was_withdrawn(cast):
    call = make_call(agency=cast.agency, envelope=ASKED)
    first, second = (marked_file(call, cast["officer"], total) for total in (90, 80))
    before = _suggested(ranking_of(call.stages.get()))

    Proposal.objects.filter(pk=first.pk).update(status=Status.WITHDRAWN, status_before=Status.REVIEWED)
    (line,) = ranking_of(call.stages.get()).lines
    Call.objects.filter(pk=call.pk).update(envelope=1)
    (poor,) = ranking_of(Call.objects.get(pk=call.pk).stages.get()).lines

    assert before == ["positive", "reserve"]
    assert (line.file.pk, line.rank, line.suggestion) == (second.pk, 1, "positive")
    assert poor.suggestion == "reserve"
