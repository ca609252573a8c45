"""Every constraint of the pool's tables is broken once."""

import pytest
from django.db import IntegrityError, transaction

from applications.models import CurriculumVitae, EvaluatorProfile, EvaluatorTie, Expertise
from applications.models.pool import PoolState
from tests.factories.people import NOON, make_user
from tests.factories.pool import make_cv, make_profile, make_tie
from tests.factories.priorities import first_measure
from tests.factories.rules import make_call

pytestmark = pytest.mark.django_db


def _twice():
    measure = first_measure(make_call().edition)
    make_profile(knows=[measure, measure])


BREAKERS = {
    "profile_independent_names_no_employer": lambda: make_profile(is_independent=True),
    "profile_takes_some_files": lambda: make_profile(capacity=0),
    "profile_applied_has_when": lambda: make_profile(state=PoolState.WAITING),
    "profile_answered_has_who_and_when": lambda: make_profile(answered_at=NOON),
    "profile_refused_has_a_reason": lambda: make_profile(
        state=PoolState.REFUSED, asked_at=NOON, answered_at=NOON, answered_by=make_user()
    ),
    "one_expertise_per_measure": _twice,
    "tie_names_a_body": lambda: make_tie(make_profile(), body=""),
    "cv_is_not_empty": lambda: make_cv(make_profile(), size=0),
    "cv_scanned_has_when": lambda: make_cv(make_profile(), scan="clean"),
    "cv_infected_has_a_finding": lambda: make_cv(make_profile(), scan="infected", scanned_at=NOON),
}


@pytest.mark.parametrize("name", BREAKERS)
def test_constraint_refuses_its_breach(name):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        BREAKERS[name]()

    assert name in str(broken.value)


def test_every_constraint_of_these_tables_is_broken_here():
    models = (EvaluatorProfile, Expertise, EvaluatorTie, CurriculumVitae)

    assert {rule.name for model in models for rule in model._meta.constraints} == set(BREAKERS)


def test_a_person_has_one_profile_with_one_curriculum_vitae():
    profile = make_profile()
    make_cv(profile)

    for twin in (lambda: make_profile(profile.user), lambda: make_cv(profile)):
        with pytest.raises(IntegrityError), transaction.atomic():
            twin()


def test_rows_name_themselves_by_their_public_id_only():
    profile = make_profile()
    cv, tie = make_cv(profile), make_tie(profile)
    expertise = Expertise(profile=profile, lineage=first_measure(make_call().edition).lineage)

    assert (str(profile), profile.audit_label, str(tie)) == (profile.public_id, profile.public_id, tie.public_id)
    assert (str(cv), cv.audit_label, str(expertise)) == (cv.public_id, cv.public_id, str(expertise.lineage))
