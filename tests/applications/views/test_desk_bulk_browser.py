"""The pages that ask before many files are acted on, in real Chromium: they are posts, which no walk of addresses meets."""

import pytest
from playwright.sync_api import Browser, Page

from applications.choices import Status
from tests.factories.files import make_proposal
from tests.factories.people import make_cast
from tests.factories.rules import make_call
from tests.support.browser import barriers, windows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _choose(page: Page, act: str) -> None:
    """Every file of the list, then the act."""
    for box in page.locator("main table input[name=sec]").all():
        box.check()
    _go(page, act)


def _go(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def test_nothing_is_in_the_way_before_and_after_many_files_are_acted_on(chromium: Browser, live_server):
    cast, found = make_cast(), {}
    call = make_call(agency=cast.agency)
    for _ in range(2):
        make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)

    with windows(chromium, live_server.url) as open_it:
        page = open_it("/masa/basvurular/", person=cast["officer"])
        _choose(page, "Uzmana ver")
        found["ask"] = barriers(page)
        page.get_by_label("Sorumlu uzman").select_option(str(cast["manager"].pk))
        _go(page, "Ne olacağını göster")
        found["look"] = barriers(page)
        page.locator("main form button[type=submit]").click()
        page.get_by_text("Her dosyada ne olduğu aşağıdadır.").wait_for()
        found["done"] = barriers(page)

    assert {name: problems for name, problems in found.items() if problems} == {}
