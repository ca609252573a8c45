"""Sign-up, confirmation, reset, change of address, two steps, locks: through allauth's pages under ``/hesap/``."""

import re
import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from cmdp.accounts import throttling
from cmdp.accounts.choices import Role
from cmdp.accounts.models import Membership, User
from cmdp.audit.models import Event
from cmdp.outbox.models import Letter
from tests.factories.offers import make_invitation
from tests.factories.people import PASSWORD, make_user

pytestmark = pytest.mark.django_db
GOOD = {"full_name": "Ayşe Işık", "email": "Ayse@Ornek.test", "password1": PASSWORD}


def _link(kind):
    """The path in the newest letter of a kind."""
    text = Letter.objects.filter(kind=kind).latest("pk").text
    return re.search(r"http://testserver(/\S*hesap/\S+)", text).group(1)


def _sign_in(client, email, password=PASSWORD, prefix=""):
    return client.post(f"{prefix}/hesap/giris/", {"login": email, "password": password})


def test_sign_up_confirms_by_letter_and_lands_at_the_account(client):
    sent = client.post("/hesap/kayit/", GOOD)
    page = client.get(_link("account_confirm"))
    landed = client.post(_link("account_confirm"))

    user = User.objects.get()
    assert (sent.status_code, sent.url) == (302, "/hesap/e-posta/dogrula/")
    assert page.status_code == 200
    assert landed.url == "/hesap/"
    assert (user.email, user.full_name, user.language) == ("ayse@ornek.test", "Ayşe Işık", "tr")
    assert EmailAddress.objects.get().verified is True
    assert client.session["_auth_user_id"] == str(user.pk)


def test_sign_up_in_english_writes_in_english(client):
    client.post("/en/hesap/kayit/", GOOD)

    letter = Letter.objects.get()
    assert (User.objects.get().language, letter.language) == ("en", "en")
    assert _link("account_confirm").startswith("/en/hesap/e-posta/dogrula/")


def test_sign_up_is_recorded_without_the_name(client):
    client.post("/hesap/kayit/", GOOD)

    event = Event.objects.get(verb="signed_up")
    assert (event.object_id, event.changes) == (User.objects.get().pk, {})


def test_sign_up_with_a_taken_address_tells_only_its_owner(client):
    make_user("ayse@ornek.test")

    answer = client.post("/hesap/kayit/", GOOD)

    assert answer.url == "/hesap/e-posta/dogrula/"
    assert [letter.kind for letter in Letter.objects.all()] == ["account_exists"]
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"), [("full_name", ""), ("email", "ayse"), ("password1", "kisa"), ("password1", "1234567890")]
)
def test_sign_up_keeps_what_was_typed(client, field, value):
    page = client.post("/hesap/kayit/", {**GOOD, field: value})

    assert page.status_code == 200
    assert list(page.context["form"].errors) == [field]
    kept = {name: page.context["form"][name].value() for name in ("full_name", "email")}
    assert kept == {name: {**GOOD, field: value}[name] for name in kept}
    assert not User.objects.exists()


def test_an_unconfirmed_address_does_not_sign_in(client):
    make_user("ayse@ornek.test", password=PASSWORD, verified=False)

    answer = _sign_in(client, "ayse@ornek.test")

    assert answer.url == "/hesap/e-posta/dogrula/"
    assert "_auth_user_id" not in client.session


def test_a_broken_confirmation_says_so(client):
    page = client.get("/hesap/e-posta/dogrula/bozuk/")

    assert page.status_code == 200
    assert page.context["confirmation"] is None


def test_a_confirmation_in_another_browser_leads_to_sign_in(client):
    client.post("/hesap/kayit/", GOOD)

    answer = Client().post(_link("account_confirm"))

    assert answer.url == "/hesap/giris/"


def test_sign_in_finds_the_address_in_any_case(client):
    make_user("ayse@ornek.test", password=PASSWORD)

    assert _sign_in(client, "AYSE@Ornek.Test").url == "/basvurular/"


def test_sign_in_goes_where_one_wanted(client, cast):
    cast["officer"].set_password(PASSWORD)
    cast["officer"].save()

    answer = client.post("/hesap/giris/?next=/masa/kisiler/", {"login": cast["officer"].email, "password": PASSWORD})

    assert answer.url == "/masa/kisiler/"


def test_sign_in_never_leads_elsewhere(client):
    make_user("ayse@ornek.test", password=PASSWORD)

    answer = client.post("/hesap/giris/?next=https://baska.test/", {"login": "ayse@ornek.test", "password": PASSWORD})

    assert answer.url == "/basvurular/"


def test_sign_out_ends_at_the_front_page(client):
    client.force_login(make_user(), backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.post("/hesap/cikis/").url == "/"
    assert "_auth_user_id" not in client.session


def test_reset_sets_a_new_password_and_tells(client):
    user = make_user("ayse@ornek.test", password="eski-parola-2025")
    client.post("/hesap/parola/yenile/", {"email": "ayse@ornek.test"})

    form = client.get(_link("account_reset"), follow=True)
    done = client.post(form.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})

    user.refresh_from_db()
    assert done.url == "/hesap/parola/yenile/tamam/"
    assert '<a class="button" href="/hesap/giris/">Oturum aç</a>' in client.get(done.url).content.decode()
    assert user.check_password(PASSWORD)
    assert Letter.objects.latest("pk").kind == "account_changed"
    assert Event.objects.get(verb="password_reset").actor_id == user.pk


def test_reset_writes_in_the_person_s_language_whatever_the_page_s(client):
    make_user("ayse@ornek.test", password=PASSWORD, language="en")

    client.post("/hesap/parola/yenile/", {"email": "ayse@ornek.test"})

    assert Letter.objects.get().language == "en"
    assert _link("account_reset").startswith("/en/hesap/parola/yenile/")


def test_reset_of_an_unknown_address_answers_alike(client):
    answer = client.post("/en/hesap/parola/yenile/", {"email": "yok@ornek.test"})

    assert answer.url == "/en/hesap/parola/yenile/gonderildi/"
    assert (Letter.objects.get().kind, Letter.objects.get().language) == ("account_unknown", "en")


def test_a_used_reset_link_says_so(client):
    page = client.get("/hesap/parola/yenile/1-bozuk/")

    assert page.status_code == 200
    assert page.context["token_fail"] is True


def test_change_of_address_waits_for_the_new_box(client):
    user = make_user("ayse@ornek.test", password=PASSWORD)
    _sign_in(client, user.email)

    client.post("/hesap/e-posta/", {"email": "yeni@ornek.test", "action_add": "1"})
    waiting = client.get("/hesap/e-posta/")
    before = User.objects.get().email
    client.post(_link("account_confirm"))

    user.refresh_from_db()
    assert "yeni@ornek.test" in waiting.content.decode()
    assert (before, user.email) == ("ayse@ornek.test", "yeni@ornek.test")
    assert [row.email for row in EmailAddress.objects.all()] == ["yeni@ornek.test"]
    told = Letter.objects.get(kind="account_changed", to_email="ayse@ornek.test")
    assert "yeni@ornek.test" in told.text
    assert Event.objects.filter(verb="email_changed", actor_id=user.pk).count() == 1


def test_change_of_password_is_recorded_and_told(client):
    user = make_user("ayse@ornek.test", password=PASSWORD)
    _sign_in(client, user.email)
    new = "daha-uzun-bir-parola"

    client.post("/hesap/parola/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert Event.objects.get(verb="password_changed").object_label == str(user.pk)
    assert "Parolanız değiştirildi." in Letter.objects.get().text


def test_an_app_s_code_is_the_second_step(client, django_capture_on_commit_callbacks):
    user = make_user("ayse@ornek.test", password=PASSWORD)
    _sign_in(client, user.email)
    client.post("/hesap/yeniden-dogrula/", {"password": PASSWORD})
    page = client.get("/hesap/guvenlik/uygulama/")
    secret = page.context["form"].secret

    with django_capture_on_commit_callbacks(execute=True):
        client.post("/hesap/guvenlik/uygulama/", {"code": _code(secret)})
    other = Client()
    asked = _sign_in(other, user.email)
    codes = client.get("/hesap/guvenlik/kurtarma-kodlari/")
    recovery = codes.context["unused_codes"][0]
    entered = other.post("/hesap/guvenlik/dogrula/", {"code": recovery})

    assert asked.url == "/hesap/guvenlik/dogrula/"
    assert entered.url == "/basvurular/"
    assert [event.verb for event in Event.objects.all()] == ["totp_activated"]


def test_the_app_s_picture_is_in_the_page(client):
    _sign_in(client, make_user("ayse@ornek.test", password=PASSWORD).email)
    client.post("/hesap/yeniden-dogrula/", {"password": PASSWORD})

    html = client.get("/hesap/guvenlik/uygulama/").content.decode()

    assert '<svg role="img" aria-label="' in html
    assert "data:image" not in html
    assert "style=" not in html


def test_an_invitation_s_link_confirms_the_address(client, cast):
    make_invitation("ayse@ornek.test", Role.AGENCY_OFFICER, cast.agency, by=cast["manager"], token="kutu")
    welcome = client.get("/hesap/davet/kutu/")

    landed = client.post("/hesap/kayit/?next=/hesap/davet/kutu/", {**GOOD, "next": "/hesap/davet/kutu/"})
    taken = client.post("/hesap/davet/kutu/")

    assert "ayse@ornek.test" in welcome.content.decode()
    assert landed.url == "/hesap/davet/kutu/"
    assert taken.url == "/masa/"
    assert Membership.objects.get(user__email="ayse@ornek.test").agency == cast.agency


def test_wrong_passwords_lock_the_address_for_a_while(client, settings):
    settings.AXES_ENABLED, settings.AXES_FAILURE_LIMIT = True, 3
    make_user("ayse@ornek.test", password=PASSWORD)

    answers = [_sign_in(client, email, "yanlis") for email in ("ayse@ornek.test", "AYSE@ornek.test", "ayse@ornek.test")]
    locked = _sign_in(client, "ayse@ornek.test")
    other = _sign_in(Client(REMOTE_ADDR="10.0.0.9"), "ayse@ornek.test")

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert locked.status_code == 429
    assert "15 dakika bekleyip" in locked.content.decode()
    assert other.url == "/basvurular/"


@pytest.mark.parametrize(
    ("credentials", "posted", "expected"),
    [
        ({"email": " A@b.Test "}, {}, "a@b.test"),
        ({"username": "A@b.test"}, {}, "a@b.test"),
        (None, {"login": "C@d.test"}, "c@d.test"),
    ],
)
def test_tries_are_counted_by_the_folded_address(rf, credentials, posted, expected):
    assert throttling.address_tried(rf.post("/", posted), credentials) == expected


def test_tries_without_a_request_count_for_nobody():
    assert throttling.address_tried(None) == ""


def _code(secret):
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


@pytest.mark.django_db
def test_without_scripts_a_passkey_button_says_what_to_do(client):
    page = client.post("/hesap/giris/gecis-anahtari/", {"credential": ""}, follow=True).content.decode()

    assert "JavaScript açıkken yeniden deneyin ya da parolanızla oturum açın." in page
