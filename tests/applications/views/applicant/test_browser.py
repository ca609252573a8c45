"""The applicant's desk in real Chromium: for everyone, at both widths, by keyboard alone, without scripts."""

import pytest

from applications.choices import SectionKey
from applications.models import Proposal
from tests.factories.drafts import make_draft_of, make_ready_draft, write
from tests.factories.people import make_cast
from tests.factories.rules import live_call
from tests.support.browser import axe_problems, windows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def set_clock():
    """The browser's own clock is real: calls here are open now."""


@pytest.fixture
def desk(chromium, live_server, cast):
    """Open a page as the owner, with these options of the browser."""
    with windows(chromium, live_server.url) as open_it:
        yield lambda path, **options: open_it(path, person=cast["owner"], **options)


def test_a_ready_draft_is_sent_by_keyboard_alone(desk, cast):
    draft = make_ready_draft(live_call(), cast.organisation, cast["owner"])
    page = desk(f"/basvurular/{draft.public_id}/gonder/")

    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.name") != "agreed":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/alindi/")

    assert page.locator("h1").inner_text() == "Başvurunuz alındı"
    assert Proposal.objects.get(pk=draft.pk).submissions.count() == 1


def test_a_draft_is_written_without_scripts(desk, cast):
    draft = make_draft_of(live_call(), cast.organisation, cast["owner"])
    page = desk(f"/basvurular/{draft.public_id}/proje/", java_script_enabled=False)

    page.get_by_label("Projenin adı").fill("Işık atölyesi")
    page.get_by_role("button", name="Kaydet ve yapılacaklara dön").click()
    page.get_by_role("link", name="Bütçe").click()
    page.get_by_role("link", name="Gider ekle").click()
    page.get_by_label("Bütçe kalemi").select_option(index=1)
    page.get_by_label("Açıklama").fill("Test cihazı")
    page.get_by_label("Birim", exact=True).fill("adet")
    page.get_by_label("Miktar").fill("2")
    page.get_by_label("Birim fiyat (KDV hariç, TL)").fill("1.250.000,50")
    page.get_by_label("KDV oranı (%)").fill("20")
    page.get_by_role("button", name="Satırı kaydet").click()

    assert page.locator("tfoot").inner_text().split() == ["Toplam", "2.500.001,00", "500.000,20", "3.000.001,20"]
    assert page.locator("caption").inner_text() == "Giderler (TL)"


def test_two_people_in_one_field_choose_in_the_browser(desk, cast):
    draft = make_draft_of(live_call(), cast.organisation, cast["owner"])
    page = desk(f"/basvurular/{draft.public_id}/proje/")
    write(draft, SectionKey.PROJECT, by=cast["editor"], title="Düzenleyicinin adı")

    page.get_by_label("Projenin adı").fill("Sahibinin adı")
    page.get_by_label("Süre (ay)").fill("9")
    page.get_by_role("button", name="Kaydet", exact=True).click()
    page.get_by_role("heading", name="Siz yazarken bu bölüm değişti").wait_for()
    asked, problems = page.locator("h1").inner_text(), axe_problems(page)
    page.get_by_label("Kayıtlı olan").check()
    page.get_by_role("button", name="Seçtiklerimi kaydet").click()
    page.wait_for_url("**/proje/")

    assert (asked, problems) == ("Siz yazarken bu bölüm değişti", [])
    stored = Proposal.objects.get(pk=draft.pk)
    assert (stored.title, stored.months) == ("Düzenleyicinin adı", 9)
