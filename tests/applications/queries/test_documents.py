"""Which rule sets the public may read, and what they rest on."""

import datetime as dt

import pytest

from applications.models import Commission, SourceDocument
from applications.models.rules import Sourced
from applications.queries.documents import WAYS, public_rule_sets, years_of_documents
from tests.factories.regions import make_agency
from tests.factories.rules import make_call, make_rule_set

pytestmark = pytest.mark.django_db


def _rest_on(rule_set, *papers):
    """Nothing but these papers, one row each."""
    for model, way in WAYS:
        model.objects.filter(**{way: rule_set}).update(source=None, is_confirmed=False)
    for paper, row in zip(papers, rule_set.provinces.all(), strict=False):
        row.source = paper
        row.save()


def test_every_table_of_rules_with_sources_is_read():
    ours = {Commission}  # an agency's own board: what its quorum rests on is no rule of a call
    assert {model for model, _way in WAYS} == set(Sourced.__subclasses__()) - ours


def test_only_rules_of_published_calls_and_what_they_narrow_are_public():
    national = make_rule_set()
    narrowed = make_rule_set(agency=make_agency(), narrows=national)
    make_call(rule_set=narrowed)
    make_call(rule_set=narrowed)
    make_call(published=False)
    make_rule_set()

    assert set(public_rule_sets()) == {national, narrowed}
    assert public_rule_sets().count() == 2


def test_years_come_newest_first_with_their_papers():
    old, new = make_rule_set(programme_year=2024), make_rule_set(programme_year=2026)
    papers = [
        SourceDocument.objects.create(public_id=f"paper{n}", title=title, dated_on=day)
        for n, (title, day) in enumerate(
            [("B", None), ("A", None), ("C", dt.date(2026, 1, 2)), ("D", dt.date(2026, 3, 4))]
        )
    ]
    _rest_on(old)
    _rest_on(new, *papers)
    for rule_set in (old, new):
        make_call(rule_set=rule_set)

    years = years_of_documents()

    assert [year.year for year in years] == [2026, 2024]
    assert [paper.title for paper in years[0].sets[0].sources] == ["D", "C", "A", "B"]
    assert years[1].sets[0].sources == []


def test_without_a_call_there_are_no_years():
    make_rule_set()

    assert years_of_documents() == []
