import pytest

from cmdp.accounts.choices import Role
from cmdp.accounts.models import Membership
from tests.factories.offers import make_invitation
from tests.factories.people import NOON

ADDRESS = "/hesap/davet/kutu/"


def _offer(cast, email="", **fields):
    email = email or cast["newcomer"].email
    return make_invitation(email, Role.EVALUATOR, by=cast["administrator"], token="kutu", **fields)


def test_a_signed_in_person_accepts_and_lands_at_the_desk(as_, cast):
    _offer(cast)

    page = as_("newcomer").get(ADDRESS)
    answer = as_("newcomer").post(ADDRESS)

    assert "Bağımsız değerlendirici" in page.content.decode()
    assert answer.url == "/degerlendirme/"
    assert Membership.objects.get(user=cast["newcomer"]).role == Role.EVALUATOR


def test_another_person_reads_for_whom_it_is(as_, cast):
    _offer(cast, email="baska@ornek.test")

    page = as_("newcomer").post(ADDRESS)

    assert page.status_code == 200
    assert "başka bir e-posta adresine gönderildi" in page.content.decode()
    assert not Membership.objects.filter(user=cast["newcomer"]).exists()


def test_a_double_click_says_that_it_is_done(as_, cast):
    _offer(cast)
    as_("newcomer").post(ADDRESS)

    page = as_("newcomer").post(ADDRESS)

    assert "daha önce kullanıldı" in page.content.decode()
    assert Membership.objects.filter(user=cast["newcomer"]).count() == 1


@pytest.mark.parametrize("persona", [None, "newcomer"])
@pytest.mark.parametrize(
    ("fields", "sentence"),
    [({"expires_at": NOON}, "süresi doldu"), ({"withdrawn_at": NOON}, "geri çekildi")],
)
def test_a_dead_link_says_why(client, as_, cast, persona, fields, sentence):
    _offer(cast, **fields)

    page = (as_(persona) if persona else client).get(ADDRESS)

    assert sentence in page.content.decode()
    assert "account_verified_email" not in client.session


def test_a_broken_link_says_what_to_do(client, db):
    page = client.get("/hesap/davet/bozuk/")

    assert page.status_code == 404
    assert "eksik ya da hatalı" in page.content.decode()


def test_a_newcomer_is_sent_to_sign_up_and_back(client, cast):
    _offer(cast)

    html = client.get(ADDRESS).content.decode()

    assert "/hesap/kayit/?next=/hesap/davet/kutu/" in html
    assert "/hesap/giris/?next=/hesap/davet/kutu/" in html


def _mine(cast, **fields):
    offer = make_invitation(
        cast["newcomer"].email, Role.ORGANISATION_EDITOR, cast.organisation, by=cast["owner"], **fields
    )
    return offer, f"/hesap/davetlerim/{offer.public_id}/"


def test_an_offer_to_my_address_stands_in_my_account_without_its_letter(as_, cast):
    _, address = _mine(cast)
    browser = as_("newcomer")

    home = browser.get("/hesap/").content.decode()
    answer = browser.post(address, {"answer": "accept"})

    assert address in home
    assert answer.status_code == 302
    assert Membership.objects.get(user=cast["newcomer"]).role == "organisation_editor"
    assert address not in browser.get("/hesap/").content.decode()


def test_an_offer_is_declined(as_, cast):
    offer, address = _mine(cast)
    browser = as_("newcomer")

    answer = browser.post(address, {"answer": "decline"})
    again = browser.post(address, {"answer": "decline"}, follow=True)

    offer.refresh_from_db()
    assert answer.url == "/hesap/"
    assert offer.declined_at is not None
    assert "Bu davet kabul edilmedi." in again.content.decode()


def test_an_offer_to_another_is_not_mine_to_open(as_, cast):
    _, address = _mine(cast)

    assert as_("viewer").get(address).status_code == 404


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"withdrawn_at": NOON}, "geri çekildi"),
        ({"declined_at": NOON}, "kabul edilmedi"),
        ({"expires_at": NOON}, "süresi doldu"),
    ],
)
def test_a_link_that_works_no_more_says_why_and_has_no_button(as_, cast, fields, sentence):
    _, address = _mine(cast, **fields)

    html = as_("newcomer").get(address).content.decode()

    assert sentence in html
    assert 'name="answer"' not in html


def test_somebody_else_s_link_names_the_account_and_leads_out_of_it(as_, cast):
    _mine(cast, token="kutu")

    html = as_("viewer").get("/hesap/davet/kutu/").content.decode()

    assert "başka bir e-posta adresine gönderildi" in html
    assert cast["viewer"].email in html
    assert "/hesap/cikis/?next=/hesap/davet/kutu/" in html
