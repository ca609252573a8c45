"""The evaluator's page in real Chromium: the sum grows, what is typed is saved, nothing is in anybody's way."""

import contextlib
import datetime as dt
import os
import shutil
import signal
import time

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Error, expect

from applications.choices import AssignmentState, Status
from applications.domain.reviewing import Draft, Entry, save
from applications.models import Mark
from applications.queries.rules import rules_of
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_cast
from tests.factories.reviews import make_assignment, marks_of, send
from tests.factories.rules import make_call, make_rule_set
from tests.support.browser import barriers, windows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEPT_NOTHING = "() => !Object.keys(localStorage).some((key) => key.startsWith('cmdp.typed:'))"
SENTENCE = "Bütçe kalemlerinin dayanağı güncel, ancak iki kalemin karşılaştırması"
AT_MOST = 3  # seconds: the promised two, and one for a busy machine
SOON = NOON + dt.timedelta(days=3650)


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def opened(cast):
    call = make_call(agency=cast.agency)
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    return make_assignment(file, cast["evaluator"], AssignmentState.ACCEPTED, due_at=SOON)


@pytest.fixture
def visit(chromium: Browser, live_server):
    """A page for a person, with these options of the browser."""
    with windows(chromium, live_server.url) as open_it:
        yield lambda person, path, **options: open_it(path, person=person, **options)


def test_points_add_up_and_are_saved_by_themselves(cast, opened, visit):
    page = visit(cast["evaluator"], f"/degerlendirme/{opened.public_id}/")

    page.locator(".points").nth(0).get_by_role("radio", name="4", exact=True).check()
    page.locator(".points").nth(1).get_by_role("radio", name="3", exact=True).check()

    expect(page.locator("[data-total]")).to_have_text("7")
    expect(page.locator("[data-section-total]").first).to_have_text("7")
    expect(page.locator(".total .saved")).to_contain_text("Kaydedildi")
    page.reload()
    assert [mark.points for mark in Mark.objects.order_by("pk")[:2]] == [4, 3]
    assert page.heard == []


def test_sums_floors_and_what_cannot_be_scored_are_told_as_they_change(cast, visit):
    rule_set = make_rule_set(frozen=True)
    rule_set.grid_sections.update(floor=4)
    call = make_call(agency=cast.agency, rule_set=rule_set)
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    opened = make_assignment(file, cast["evaluator"], AssignmentState.ACCEPTED, due_at=SOON)
    page = visit(cast["evaluator"], f"/degerlendirme/{opened.public_id}/")
    first, cannot = page.locator(".points").first, page.get_by_label("Bu ölçütü değerlendiremiyorum").first

    first.get_by_role("radio", name="3", exact=True).check()
    expect(page.locator("[data-below-floor]").first).to_be_visible()
    expect(page.locator("[data-total-said]")).to_contain_text(
        "3 / 20 · alt sınır 4 (altında). Toplam 3 / 100, geçme 65."
    )
    first.get_by_role("radio", name="4", exact=True).check()
    expect(page.locator("[data-below-floor]").first).to_be_hidden()
    cannot.check()
    expect(page.locator("[data-total]")).to_have_text("0")
    expect(first.get_by_role("radio", checked=True)).to_have_count(0)
    first.get_by_role("radio", name="5", exact=True).check()

    expect(cannot).not_to_be_checked()
    expect(page.locator("[data-total]")).to_have_text("5")


def _half_written(page):
    """A reason typed without a connection, on this device alone; the window is shut."""
    expect(page.get_by_label("yazdıklarım bu cihazda saklansın")).to_be_visible()  # the script is there
    page.context.set_offline(True)
    page.locator("textarea").first.fill("Yarım kalan gerekçe")
    expect(page.locator(".saved")).to_contain_text("yazdıklarınız bu cihazda", timeout=15_000)
    context, address = page.context, page.url
    page.close()
    context.set_offline(False)
    return context, address


def _again(context, address):
    page = context.new_page()
    page.goto(address)
    return page


def test_a_half_written_review_outlives_its_window(cast, opened, visit):
    context, address = _half_written(visit(cast["evaluator"], f"/degerlendirme/{opened.public_id}/"))

    page = _again(context, address)
    page.wait_for_function(KEPT_NOTHING)
    page.wait_for_load_state()

    expect(page.locator("textarea").first).to_have_value("Yarım kalan gerekçe")
    assert Mark.objects.order_by("pk")[0].reason == "Yarım kalan gerekçe"


def test_a_browser_killed_in_mid_sentence_costs_at_most_the_last_seconds(cast, opened, chromium, live_server):
    program = {"executable_path": os.environ.get("CMDP_CHROMIUM") or shutil.which("chromium-headless-shell")}
    doomed = chromium.browser_type.launch(**program, args=["--no-sandbox"])
    processes = doomed.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    with contextlib.suppress(Error), windows(doomed, live_server.url) as open_it:
        page = open_it(f"/degerlendirme/{opened.public_id}/", person=cast["evaluator"])
        began = time.monotonic()
        page.locator("textarea").first.press_sequentially(SENTENCE, delay=50)
        spent = time.monotonic() - began
        os.kill(next(one["id"] for one in processes if one["type"] == "browser"), signal.SIGKILL)

    reason = Mark.objects.order_by("pk")[0].reason
    assert SENTENCE.startswith(reason)
    assert len(reason) >= len(SENTENCE) * (spent - AT_MOST) / spent
    with windows(chromium, live_server.url) as open_it:
        again = open_it(f"/degerlendirme/{opened.public_id}/", person=cast["evaluator"])
        expect(again.locator("textarea").first).to_have_value(reason)


def test_a_review_saved_elsewhere_meanwhile_is_shown_beside(cast, opened, visit):
    context, address = _half_written(visit(cast["evaluator"], f"/degerlendirme/{opened.public_id}/"))
    first = rules_of(opened.proposal.call.rule_set).criteria[0]
    draft = Draft({first.pk: Entry(3, "Başka pencerenin gerekçesi")})
    save(opened.pk, draft, version=0, by=cast["evaluator"], at=timezone.now())

    page = _again(context, address)
    expect(page.locator(".saved")).to_contain_text("İki metni de görmek için", timeout=15_000)
    page.get_by_role("button", name="Kaydet", exact=True).click()
    expect(page.get_by_text("Başka bir pencerede kaydedilmiş hâli var")).to_be_visible()
    shown = page.locator("main").inner_text()
    page.get_by_role("button", name="Kaydet", exact=True).click()
    expect(page.locator("[role=status]").first).to_contain_text("Kaydedildi")

    assert "Başka pencerenin gerekçesi" in shown
    assert Mark.objects.get(criterion=first).reason == "Yarım kalan gerekçe"
    page.wait_for_function(KEPT_NOTHING)


def test_without_scripts_the_button_saves(cast, opened, visit):
    page = visit(cast["evaluator"], f"/degerlendirme/{opened.public_id}/", java_script_enabled=False)

    page.locator(".points input").nth(2).check(force=True)
    page.get_by_role("button", name="Kaydet").click()

    assert page.locator("[data-total]").inner_text() == "2"
    assert "Kaydedildi" in page.locator("[role=status]").first.inner_text()


def test_everyone_can_use_the_evaluators_pages(cast, opened, visit):
    sent = make_assignment(
        make_proposal(call=opened.proposal.call, organisation=cast.organisation, status=Status.UNDER_REVIEW),
        cast["evaluator"],
        AssignmentState.ACCEPTED,
    )
    send(sent, marks_of(opened.proposal.call, 70))
    own = f"/degerlendirme/{opened.public_id}/"
    expected = {
        "/degerlendirme/": "Değerlendirmelerim",
        own: opened.proposal.reference,
        f"{own}gonder/": "Değerlendirmenize bakın",
        f"{own}onceki-haller/": "önceki hâlleri",
        f"/degerlendirme/{sent.public_id}/": sent.proposal.reference,
    }
    page = visit(cast["evaluator"], "/degerlendirme/")

    for path, heading in expected.items():
        page.goto(page.url.split("/degerlendirme/")[0] + path)
        assert heading in page.locator("h1").inner_text()
        assert (path, barriers(page)) == (path, [])
    assert page.heard == []


def test_everyone_can_use_the_agencys_page_of_evaluators(cast, opened, visit):
    path = f"/masa/basvurular/{opened.proposal.public_id}/degerlendiriciler/"

    page = visit(cast["officer"], path)

    assert page.locator("h1").inner_text() == "Değerlendiriciler"
    assert (barriers(page), page.heard) == ([], [])
