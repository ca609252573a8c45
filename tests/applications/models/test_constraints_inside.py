"""Every constraint of what an agency keeps for itself is broken once."""

import pytest
from django.db import IntegrityError, transaction

from applications.choices import Scan, Status
from applications.models import FileNote, InsidePaper, NoteMention, SiteVisit
from tests.factories.files import make_proposal
from tests.factories.inside import make_inside_paper, make_note, make_visit
from tests.factories.people import NOON

pytestmark = pytest.mark.django_db


def _file():
    return make_proposal(status=Status.SUBMITTED)


def _again(make, *names):
    def twice():
        first = make(_file())
        make(first.proposal, **{name: getattr(first, name) for name in names})

    return twice


def _mentioned_twice():
    note = make_note(_file())
    NoteMention.objects.bulk_create(NoteMention(note=note, person=note.written_by) for _ in range(2))


def _paper(**fields):
    return lambda: make_inside_paper(_file(), **fields)


BREAKERS = {
    "note_has_a_text": [lambda: make_note(_file(), text="")],
    "one_note_per_form": [_again(make_note, "written_by", "form_key")],
    "one_mention_per_note_and_person": [_mentioned_twice],
    "visit_names_people_and_findings": [
        lambda: make_visit(_file(), people=""),
        lambda: make_visit(_file(), findings=""),
    ],
    "one_visit_per_form": [_again(make_visit, "recorded_by", "form_key")],
    "inside_paper_is_a_letter_or_a_photograph": [
        _paper(number=""),
        _paper(dated_on=None),
        _paper(kind="photograph"),
        lambda: make_inside_paper((visit := make_visit(_file())).proposal, visit=visit, number="1"),
    ],
    "one_inside_paper_per_content": [_again(make_inside_paper, "kind", "sha256")],
    "inside_paper_is_not_empty": [_paper(size=0)],
    "inside_paper_scanned_has_when": [_paper(scan=Scan.CLEAN)],
    "inside_paper_infected_has_a_finding": [_paper(scan=Scan.INFECTED, scanned_at=NOON)],
}


@pytest.mark.parametrize(("name", "act"), [(name, act) for name, acts in BREAKERS.items() for act in acts])
def test_constraint_refuses_its_breach(name, act):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        act()

    assert name in str(broken.value)


def test_every_constraint_of_these_tables_is_broken_here():
    models = (FileNote, NoteMention, SiteVisit, InsidePaper)

    assert {rule.name for model in models for rule in model._meta.constraints} == set(BREAKERS)
