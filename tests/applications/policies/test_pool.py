"""Who asks for a place in the pool, and who opens it."""

from django.contrib.auth.models import AnonymousUser

from applications.policies import pool as may
from tests.factories.pool import make_waiting


def test_nobody_asks_for_a_place_without_a_profile_of_their_own(cast):
    assert may.may_apply(cast["newcomer"], None).code == "no_profile"
    assert may.may_apply(cast["newcomer"], make_waiting()).code == "no_profile"


def test_only_agency_staff_open_the_pool(cast):
    codes = {name: may.may_open_pool(cast[name]).code for name in ("officer", "manager", "other_officer", "evaluator")}

    assert codes == {"officer": "", "manager": "", "other_officer": "", "evaluator": "not_agency"}
    assert may.may_open_pool(AnonymousUser()).code == "not_agency"
