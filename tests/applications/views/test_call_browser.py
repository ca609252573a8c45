"""A call on paper."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Browser

from applications.models import SourceDocument
from tests.factories.rules import live_call

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHEET = re.compile(rb"/Type\s*/Page\b(?!s)")


def test_a_call_prints_with_all_its_rules_on_thirteen_sheets(chromium: Browser, live_server):
    call = live_call()
    paper = SourceDocument.objects.create(title="Duyuru", url="https://ornek.test/" + "uzun-bir-adres/" * 6)
    for rows in (call.rule_set.rule_values, call.rule_set.applicant_types, call.rule_set.support_types):
        rows.update(source=paper)
    page = chromium.new_page()
    page.goto(live_server.url + reverse("applications:call", args=[call.public_id]))
    page.emulate_media(media="print")

    after = "link => getComputedStyle(link, '::after').content"
    in_a_row, in_the_list = page.locator(".basis a").first, page.locator("li > a[rel~=external]").last
    assert (in_a_row.evaluate(after), "http" in in_the_list.evaluate(after)) == ("none", True)
    assert page.locator(".no-print").first.is_hidden()
    assert len(SHEET.findall(page.pdf(format="A4"))) <= 13
    page.close()
