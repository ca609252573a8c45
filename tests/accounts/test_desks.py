import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from cmdp.accounts.choices import Role
from cmdp.accounts.desks import Desk, chosen_desk, desk_links, desks_of, landing_address
from cmdp.accounts.navigation import account, desks
from tests.factories.people import join, make_member, make_user


@pytest.mark.parametrize(
    ("persona", "address"),
    [
        ("newcomer", "/basvurular/"),
        ("owner", "/basvurular/"),
        ("officer", "/masa/"),
        ("evaluator", "/degerlendirme/"),
        ("ministry_decider", "/bakanlik/"),
        ("administrator", "/yonetim/"),
    ],
)
def test_one_seat_lands_at_its_desk(cast, persona, address):
    assert landing_address(cast[persona]) == address


def test_the_landing_is_in_the_language_of_the_page(cast):
    with translation.override("en"):
        assert landing_address(cast["officer"]) == "/en/masa/"


def test_several_seats_choose(cast):
    person = cast["officer"]
    join(person, Role.EVALUATOR)

    assert desks_of(person) == [Desk.AGENCY, Desk.EVALUATOR]
    assert landing_address(person) == "/hesap/"


def test_a_remembered_desk_wins_while_it_is_open(cast):
    person = cast["officer"]
    join(person, Role.EVALUATOR)
    person.desk = Desk.EVALUATOR

    assert chosen_desk(person) == Desk.EVALUATOR
    assert [(link.desk, link.is_chosen) for link in desk_links(person)] == [("agency", False), ("evaluator", True)]


def test_a_remembered_desk_that_closed_is_forgotten(db):
    person = make_member(Role.EVALUATOR, desk=Desk.AGENCY)

    assert landing_address(person) == "/degerlendirme/"


def test_staff_with_an_organisation_applies_too(cast):
    join(cast["officer"], Role.ORGANISATION_VIEWER, cast.organisation)

    assert desks_of(cast["officer"]) == [Desk.APPLICANT, Desk.AGENCY]


def test_the_menu_offers_the_desks_whose_pages_exist(client, cast):
    join(cast["officer"], Role.EVALUATOR)
    client.force_login(cast["officer"], backend="allauth.account.auth_backends.AuthenticationBackend")
    request = client.get("/hesap/").wsgi_request

    labels = [str(item.label) for item in desks(request)]

    assert set(labels) <= {"Ajans masası", "Değerlendirme"}
    assert [str(item.label) for item in account(request).account] == ["Hesabım"]


def test_the_menu_of_a_stranger_has_no_desk(rf):
    request = rf.get("/")
    request.user = AnonymousUser()

    assert desks(request) == ()
    assert account(request).desks == ()


def test_nobody_has_no_seat_and_may_apply(db):
    assert desks_of(make_user()) == [Desk.APPLICANT]
