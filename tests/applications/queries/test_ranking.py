"""The ranked list: order, ties by the written rules, the line where the money ends."""

import datetime as dt
from decimal import Decimal

from applications.choices import Status
from applications.domain.reviewing import Draft, Entry
from applications.queries.ranking import ranking_of
from tests.factories.decisions import make_ministry_act, make_opinion
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.reviews import accepted, marks_of, opinion, opinion_call, send
from tests.factories.rules import make_call
from tests.support.kept import kept


@kept
def call(cast):
    return make_call(agency=cast.agency, envelope=3_200_000)


def evaluated(call, cast, *drafts, asked=1_600_000, sent=NOON):
    """A file whose evaluators wrote ``drafts``."""
    file = make_proposal(
        call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW, requested_support=asked, sent_at=sent
    )
    for draft in drafts:
        send(accepted(file, by=cast["officer"]), draft)
    return file


def marked(call, cast, total, **fields):
    return evaluated(call, cast, marks_of(call, total), marks_of(call, total), **fields)


def keys(ranking):
    return [line.file.pk for line in ranking.lines]


def test_files_stand_by_score_and_the_line_is_drawn_where_the_money_ends(call, cast):
    files = [marked(call, cast, total) for total in (70, 90, 80)]

    ranking = ranking_of(call.stages.get())

    assert keys(ranking) == [files[1].pk, files[2].pk, files[0].pk]
    assert [line.suggestion for line in ranking.lines] == ["positive", "positive", "reserve"]
    assert [line.is_last_within for line in ranking.lines] == [False, True, False]
    assert [line.cumulated for line in ranking.lines] == [1_600_000, 3_200_000, 4_800_000]


def test_nothing_smaller_slips_past_the_line(call, cast):
    marked(call, cast, 90, asked=3_000_000)
    marked(call, cast, 80, asked=1_000_000)
    marked(call, cast, 70, asked=100_000)

    ranking = ranking_of(call.stages.get())

    assert [line.is_within for line in ranking.lines] == [True, False, False]


def test_a_file_below_the_pass_mark_is_suggested_negative_and_costs_nothing(call, cast):
    marked(call, cast, 40)

    (line,) = ranking_of(call.stages.get()).lines

    assert (line.suggestion, line.cumulated, line.is_within) == ("negative", Decimal(0), False)


def shifted(call, draft, give, take):
    """The same total with one point moved from the section ``give`` to the section ``take``."""
    marks = dict(draft.marks)
    sections = {section.key: section.criteria.all() for section in call.rule_set.grid_sections.all()}
    loser = sections[give][0]
    winner = next(row for row in sections[take] if marks[row.pk].points < row.max_points)
    for row, step in ((loser, -1), (winner, 1)):
        marks[row.pk] = Entry(marks[row.pk].points + step, marks[row.pk].reason)
    return Draft(marks)


def test_equal_scores_stand_by_the_first_written_rule_that_differs(call, cast):
    strong = marks_of(call, 69)
    weak = shifted(call, strong, "relevance", "method")
    second = evaluated(call, cast, weak, weak)
    first = evaluated(call, cast, strong, strong, sent=NOON + dt.timedelta(hours=1))

    ranking = ranking_of(call.stages.get())

    assert keys(ranking) == [first.pk, second.pk]
    assert [line.tie_broken_by for line in ranking.lines] == ["", "relevance"]


def test_files_alike_in_all_marks_stand_by_their_first_sending(call, cast):
    late = marked(call, cast, 70, sent=NOON + dt.timedelta(seconds=1))
    early = marked(call, cast, 70)

    ranking = ranking_of(call.stages.get())

    assert keys(ranking) == [early.pk, late.pk]
    assert [line.tie_broken_by for line in ranking.lines] == ["", "first_sent"]


def test_files_alike_in_everything_stand_by_their_key_and_no_rule_acts(call, cast):
    files = [marked(call, cast, 70) for _ in range(2)]

    ranking = ranking_of(call.stages.get())

    assert keys(ranking) == [file.pk for file in files]
    assert [line.tie_broken_by for line in ranking.lines] == ["", ""]


def test_money_already_recommended_or_approved_is_gone(call, cast):
    positive = make_proposal(call=call, organisation=cast.organisation, status=Status.POSITIVE)
    make_opinion(positive, cast["manager"], amount=Decimal(500_000))
    approved = make_proposal(call=call, organisation=cast.organisation, status=Status.APPROVED)
    make_opinion(approved, cast["manager"], amount=Decimal(900_000))
    make_ministry_act(approved, cast["ministry_decider"], "approved", amount=Decimal(700_000))

    ranking = ranking_of(call.stages.get())

    assert ranking.left == Decimal(2_000_000)


def test_files_with_an_opinion_keep_their_place_and_their_money(call, cast):
    best, second, third = (marked(call, cast, total) for total in (90, 80, 70))
    type(best).objects.filter(pk=best.pk).update(status=Status.POSITIVE)
    make_opinion(best, cast["manager"], amount=Decimal(1_500_000))

    ranking = ranking_of(call.stages.get())

    assert keys(ranking) == [best.pk, second.pk, third.pk]
    assert [line.is_within for line in ranking.lines] == [True, True, False]
    assert [line.is_last_within for line in ranking.lines] == [False, True, False]
    assert [line.cumulated for line in ranking.lines] == [1_500_000, 3_100_000, 4_700_000]


def test_without_marks_files_stand_by_opinion_then_sending(cast):
    call = opinion_call(agency=cast.agency, envelope=3_200_000)
    against = evaluated(call, cast, opinion("against"), opinion("against"))
    late = evaluated(call, cast, opinion(), opinion(), sent=NOON + dt.timedelta(hours=1))
    early = evaluated(call, cast, opinion(), opinion("conditional"))

    ranking = ranking_of(call.stages.get())

    assert not ranking.is_marked
    assert keys(ranking) == [early.pk, late.pk, against.pk]


def test_an_empty_call_ranks_nothing(call):
    ranking = ranking_of(call.stages.get())

    assert (ranking.lines, ranking.left) == ((), Decimal(3_200_000))


def test_a_ranking_costs_the_same_queries_for_one_file_and_three(call, cast, django_assert_num_queries):
    marked(call, cast, 90)
    window = call.stages.select_related("call__rule_set").get()
    ranking_of(window)
    with django_assert_num_queries(2):
        ranking_of(window)
    marked(call, cast, 80)
    marked(call, cast, 70)

    with django_assert_num_queries(2):
        ranking = ranking_of(window)

    assert len(ranking.lines) == 3
