"""A row that is saved while it is typed, under a reload and under a colleague who takes it out."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from applications.choices import SectionKey
from applications.domain.drafting import remove_row
from tests.factories.drafts import RISK, add_row, make_draft_of
from tests.factories.people import make_cast
from tests.factories.rules import live_call
from tests.support.browser import windows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def set_clock():
    """The browser's own clock is real: calls here are open now."""


@pytest.fixture
def draft(cast):
    return make_draft_of(live_call(), cast.organisation, cast["owner"])


@pytest.fixture
def desk(chromium, live_server, cast, draft):
    """A page of the draft's table of risks, as the owner."""
    with windows(chromium, live_server.url) as open_it:

        def open_desk(page):
            return open_it(f"/basvurular/{draft.public_id}/riskler/{page}", person=cast["owner"])

        yield open_desk


def _type(page, words):
    page.get_by_label("Risk", exact=True).fill(words)
    expect(page.locator(".saved")).not_to_be_empty(timeout=15_000)


def test_a_reload_shows_the_half_row_and_then_the_row(desk, draft):
    page = desk("satir/")
    _type(page, "Yarım kalan risk 👩‍🔧")
    page.reload()
    expect(page.get_by_label("Risk", exact=True)).to_have_value("Yarım kalan risk 👩‍🔧")

    page.locator("[name=likelihood]").first.check()
    page.locator("[name=effect]").first.check()
    page.get_by_label("Önlem", exact=True).fill("Teslim takvimi")
    page.get_by_label("Riskin sorumlusu").fill("Satın alma")
    expect(page.locator(".saved")).to_contain_text("Kaydedildi", timeout=15_000)
    page.reload()

    expect(page.locator("h1")).to_have_text("Riskler: satırı değiştir")
    expect(page.get_by_label("Önlem", exact=True)).to_have_value("Teslim takvimi")
    assert [draft.risks.count(), draft.unfinished_rows.count()] == [1, 0]


def test_words_left_on_the_device_are_found_at_the_address_that_the_row_took(desk, draft):
    page = desk("satir/")
    for box in ("likelihood", "effect"):
        page.locator(f"[name={box}]").first.check()
    page.get_by_label("Önlem", exact=True).fill("Teslim takvimi")
    page.get_by_label("Riskin sorumlusu").fill("Satın alma")
    page.get_by_label("Risk", exact=True).fill("Gecikme")
    expect(page.locator(".saved")).to_contain_text("Kaydedildi", timeout=15_000)
    context, address = page.context, page.url
    context.set_offline(True)
    page.get_by_label("Risk", exact=True).fill("Gecikme, bağlantı yokken sürdürülen")
    expect(page.locator(".saved")).to_contain_text("yazdıklarınız bu cihazda", timeout=15_000)
    page.close()
    context.set_offline(False)

    page = context.new_page()
    page.goto(address)

    expect(page.get_by_label("Risk", exact=True)).to_have_value("Gecikme, bağlantı yokken sürdürülen", timeout=15_000)
    page.wait_for_function("() => !Object.keys(localStorage).some((key) => key.startsWith('cmdp.typed:'))")
    assert [risk.description for risk in draft.risks.all()] == ["Gecikme, bağlantı yokken sürdürülen"]


def test_a_row_that_a_colleague_took_out_can_be_saved_as_a_new_one(desk, draft, cast):
    row = add_row(draft, SectionKey.RISKS, by=cast["owner"], **RISK)
    page = desk(f"{row}/")
    remove_row(draft.pk, SectionKey.RISKS, row_id=row, by=cast["editor"], at=timezone.now())
    _type(page, "Benim sözlerim")
    expect(page.locator(".saved")).to_contain_text("tablodan kaldırıldı")

    page.get_by_role("button", name="Satırı kaydet").click()
    expect(page.locator("main")).to_contain_text("Bir çalışma arkadaşınız bu satırı kaldırmış")
    page.get_by_role("button", name="Satırı kaydet").click()

    expect(page.locator("h1")).to_have_text("Riskler")
    assert [risk.description for risk in draft.risks.all()] == ["Benim sözlerim"]
