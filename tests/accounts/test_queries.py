import datetime as dt

import pytest

from cmdp.accounts import queries
from cmdp.accounts.choices import Role
from cmdp.accounts.models import Membership
from tests.factories.offers import make_invitation, make_join_request, make_paper
from tests.factories.people import NOON, join, make_member, make_organisation, make_user


@pytest.mark.parametrize("text", ["İLKADIM", "ilkadim bel", "belediyesi ilkadım", " 1000 0361 ", "12345"])
def test_an_organisation_is_found_by_name_or_number(cast, text):
    wanted = make_organisation("İlkadım Belediyesi", vkn="1000036109", detsis="12345678")

    assert list(queries.organisations_found(cast["officer"], text)) == [wanted]


def test_an_organisation_of_another_region_is_not_found(cast):
    make_organisation("Bismil Belediyesi", province="Diyarbakır")

    assert not queries.organisations_found(cast["officer"], "bismil").exists()


def test_my_organisations_are_those_with_my_seat(cast):
    assert list(queries.my_organisations(cast["viewer"])) == [cast.organisation]
    assert not queries.my_organisations(cast["administrator"]).exists()


def test_papers_wait_for_their_agency(cast):
    paper = make_paper(cast.organisation, cast["owner"])

    assert list(queries.papers_waiting_for(cast["officer"])) == [paper]
    assert not queries.papers_waiting_for(cast["other_officer"]).exists()
    assert not queries.papers_waiting_for(cast["owner"]).exists()


def test_people_of_an_organisation_are_its_active_seats(cast):
    gone = make_member(Role.ORGANISATION_VIEWER, cast.organisation)
    Membership.objects.filter(user=gone).update(ended_at=NOON)

    seats = queries.people_of_organisation(cast["viewer"], cast.organisation)

    assert {seat.user for seat in seats} == {cast["owner"], cast["editor"], cast["viewer"]}


def test_people_of_agencies_are_my_agency_s(cast):
    assert {seat.user for seat in queries.people_of_agencies(cast["officer"])} == {cast["officer"], cast["manager"]}


def test_active_memberships_are_my_own(cast):
    assert [seat.role for seat in queries.active_memberships(cast["owner"])] == ["organisation_owner"]


def test_people_are_found_by_folded_name_and_role(cast):
    wanted = make_member(Role.EVALUATOR, full_name="Işıl ÇAĞ")
    make_user(full_name="Isil Cag")

    found = queries.people_found(cast["administrator"], "isil cag", Role.EVALUATOR)

    assert list(found) == [wanted]
    assert [seat.role for seat in found[0].active_memberships] == ["evaluator"]
    assert queries.people_found(cast["administrator"], "ışıl").count() == 2


def test_people_are_found_by_administrators_only(cast):
    assert not queries.people_found(cast["manager"], "").exists()


@pytest.mark.parametrize(
    "fields",
    [{"accepted_at": NOON}, {"withdrawn_at": NOON}, {"declined_at": NOON}, {"expires_at": NOON}],
    ids=["used", "withdrawn", "declined", "late"],
)
def test_offers_to_me_can_still_be_accepted(cast, fields):
    if "accepted_at" in fields:
        fields = {**fields, "accepted_by": cast["newcomer"]}
    still = make_invitation(cast["newcomer"].email, Role.EVALUATOR, by=cast["administrator"])
    make_invitation(cast["newcomer"].email, Role.EVALUATOR, by=cast["administrator"], **fields)
    make_invitation("b@b.test", Role.EVALUATOR, by=cast["administrator"])

    assert list(queries.offers_to(cast["newcomer"], at=NOON)) == [still]


def test_offers_to_an_address_that_is_not_confirmed_are_not_mine(cast):
    person = make_user("ali@ornek.test", verified=False)
    make_invitation("ali@ornek.test", Role.EVALUATOR, by=cast["administrator"])

    assert not queries.invitations_addressed_to(person).exists()


def test_pending_invitations_include_expired_ones(cast):
    late = make_invitation("a@b.test", Role.EVALUATOR, by=cast["administrator"], expires_at=NOON)
    for number, fields in enumerate([{"withdrawn_at": NOON}, {"declined_at": NOON}]):
        make_invitation(f"b{number}@b.test", Role.EVALUATOR, by=cast["administrator"], **fields)

    assert list(queries.pending_invitations(cast["administrator"])) == [late]


def test_a_broken_token_finds_nothing(db):
    assert queries.invitation_of("yok") is None


def test_open_join_requests_are_the_owner_s(cast):
    request = make_join_request(cast.organisation, cast["newcomer"])

    assert list(queries.open_join_requests(cast["owner"], cast.organisation)) == [request]
    assert not queries.open_join_requests(cast["newcomer"], cast.organisation).exists()
    assert list(queries.my_open_join_requests(cast["newcomer"])) == [request]
    assert list(queries.joinable()) != []


def test_owners_are_named_once(cast):
    Membership.objects.filter(user=cast["owner"]).update(ended_at=NOON - dt.timedelta(days=1))
    join(cast["owner"], Role.ORGANISATION_OWNER, cast.organisation)

    assert list(queries.owners_of(cast.organisation.pk)) == [cast["owner"]]


def test_an_address_counts_when_confirmed(db):
    user = make_user("ali@ornek.test")

    assert queries.has_address(user, "ALI@ornek.test") is True
    assert queries.has_address(make_user("veli@ornek.test", verified=False), "veli@ornek.test") is False
