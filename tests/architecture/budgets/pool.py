"""The pool at the desk, and one's own place in it."""

from tests.architecture.budgets.page import Page
from tests.factories.pool import make_profile, make_tie
from tests.factories.priorities import first_measure
from tests.factories.reviews import make_assignment, make_evaluator
from tests.factories.rules import make_call


def _people(_cast, rows):
    measure = first_measure(make_call().edition)
    for _ in range(rows):
        person = make_evaluator()
        make_profile(person, knows=[measure])
        make_assignment(evaluator=person)


def _ties(cast, rows):
    make_call()
    profile = make_profile(cast["evaluator"])
    for number in range(rows):
        make_tie(profile, f"Kurum {number}")


PAGES = {
    "applications:pool_list": Page(10, persona="manager", fill=_people),
    "applications:pool_profile": Page(18, persona="evaluator", fill=_ties),
}
