import pytest

from applications.policies.administration import may_administer, may_confirm_year, may_reopen_year
from cmdp.regions.loading import open_year
from tests.factories.people import make_cast, make_member
from tests.factories.regions import make_calendar_year, make_holiday

pytestmark = pytest.mark.django_db


def test_administrators_administer():
    people = make_cast().people

    assert [name for name, person in people.items() if may_administer(person)] == ["administrator"]


@pytest.mark.parametrize("may", [may_confirm_year, may_reopen_year])
def test_others_vouch_for_no_year(may):
    assert may(make_member("evaluator"), make_calendar_year()).code == "not_administrator"


def test_a_year_with_its_feasts_may_be_confirmed():
    year = open_year(2026)

    verdict = may_confirm_year(make_member("administrator"), year)

    assert (verdict.allowed, verdict.code) == (True, "")


def test_a_year_without_feasts_is_confirmed_with_a_warning():
    year = open_year(2035)
    administrator = make_member("administrator")

    assert may_confirm_year(administrator, year).code == "fixed_days_only"
    make_holiday("2035-12-01")
    assert may_confirm_year(administrator, year).code == ""


def test_a_year_is_confirmed_once_and_opened_again():
    administrator, year = make_member("administrator"), make_calendar_year(is_confirmed=True)

    assert may_confirm_year(administrator, year).code == "confirmed"
    assert may_reopen_year(administrator, year).allowed is True
    assert may_reopen_year(administrator, make_calendar_year(2027)).code == "not_confirmed"
