"""The places of a room."""

import pytest
from django.urls import reverse

from applications import navigation
from cmdp.accounts.choices import Role
from cmdp.accounts.desks import Desk
from tests.factories.people import make_member

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("person", "finds"), [("manager", True), ("officer", False)])
def test_a_manager_finds_the_record_and_stays_at_the_desk(person, finds, client, cast):
    client.force_login(cast[person], backend="allauth.account.auth_backends.AuthenticationBackend")

    desk = client.get(reverse("applications:work_list")).content.decode()
    record = client.get(reverse("applications:audit"))

    assert ("/yonetim/denetim/" in desk, record.status_code == 200) == (finds, finds)
    assert 'href="/masa/basvurular/"' in record.content.decode()


@pytest.mark.parametrize("person", ["administrator", "officer", "manager"])
def test_whoever_works_on_the_key_finds_it_in_the_menu(person, client, cast):
    client.force_login(cast[person], backend="allauth.account.auth_backends.AuthenticationBackend")

    page = client.get(reverse("priorities:key")).content.decode()

    assert '<a href="/masa/oncelik-anahtari/" aria-current="page">Öncelik anahtarı' in page


def test_what_is_wanted_now_and_then_stands_behind_one_word(client, cast):
    client.force_login(cast["manager"], backend="allauth.account.auth_backends.AuthenticationBackend")

    page = client.get(reverse("applications:work_list")).content.decode()
    front, _, behind = page[page.index("nav__fold") :].partition('class="nav__more"')
    letters = client.get(reverse("applications:letters")).content.decode()

    assert ("/masa/mesajlar/" in front, "/masa/mektuplar/" in front) == (True, False)
    assert ("/masa/mektuplar/" in behind, "/yonetim/denetim/" in behind) == (True, True)
    assert '<summary aria-current="true">Diğer<span class="nav__here">Mektuplar</span>' in letters


def test_a_chair_who_leads_a_meeting_stays_at_the_commissions_desk(cast):
    chair = make_member(Role.COMMISSION_MEMBER, cast.agency)

    assert navigation.room_of("/masa/toplantilar/x/", chair) == Desk.COMMISSION
    assert navigation.room_of("/masa/toplantilar/x/", cast["manager"]) == Desk.AGENCY
