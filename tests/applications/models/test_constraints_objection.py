"""Every constraint of objections is broken once."""

import pytest
from django.db import IntegrityError, transaction

from applications.models import Objection, ObjectionPaper
from tests.factories.files import make_proposal
from tests.factories.objections import decided, make_objection, make_objection_paper
from tests.factories.people import NOON, make_user

pytestmark = pytest.mark.django_db


def _one(**fields):
    return make_objection(make_proposal(status="negative"), **fields)


def _again(*names):
    first = _one()
    make_objection(first.proposal, **{name: getattr(first, name) for name in names})


def _own_decider():
    person = make_user()
    _one(decider=person, first_decider=person)


def _paper_twice():
    paper = make_objection_paper(_one())
    make_objection_paper(paper.objection, sha256=paper.sha256)


BREAKERS = {
    "one_objection_per_number": lambda: _again("number"),
    "one_objection_per_form": lambda: _again("form_key", "sent_by"),
    "one_objection_per_decision": lambda: _again("notified_at"),
    "objection_has_a_text": lambda: _one(text=""),
    "objection_in_hand_has_a_decider": lambda: _one(state="in_hand"),
    "objection_is_decided_by_another": _own_decider,
    "objection_ended_has_its_time": lambda: _one(ended_at=NOON),
    "objection_decided_has_its_outcome": lambda: _one(**decided(make_user(), reason="")),
    "only_late_objections_are_left_for_it": lambda: _one(**decided(make_user(), outcome="late")),
    "objection_refused_has_no_effect": lambda: _one(**decided(make_user(), effect="reinstate")),
    "one_objection_paper_per_content": _paper_twice,
    "objection_paper_is_not_empty": lambda: make_objection_paper(_one(), size=0),
    "objection_paper_scanned_has_when": lambda: make_objection_paper(_one(), scan="clean"),
    "objection_paper_infected_has_a_finding": lambda: make_objection_paper(_one(), finding="Eicar"),
}


@pytest.mark.parametrize("name", BREAKERS)
def test_constraint_refuses_its_breach(name):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        BREAKERS[name]()

    assert name in str(broken.value)


def test_every_constraint_of_these_tables_is_broken_here():
    assert {rule.name for model in (Objection, ObjectionPaper) for rule in model._meta.constraints} == set(BREAKERS)


def test_rows_name_themselves_by_keys_only():
    objection = _one()
    paper = make_objection_paper(objection)

    assert (str(objection), str(paper)) == (objection.public_id, paper.public_id)
    assert paper.audit_label == paper.public_id
