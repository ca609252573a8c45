"""What only a browser shows: sums and measures said while typing, the table in the clipboard, a colleague who comes in."""

import pytest
from playwright.sync_api import expect

from applications.choices import SectionKey
from tests.factories.drafts import LINE, add_row, make_draft_of
from tests.factories.people import make_cast
from tests.factories.priorities import first_measure, make_key
from tests.factories.rules import live_call
from tests.support.browser import windows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def set_clock():
    """The browser's own clock is real: calls here are open now."""


def test_what_is_typed_is_answered_before_it_is_saved(chromium, live_server):
    cast = make_cast()
    draft = make_draft_of(live_call(), cast.organisation, cast["owner"])
    make_key(first_measure(draft.edition), "soğuk hava deposu")
    head = draft.call.rule_set.budget_heads.first()
    add_row(draft, SectionKey.BUDGET, by=cast["owner"], **{**LINE, "description": "=1+1"}, head_id=head.pk)
    folder = f"/basvurular/{draft.public_id}"
    with windows(chromium, live_server.url) as open_it:
        page = open_it(
            f"{folder}/butce/satir/", person=cast["owner"], permissions=["clipboard-read", "clipboard-write"]
        )
        page.get_by_label("Bütçe kalemi").select_option(str(head.pk))
        typed = {"description": "Pompa", "unit": "adet", "quantity": "3", "unit_price": "100", "vat_rate": "20"}
        for name, text in typed.items():
            page.locator(f"[name={name}]").fill(text)
        expect(page.get_by_role("status").filter(has_text="toplam 360,00 TL")).to_be_visible()

        page.goto(f"{live_server.url}{folder}/butce/")
        page.get_by_role("button", name="Tabloyu kopyala").click()
        expect(page.get_by_text("Kopyalandı;")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()").split("\n")
        assert copied[1] == f"{head.name}\t'=1+1\tadet\t2\t1000000\t0\t1\t"

        page.goto(f"{live_server.url}{folder}/proje/")
        page.get_by_role("button", name="Yazdıkça").click()
        page.get_by_label("Projenin adı").press_sequentially("Soğuk hava deposu")
        expect(page.get_by_text("Metninizde bulunan anahtar sözcükler: soğuk hava deposu")).to_be_visible(
            timeout=15_000
        )

        open_it(f"{folder}/yer/", person=cast["editor"])
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(page.get_by_text(f"“Yer” bölümünde şimdi {cast['editor'].full_name} var.")).to_be_visible()
        assert page.heard == []
