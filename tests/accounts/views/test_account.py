import pytest

from cmdp.accounts.choices import Role
from cmdp.accounts.models import User
from tests.factories.people import join, make_user


@pytest.fixture
def me(client, db):
    user = make_user(full_name="Ayşe Işık")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return user


def test_the_account_shows_seats_with_who_gave_them(client, cast):
    join(cast["newcomer"], Role.EVALUATOR, granted_by=cast["administrator"])
    client.force_login(cast["newcomer"], backend="allauth.account.auth_backends.AuthenticationBackend")

    html = client.get("/hesap/").content.decode()

    assert "Bağımsız değerlendirici" in html
    assert cast["administrator"].full_name in html


def test_the_account_without_a_seat_offers_the_next_step(client, me):
    assert "/hesap/kurumlar/yeni/" in client.get("/hesap/").content.decode()


def test_the_profile_is_saved_and_answers_in_the_new_language(client, me):
    typed = {"full_name": "Ayşe Yılmaz", "title": "Uzman", "phone": "0362 431 00 00", "language": "en"}

    answer = client.post("/hesap/bilgilerim/", typed)

    me = User.objects.get(pk=me.pk)
    assert answer.url == "/en/hesap/"
    assert {name: getattr(me, name) for name in typed} == typed


def test_a_wrong_profile_keeps_what_was_typed(client, me):
    page = client.post("/hesap/bilgilerim/", {"full_name": "x" * 121, "title": "Uzman", "language": "de"})

    html = page.content.decode()
    assert page.status_code == 200
    assert "<title>Hata:" in html
    assert 'value="Uzman"' in html
    assert set(page.context["form"].errors) == {"full_name", "language"}
    assert User.objects.get().full_name == "Ayşe Işık"
    assert "Ayşe Işık" in html


def test_choosing_a_desk_remembers_it_and_goes_there(client, cast):
    user = cast["officer"]
    join(user, Role.EVALUATOR)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")

    page = client.get("/hesap/")
    answer = client.post("/hesap/masa/", {"desk": "evaluator"})

    assert "Masalarım" in page.content.decode()
    assert answer.url == "/degerlendirme/"
    assert User.objects.get(pk=user.pk).desk == "evaluator"


@pytest.mark.parametrize("desk", ["", "agency", "hayal"])
def test_a_desk_without_a_seat_is_refused_kindly(client, me, desk):
    answer = client.post("/hesap/masa/", {"desk": desk}, follow=True)

    assert answer.redirect_chain == [("/hesap/", 302)]
    assert "Bu masada göreviniz yok." in answer.content.decode()
