"""Who else has the form open: colleagues see each other's name and section for a moment, nobody else does."""

import datetime as dt

import pytest
from django.core.cache.backends.locmem import LocMemCache
from redis import RedisError

from applications.choices import SectionKey
from applications.domain.presence import be_in
from applications.queries.presence import LASTS, Present, others_in
from cmdp.accounts.models import Membership
from tests.factories.people import NOON

pytestmark = pytest.mark.django_db
SECOND = dt.timedelta(seconds=1)


def _seen(draft, person, at=NOON):
    return others_in(draft, besides=person, at=at)


def test_a_colleague_reads_the_name_and_the_section(draft, cast, sign_in, address):
    sign_in("editor").get(address("proposal_section", draft, "budget"))

    here = sign_in("owner").get(address("proposal_section", draft, "budget")).content.decode()
    elsewhere = sign_in("owner").get(address("proposal_section", draft, "project")).content.decode()
    tasks = sign_in("owner").get(address("proposal_detail", draft)).content.decode()

    name = cast["editor"].full_name
    assert f"Bu bölümde şimdi {name} var." in here
    assert f"“Bütçe” bölümünde şimdi {name} var." in elsewhere
    assert f"“Bütçe” bölümünde şimdi {name} var." in tasks


def test_the_script_is_told_in_a_line_and_says_where_its_own_person_is(draft, cast, sign_in, address):
    sign_in("editor").get(address("section_presence", draft, "place"))

    answer = sign_in("viewer").get(address("section_presence", draft, "budget")).json()["told"]

    assert answer == f"“Yer” bölümünde şimdi {cast['editor'].full_name} var."
    assert [one.section for one in _seen(draft, cast["editor"])] == [SectionKey.BUDGET]


@pytest.mark.parametrize(("later", "count"), [(LASTS - SECOND, 1), (LASTS, 0)])
def test_it_is_forgotten_after_a_moment(draft, cast, later, count):
    be_in(draft, SectionKey.BUDGET, by=cast["editor"], at=NOON)

    assert len(_seen(draft, cast["owner"], NOON + later)) == count


def test_nobody_is_told_of_themselves_or_of_who_has_left(draft, cast):
    be_in(draft, SectionKey.BUDGET, by=cast["editor"], at=NOON)
    be_in(draft, SectionKey.BUDGET, by=cast["other_owner"], at=NOON)

    assert _seen(draft, cast["editor"]) == []
    assert _seen(draft, cast["owner"]) == [Present(cast["editor"].full_name, SectionKey.BUDGET)]
    Membership.objects.filter(user=cast["editor"]).update(ended_at=NOON)
    assert _seen(draft, cast["owner"]) == []


def test_the_form_works_without_a_cache(draft, owner, address, monkeypatch):
    def broken(*_args, **_more):
        raise RedisError

    monkeypatch.setattr(LocMemCache, "set", broken)
    monkeypatch.setattr(LocMemCache, "get_many", broken)

    assert owner.get(address("proposal_section", draft, "budget")).status_code == 200
