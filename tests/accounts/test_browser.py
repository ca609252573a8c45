"""Passkeys in real Chromium with a virtual authenticator; every page of accounts by axe at both widths."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from cmdp.accounts.choices import Role
from tests.factories.offers import make_invitation, make_join_request, make_paper
from tests.factories.people import PASSWORD, join, make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (1280, 320)


@pytest.fixture
def cast_here(settings, live_server):
    """The cast at a live server, all with one password."""
    settings.BASE_URL = live_server.url
    cast = make_cast()
    for name in ("owner", "manager", "administrator"):
        cast[name].set_password(PASSWORD)
        cast[name].save()
    return cast


@pytest.fixture
def tab(chromium, cast_here):
    """A tab that remembers what the content policy shut out."""
    own = chromium.new_page()
    own.complaints = []
    own.on("console", lambda line: own.complaints.append(line.text) if "Security Policy" in line.text else None)
    yield own
    own.close()


def _sign_in(tab, server, user):
    tab.goto(f"{server}/hesap/giris/")
    tab.get_by_label("E-posta").fill(user.email)
    tab.get_by_label("Parola", exact=True).fill(PASSWORD)
    tab.get_by_role("button", name="Oturum aç", exact=True).click()
    tab.wait_for_url(lambda address: "/hesap/giris/" not in address)


def test_a_passkey_opens_the_account(tab, live_server, cast_here):
    _virtual_key(tab)
    _sign_in(tab, live_server.url, cast_here["owner"])

    tab.goto(f"{live_server.url}/hesap/guvenlik/anahtarlar/ekle/")
    tab.get_by_label("Parola").fill(PASSWORD)
    tab.get_by_role("button", name="Onayla").click()
    tab.get_by_label("Parola yazmadan").check()
    tab.locator("#mfa_webauthn_add").click()
    tab.wait_for_url("**/kurtarma-kodlari/**")
    tab.context.clear_cookies()
    tab.goto(f"{live_server.url}/hesap/giris/?next=/hesap/")
    tab.get_by_role("button", name="Geçiş anahtarıyla oturum aç").click()
    tab.wait_for_url(f"{live_server.url}/hesap/")

    assert cast_here["owner"].full_name in tab.content()
    assert tab.complaints == []


def test_pages_before_sign_in_are_open_to_all(tab, live_server, cast_here):
    make_invitation("a@b.test", Role.EVALUATOR, by=cast_here["administrator"], token="kutu")
    paths = ("giris/", "kayit/", "parola/yenile/", "davet/kutu/", "davet/bozuk/")

    faults = [fault for path in paths for fault in _faults(tab, f"{live_server.url}/hesap/{path}")]

    assert faults == []


def test_pages_of_a_member_are_open_to_all(tab, live_server, cast_here):
    cast, owner = cast_here, cast_here["owner"]
    make_paper(cast.organisation, owner)
    make_join_request(cast.organisation, cast["newcomer"])
    make_invitation("a@b.test", Role.ORGANISATION_EDITOR, cast.organisation, by=owner)
    join(owner, Role.EVALUATOR)
    own = f"kurumlar/{cast.organisation.public_id}/"
    seat = f"gorevler/{owner.memberships.first().public_id}/bitir/"
    paths = ("", "bilgilerim/", "kurumlar/", "kurumlar/yeni/", own, f"{own}bilgiler/", f"{own}kisiler/")
    paths += (f"{own}yetki-belgesi/", f"{own}katil/", seat, "e-posta/", "parola/", "guvenlik/", "guvenlik/anahtarlar/")
    _sign_in(tab, live_server.url, owner)

    faults = [fault for path in paths for fault in _faults(tab, f"{live_server.url}/hesap/{path}")]

    assert faults == []


@pytest.mark.parametrize("persona", ["manager", "administrator"])
def test_pages_of_staff_are_open_to_all(tab, live_server, cast_here, persona):
    cast = cast_here
    paper = make_paper(cast.organisation, cast["owner"])
    make_invitation("a@b.test", Role.AGENCY_OFFICER, cast.agency, by=cast["manager"])
    case = f"masa/kurumlar/{cast.organisation.public_id}/"
    desk = (
        "masa/kisiler/",
        "masa/yetki-belgeleri/",
        f"masa/yetki-belgeleri/{paper.public_id}/",
        "masa/kurumlar/",
        case,
    )
    _sign_in(tab, live_server.url, cast[persona])

    paths = desk if persona == "manager" else ("yonetim/kisiler/",)
    faults = [fault for path in paths for fault in _faults(tab, f"{live_server.url}/{path}")]

    assert faults == []


def test_the_second_step_is_open_to_all(tab, live_server, cast_here):
    _sign_in(tab, live_server.url, cast_here["owner"])
    tab.goto(f"{live_server.url}/hesap/guvenlik/uygulama/")
    tab.get_by_label("Parola").fill(PASSWORD)
    tab.get_by_role("button", name="Onayla").click()

    faults = _faults(tab, f"{live_server.url}/hesap/guvenlik/uygulama/")

    assert tab.locator("svg[role=img]").count() == 1
    assert faults == []


def _virtual_key(tab):
    session = tab.context.new_cdp_session(tab)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def _faults(tab, address):
    """What axe, the policy or a narrow screen hold against a page that first shows its heading."""
    found = []
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        answer = tab.goto(address)
        assert answer.status in {200, 404}, address
        assert tab.locator("h1").count() == 1, address
        found += [(address, width, fault["id"]) for fault in Axe().run(tab).response["violations"]]
        if tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append((address, width, "wider than the screen"))
    return found + [(address, complaint) for complaint in tab.complaints]
