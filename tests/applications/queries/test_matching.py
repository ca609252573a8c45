"""The optimiser against every assignment there is, and what it says where there is none."""

from dataclasses import replace

import highspy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applications.queries.highs import Unsolved
from applications.queries.matching import Finding, Problem, Rule, Solution, solve
from applications.queries.meeting import Company
from tests.support.oracle import best_of, obeys, worth_of

FITS = (0, 10, 20, 50, 70, 80)


@st.composite
def problems(draw) -> Problem:
    """At most four files and five people, with every kind of rule."""
    files, people = range(1, draw(st.integers(1, 4)) + 1), range(11, 11 + draw(st.integers(1, 5)))
    pairs = [(file, person) for file in files for person in people]
    permitted = draw(st.lists(st.sampled_from(pairs), unique=True))
    most = {person: draw(st.integers(0, 4)) for person in people}
    couples = [(one, other) for one in people for other in people if one < other]
    return Problem(
        fit={pair: draw(st.sampled_from(FITS)) for pair in permitted},
        need={file: draw(st.integers(0, 2)) for file in files},
        least={person: draw(st.integers(0, min(1, most[person]))) for person in people},
        most=most,
        company=Company(
            houses={person: frozenset(draw(st.sampled_from(("", "A", "B", "AB")))) for person in people},
            apart=frozenset(draw(st.lists(st.sampled_from(couples), unique=True, max_size=2)) if couples else ()),
        ),
    )


@settings(max_examples=150)
@given(problems())
def test_it_keeps_every_rule_and_is_as_good_as_the_best_there_is(problem):
    found, best = solve(problem), best_of(problem)

    if best is None:
        assert found.findings
        assert found.pairs == ()
    else:
        assert obeys(problem, list(found.pairs))
        assert worth_of(problem, list(found.pairs)) == best
        assert (found.floor, found.total) == (best.floor, best.total)


@settings(max_examples=30)
@given(problems())
def test_the_same_problem_has_the_same_answer_in_whatever_order_it_is_told(problem):
    turned = replace(problem, fit=dict(reversed(problem.fit.items())), need=dict(reversed(problem.need.items())))

    assert solve(turned) == solve(problem)


@settings(max_examples=60)
@given(problems())
def test_a_rule_that_is_named_alone_is_enough_and_no_less_would_do(problem):
    found = solve(problem)

    for finding in found.findings if found.alone else ():
        if finding.rule == Rule.MOST and len(finding.at) == 1:
            (person,) = finding.at
            wider = replace(problem, most={**problem.most, person: problem.most[person] + finding.amount})
            assert best_of(wider) is not None


def _problem(**changes) -> Problem:
    """Two files that want two each, of three people who may take one each."""
    people = (11, 12, 13)
    whole = Problem(
        fit={(file, person): 50 for file in (1, 2) for person in people},
        need={1: 2, 2: 2},
        least=dict.fromkeys(people, 0),
        most=dict.fromkeys(people, 2),
    )
    return replace(whole, **changes)


@pytest.mark.parametrize(
    ("changes", "findings"),
    [
        ({"most": {11: 1, 12: 1, 13: 1}}, [(Rule.MOST, 1), (Rule.NEED, 1)]),
        ({"least": {11: 2, 12: 2, 13: 2}}, [(Rule.LEAST, 2)]),
        (
            {"company": Company(houses=dict.fromkeys((11, 12, 13), frozenset({"A", "B"})))},
            [(Rule.EMPLOYER, 2), (Rule.NEED, 2)],
        ),
        ({"company": Company(apart=frozenset({(11, 12), (11, 13), (12, 13)}))}, [(Rule.APART, 2), (Rule.NEED, 2)]),
        ({"fit": {(1, 11): 50, (2, 11): 50, (2, 12): 50}}, [(Rule.NEED, 1)]),
    ],
)
def test_what_cannot_be_met_is_named_with_by_how_much(changes, findings):
    found = solve(_problem(**changes))

    assert [(finding.rule, finding.amount) for finding in found.findings] == findings
    assert (found.pairs, found.alone) == ((), True)


def test_where_no_rule_alone_is_enough_all_are_named():
    people = (11, 12, 13)
    found = solve(_problem(least=dict.fromkeys(people, 1), fit={(1, 11): 50, (1, 12): 50, (2, 11): 10}))

    assert found == Solution(findings=(Finding(Rule.NEED, 1, (2,)), Finding(Rule.LEAST, 1, (13,))), alone=False)


def test_the_floor_comes_before_the_total():
    fit = {(1, 11): 80, (1, 12): 50, (2, 11): 50, (2, 12): 0}

    found = solve(Problem(fit=fit, need={1: 1, 2: 1}, least={}, most={11: 1, 12: 1}))

    assert (found.pairs, found.floor, found.total) == (((1, 12), (2, 11)), 50, 100)


def test_the_one_pair_that_may_meet_is_found_among_halves_of_everybody():
    people = (11, 12, 13, 14)
    apart = frozenset({(11, 12), (11, 13), (11, 14), (12, 14), (13, 14)})
    fit = {(1, 11): 50, (1, 12): 20, (1, 13): 50, (1, 14): 50}

    found = solve(Problem(fit=fit, need={1: 2}, least={}, most=dict.fromkeys(people, 1), company=Company(apart=apart)))

    assert (found.pairs, found.floor, found.total) == (((1, 12), (1, 13)), 20, 70)


def test_the_load_is_even_where_the_fit_is_the_same():
    fit = {(file, person): 10 for file in range(6) for person in (11, 12, 13)}

    found = solve(Problem(fit=fit, need=dict.fromkeys(range(6), 1), least={}, most=dict.fromkeys((11, 12, 13), 6)))

    assert sorted(sum(person == each for _file, person in found.pairs) for each in (11, 12, 13)) == [2, 2, 2]


def test_nothing_to_do_is_done():
    assert solve(Problem({}, {}, {}, {})) == Solution()


def test_the_steps_are_told_and_never_beyond_the_last():
    told = []

    solve(_problem(), lambda done, total: told.append((done, total)))

    assert told[-1] == (10, 10)
    assert all(done <= total for done, total in told)


def test_a_solver_that_runs_out_of_time_says_so(monkeypatch):
    monkeypatch.setattr(highspy.Highs, "getModelStatus", lambda _solver: highspy.HighsModelStatus.kTimeLimit)

    with pytest.raises(Unsolved):
        solve(_problem())
