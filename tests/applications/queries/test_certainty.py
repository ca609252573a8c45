"""How sure a rank is: reproducible from its seed, wide where marks tell little, honest about what it promises."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from applications.queries.certainty import Effect, Span, certainty_of, digest_of, seed_of
from applications.queries.panels import OURS, SITUATIONS, Z_SCORE, measured
from applications.queries.severity import fit
from tests.support.panels import small_panel

PAGE = Path(__file__).resolve().parents[3] / "docs/fairness.md"
LISTS = {"": tuple(range(40)), "empty": ()}
LINES = {"": 10, "empty": 0}


def test_the_same_seed_draws_the_same_and_another_draws_otherwise():
    model = fit(small_panel())

    first, again, other = (certainty_of(model, LISTS, LINES, seed=seed) for seed in (7, 7, 8))

    assert first == again
    assert first.spans != other.spans
    assert abs(first.spans[0].chance - other.spans[0].chance) < 0.1


def test_a_span_holds_places_of_the_list_and_the_better_stand_above_the_line_more_often():
    model = fit(small_panel())
    best, *_, worst = sorted(range(40), key=model.qualities().get, reverse=True)

    spans = certainty_of(model, LISTS, LINES, seed=7).spans

    assert all(1 <= span.low <= span.high <= 40 for span in spans.values())
    assert spans[best].chance > 0.9
    assert spans[worst].chance < 0.1


@pytest.mark.parametrize(("line", "crosses"), [(2, False), (3, True), (6, True), (7, False), (0, False)])
def test_a_span_crosses_the_line_that_lies_within_it(line, crosses):
    assert Span(3, 7, 0.5).crosses(line) is crosses


def test_an_effect_is_severe_if_it_is_large_and_surely_not_nothing():
    told = [
        Effect(1, points, low, high, 9, 1).is_severe(beyond=8)
        for points, low, high in ((-9, -14, -4), (9, -1, 19), (5, 1, 9))
    ]

    assert told == [True, False, False]


def test_a_run_rests_on_marks_orders_and_lines_and_its_seed_follows():
    scores = small_panel()
    told = digest_of(scores, LISTS, LINES)

    assert told == digest_of(scores[::-1], LISTS, LINES)
    others = {
        digest_of(scores[1:], LISTS, LINES),
        digest_of(scores, {**LISTS, "": tuple(range(40))[::-1]}, LINES),
        digest_of(scores, LISTS, {**LINES, "": 11}),
    }
    assert told not in others
    assert len(others) == 3
    assert 0 <= seed_of(told) < 2**31


def test_where_pools_differ_z_scores_do_harm_and_the_model_does_not():
    """Direction, not size: four runs of the situation in which every evaluator sees one axis."""
    found = next(row for row in measured(4, only=[3]))

    assert found.found[OURS][0] > found.found[Z_SCORE][0] + 0.1
    assert found.held["ranks"][0] > 0.85


def test_the_page_of_fairness_tells_every_situation_that_the_command_prints():
    out = StringIO()
    call_command("measure_fairness", "--runs", "2", stdout=out)

    page = PAGE.read_text(encoding="utf-8")
    assert all(
        page.count(f"| {situation.name} |") == out.getvalue().count(f"| {situation.name} |") == 2
        for situation in SITUATIONS
    )


def test_a_span_of_one_place_is_written_as_that_place():
    assert [str(Span(3, 3, 0.5)), str(Span(3, 4, 0.5))] == ["3", "3–4"]
