"""The arithmetic of marks, held to docs/scoring.md and to an oracle of fractions."""

import re
from decimal import Decimal
from fractions import Fraction
from itertools import product
from types import SimpleNamespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from applications.choices import CombiningRule, ReviewOpinion
from applications.models import Criterion, GridSection
from applications.queries.rules import GridRules
from applications.queries.scoring import (
    combine,
    counted,
    majority,
    mean,
    needs_third,
    opinions_differ,
    result_of_marks,
)
from tests.support.modules import ROOT

PASS_MARK, GAP = Decimal(65), Decimal(15)
POINTS = st.integers(0, 100)


def _rows(header: str) -> list[list[str]]:
    """The rows of the table of docs/scoring.md that has this header."""
    page = (ROOT / "docs/scoring.md").read_text(encoding="utf-8")
    body = page.split(header)[1].split("\n\n")[0]
    lines = [line for line in body.splitlines() if line.startswith("|") and not re.fullmatch(r"[|-]+", line)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def _decimals(text: str) -> list[Decimal]:
    return [Decimal(part) for part in text.split(", ")]


THIRDS = _rows("| first | second | third |")
SCORES = _rows("| totals | rule | score |")
OPINIONS = _rows("| opinions | third | word |")


def test_the_page_holds_the_examples_that_were_agreed():
    agreed = {("64", "65"): "yes", ("50", "65"): "yes", ("65", "80"): "yes", ("66", "80"): "no", ("65", "65"): "no"}

    told = {(first, second): third for first, second, third in THIRDS}

    assert {pair: told[pair] for pair in agreed} == agreed


@pytest.mark.parametrize(("first", "second", "third"), THIRDS)
def test_a_third_is_asked_as_the_page_says(first, second, third):
    totals = [Decimal(first), Decimal(second)]

    answers = [needs_third(pair, pass_mark=PASS_MARK, gap=GAP) for pair in (totals, totals[::-1])]

    assert answers == [third == "yes"] * 2


@pytest.mark.parametrize(("totals", "rule", "score"), SCORES)
def test_totals_combine_as_the_page_says(totals, rule, score):
    assert str(combine(_decimals(totals), rule)) == score


@pytest.mark.parametrize(("opinions", "third", "word"), OPINIONS)
def test_opinions_combine_as_the_page_says(opinions, third, word):
    written = opinions.split(", ")

    assert (opinions_differ(written), "" if third == "yes" else majority(written)) == (third == "yes", word)


def test_a_third_is_asked_for_exactly_those_of_all_pairs_that_an_oracle_picks():
    wrong = [
        (first, second)
        for first, second in product(range(101), repeat=2)
        if needs_third([Decimal(first), Decimal(second)], pass_mark=PASS_MARK, gap=GAP) != _oracle(first, second)
    ]

    assert wrong == []


def _oracle(first: int, second: int) -> bool:
    """In fractions of the pass mark, written the other way round: who passes, and how far apart."""
    share, other = Fraction(first, 65), Fraction(second, 65)
    return (share >= 1) is not (other >= 1) or abs(share - other) >= Fraction(15, 65)


@pytest.mark.parametrize("totals", [[], [Decimal(10)], [Decimal(10), Decimal(70), Decimal(90)]])
def test_only_a_pair_can_disagree(totals):
    assert needs_third(totals, pass_mark=PASS_MARK, gap=GAP) is False


def test_the_mean_of_every_pair_is_exact():
    wrong = [
        pair
        for pair in product(range(101), repeat=2)
        if Fraction(mean([Decimal(part) for part in pair])) != Fraction(sum(pair), 2)
    ]

    assert wrong == []


@given(st.lists(POINTS, min_size=1, max_size=5))
def test_a_mean_is_rounded_half_up_to_the_hundredth(points):
    exact = Fraction(sum(points), len(points))
    hundredths = (exact * 100 + Fraction(1, 2)).__floor__()

    assert mean([Decimal(part) for part in points]) == Decimal(hundredths) / 100


@given(st.lists(POINTS, min_size=3, max_size=3))
def test_nearest_two_leaves_out_the_one_that_stands_apart(points):
    totals = [Decimal(part) for part in points]
    low, middle, high = sorted(points)
    nearest = [low, middle] if middle - low < high - middle else [middle, high]
    expected = points if middle - low == high - middle else nearest

    places = counted(totals, CombiningRule.NEAREST_TWO)

    assert sorted(points[place] for place in places) == sorted(expected)
    assert combine(totals, CombiningRule.NEAREST_TWO) == mean([Decimal(part) for part in expected])


@given(st.permutations([Decimal(64), Decimal(65), Decimal(90)]), st.sampled_from(CombiningRule.values))
def test_the_order_of_the_evaluators_never_matters(totals, rule):
    assert combine(totals, rule) == combine(sorted(totals), rule)


@given(st.lists(st.sampled_from(ReviewOpinion.values), min_size=1, max_size=5))
def test_a_majority_is_for_only_when_more_than_half_are(opinions):
    share = Fraction(sum(word != "against" for word in opinions), len(opinions))

    assert (majority(opinions) != ReviewOpinion.AGAINST) is (share > Fraction(1, 2))


# Totals, sections and the pass, against a calculation of its own in fractions ---------
def _criteria(first: int, *limits: int) -> tuple[Criterion, ...]:
    return tuple(Criterion(pk=key, max_points=most) for key, most in enumerate(limits, first))


GRID = (
    GridRules(GridSection(key="a", name_tr="A", name_en="A", floor=Decimal("4.50")), _criteria(1, 5, 7)),
    GridRules(GridSection(key="b", name_tr="B", name_en="B", floor=None), _criteria(3, 40, 48)),
)
MARKS = st.fixed_dictionaries({row.pk: st.integers(0, row.max_points) for part in GRID for row in part.criteria})


def _hundredths(number: Fraction) -> Fraction:
    return Fraction((number * 100 + Fraction(1, 2)).__floor__(), 100)


def _chosen(reviews, rule):
    """The two that lie nearest by their totals, or all: each pair's distance looked at by itself."""
    totals = [sum(review.values()) for review in reviews]
    if rule != CombiningRule.NEAREST_TWO or len(reviews) < 3:
        return reviews
    gaps = {pair: abs(totals[pair[0]] - totals[pair[1]]) for pair in ((0, 1), (0, 2), (1, 2))}
    nearest = [pair for pair, gap in gaps.items() if gap == min(gaps.values())]
    return [reviews[place] for place in nearest[0]] if len(nearest) == 1 else reviews


ON_THE_MARK = [{1: 5, 2: 7, 3: 40, 4: 13}]
ON_THE_FLOOR = [{1: 4, 2: 0, 3: 40, 4: 48}, {1: 5, 2: 0, 3: 40, 4: 48}]


@example(ON_THE_MARK, CombiningRule.MEAN_OF_ALL)
@example(ON_THE_FLOOR, CombiningRule.MEAN_OF_ALL)
@given(st.lists(MARKS, min_size=1, max_size=3), st.sampled_from(CombiningRule.values))
def test_score_sections_and_pass_are_those_of_fractions(reviews, rule):
    values = SimpleNamespace(combining=rule, pass_mark=PASS_MARK)
    chosen = _chosen(reviews, rule)
    score = _hundredths(Fraction(sum(sum(review.values()) for review in chosen), len(chosen)))
    sections = [
        _hundredths(Fraction(sum(review[row.pk] for review in chosen for row in part.criteria), len(chosen)))
        for part in GRID
    ]

    result = result_of_marks(reviews, GRID, values)

    assert (Fraction(result.score), [Fraction(part.mean) for part in result.sections]) == (score, sections)
    assert result.passes is (score >= 65 and sections[0] >= Fraction(9, 2))
