"""How long a session lasts, who needs a second step, which acts want a fresh sign-in; where one is signed in."""

import time

import pytest
from allauth.mfa.totp.internal import auth as totp
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from cmdp.accounts import guards, tasks
from cmdp.accounts.choices import Role
from cmdp.sensitive import ROUTES
from tests.factories.people import PASSWORD, join, make_cast, make_member, make_organisation, make_user
from tests.support.routes import named_routes

pytestmark = pytest.mark.django_db
HOME = "/hesap/"
HOUR = 3600


@pytest.fixture
def clock(monkeypatch):
    """A clock of our own for sessions and sign-ins."""

    class Clock:
        now = time.time()

        def time(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(guards, "time", clock)
    return clock


def signed_in(person):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def by_form(email, password=PASSWORD, **headers):
    client = Client(headers=headers)
    answer = client.post("/hesap/giris/", {"login": email, "password": password})
    assert answer.status_code == 302, answer.content.decode()
    return client


def test_who_is_there_stays_signed_in_until_the_longest_time_is_over(clock, settings):
    client = signed_in(make_user())

    for _hour in range(settings.SESSION_COOKIE_AGE // HOUR):
        clock.now += HOUR
        assert client.get(HOME).status_code == 200
    clock.now += 60

    assert client.get(HOME).status_code == 302


def test_who_was_away_is_signed_out_and_told_why(clock, settings):
    client = signed_in(make_user())
    clock.now += 60 * settings.SESSION_IDLE_MINUTES + 1

    answer = client.get(HOME)

    assert answer.url == f"/hesap/giris/?next={HOME}"
    assert "oturumunuz kapandı" in client.get(answer.url).content.decode()


def test_the_reason_is_gone_after_the_next_sign_in(clock, settings):
    client = signed_in(person := make_user(password=PASSWORD))
    clock.now += 60 * settings.SESSION_IDLE_MINUTES + 1
    client.get(HOME)

    client.post("/hesap/giris/", {"login": person.email, "password": PASSWORD})
    client.post("/hesap/cikis/")

    assert "oturumunuz kapandı" not in client.get("/hesap/giris/").content.decode()


def test_what_was_written_meanwhile_stands_on_the_answer(clock, settings):
    client = signed_in(make_user())
    clock.now += 60 * settings.SESSION_IDLE_MINUTES + 1

    answer = client.post("/hesap/bilgilerim/", {"full_name": "Ayşe Işık", "title": "Mühendis"})

    assert answer.status_code == 401
    assert "Ayşe Işık" in answer.content.decode()


def test_being_there_is_noted_every_few_minutes_and_not_with_every_page(clock, django_assert_num_queries):
    client = signed_in(make_user())
    written = [_writes(client, clock, seconds) for seconds in (1, 60, guards.NOTED_EVERY + 1)]

    assert written == [0, 0, 1]


def _writes(client, clock, seconds):
    before = Session.objects.get().session_data
    clock.now += seconds
    client.get(HOME)
    return int(Session.objects.get().session_data != before)


def test_a_session_of_before_the_rules_begins_now(clock, settings):
    client = signed_in(make_user())
    session = client.session
    del session[guards.BEGAN], session[guards.SEEN]
    session.save()

    assert client.get(HOME).status_code == 200
    clock.now += 60 * settings.SESSION_IDLE_MINUTES + 1
    assert client.get(HOME).status_code == 302


@pytest.fixture
def strict(settings):
    settings.SECOND_STEP_FOR_STAFF = True


@pytest.mark.parametrize(
    "who", ["officer", "manager", "evaluator", "ministry_reader", "ministry_decider", "administrator"]
)
def test_staff_and_evaluators_are_led_to_the_second_step(strict, who):
    client = signed_in(make_cast()[who])

    answer = client.get(HOME)

    assert (answer.status_code, answer.url) == (302, "/hesap/guvenlik/")
    assert "ikinci bir doğrulama adımı ister" in client.get("/hesap/guvenlik/").content.decode()
    assert client.get("/hesap/guvenlik/uygulama/").status_code == 200
    assert client.get("/").status_code == 200
    assert client.post("/hesap/cikis/").status_code == 302


@pytest.mark.parametrize("who", ["owner", "editor", "viewer"])
def test_applicants_may_go_without(strict, who):
    assert signed_in(make_cast()[who]).get(HOME).status_code == 200


@pytest.mark.parametrize("who", ["owner", "newcomer"])
def test_an_installation_may_ask_it_of_applicants_too(settings, who):
    settings.SECOND_STEP_FOR_APPLICANTS = True
    client = signed_in(make_cast()[who])

    assert client.get(HOME).url == "/hesap/guvenlik/"
    assert client.get("/cagrilar/").status_code == 200


def test_whoever_sits_in_two_places_needs_it_for_one(strict):
    person = make_member("officer")
    join(person, Role.ORGANISATION_OWNER, make_organisation())

    assert signed_in(person).get(HOME).status_code == 302


def test_who_has_a_second_step_goes_on_and_who_used_it_is_not_asked_about(strict, django_assert_max_num_queries):
    person = make_user(password=PASSWORD)
    join(person, Role.ADMINISTRATOR)
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(person, secret)
    assert signed_in(person).get(HOME).status_code == 200

    client = by_form(person.email)
    code = totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))
    client.post("/hesap/guvenlik/dogrula/", {"code": code})

    with django_assert_max_num_queries(20) as queries:
        assert client.get(HOME).status_code == 200
    assert not any("mfa_authenticator" in query["sql"] for query in queries.captured_queries)


def test_every_sensitive_act_is_a_route():
    assert ROUTES.keys() <= named_routes().keys()


@pytest.fixture
def wary(settings, clock):
    settings.FRESH_SIGN_IN_MINUTES = 30
    return clock


def _administrator():
    person = make_user(password=PASSWORD)
    join(person, Role.ADMINISTRATOR)
    return by_form(person.email)


def test_a_sensitive_page_wants_a_sign_in_of_lately(wary):
    client, address = _administrator(), reverse("applications:trust_root_new")
    assert client.get(address).status_code == 200

    wary.now += 31 * 60
    answer = client.get(address)

    assert answer.url == f"/hesap/yeniden-dogrula/?next={address.replace('/', '%2F')}"
    assert client.get(reverse("applications:trust_root_list")).status_code == 200


def test_proving_it_once_more_opens_it_again(wary, monkeypatch):
    client, address = _administrator(), reverse("applications:trust_root_new")
    wary.now += 31 * 60
    door = client.get(address).url

    back = client.post(door, {"password": PASSWORD})

    assert back.url == address
    wary.now = time.time()
    assert client.get(address).status_code == 200


def test_what_was_filled_in_meanwhile_is_kept_and_nothing_done(wary):
    client, address = _administrator(), reverse("accounts:people")
    words = {"email": "yeni@ornek.test", "role": "administrator"}
    wary.now += 31 * 60

    looked = client.get(address)
    sent = client.post(address, words, headers={"Origin": "http://testserver"})

    assert (looked.status_code, sent.status_code) == (200, 401)
    page = sent.content.decode()
    assert "yeni@ornek.test" in page
    assert "Hiçbir şey yapılmadı" in page


def test_a_stranger_is_led_to_the_ordinary_door(wary, client):
    assert client.get(reverse("applications:trust_root_new")).url.startswith("/hesap/giris/")


def test_without_the_rule_nobody_is_asked(wary, settings):
    settings.FRESH_SIGN_IN_MINUTES = 0
    client = _administrator()
    wary.now += 24 * HOUR // 24

    assert client.get(reverse("applications:trust_root_new")).status_code == 200


def test_people_see_where_they_are_signed_in_and_close_the_others():
    person = make_user(password=PASSWORD)
    there = by_form(person.email, **{"User-Agent": "Eski bilgisayar"})
    here = by_form(person.email, **{"User-Agent": "Bu telefon"})

    page = here.get("/hesap/oturumlar/").content.decode()
    assert ("Eski bilgisayar" in page, "Bu telefon" in page, page.count("bu oturum")) == (True, True, 1)
    here.post("/hesap/oturumlar/")

    assert (there.get(HOME).status_code, here.get(HOME).status_code) == (302, 200)
    assert "Başka bir yerde açık oturumunuz yok" in here.get("/hesap/oturumlar/").content.decode()


def test_sessions_that_are_over_are_forgotten():
    person = make_user(password=PASSWORD)
    by_form(person.email)
    by_form(person.email)
    Session.objects.first().delete()

    tasks.sweep_sessions()

    assert UserSession.objects.count() == 1
