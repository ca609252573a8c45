"""Every page that everybody may read stands in the site map, or here with the reason why not."""

import pytest
from django.urls import reverse

from tests.architecture.access import load_rows
from tests.support.site_map import listed

ROWS = load_rows("tests.architecture.access")
PUBLIC = {name: row for name, row in ROWS.items() if row.is_public and row.method == "get" and " " not in name}
STEP = "a step of one person, reached by a link of his own or by an act"
EXCEPTIONS = {
    "accounts:invitation": STEP,
    "account_inactive": STEP,
    "account_email_verification_sent": STEP,
    "account_confirm_email": STEP,
    "account_reset_password": STEP,
    "account_reset_password_done": STEP,
    "account_reset_password_from_key": STEP,
    "account_reset_password_from_key_done": STEP,
    "applications:code_check": "of use only to whoever holds a paper, which names the page",
    "applications:embedded_distribution": "made to stand in others' pages; the page itself is in the map",
    "applications:embedded_map": "made to stand in others' pages; the page itself is in the map",
    "priorities:edition_changes": "a comparison of two editions, which are both in the map",
    "priorities:edition_measure": "how one edition words a measure; the measure and the edition are in the map",
}


@pytest.mark.parametrize("name", sorted(PUBLIC.keys() - EXCEPTIONS.keys()))
def test_a_page_for_everybody_is_in_the_site_map(client, cast, name):
    address = reverse(name, kwargs=dict(PUBLIC[name].arguments(cast)))
    if not client.get(address + PUBLIC[name].query).headers["Content-Type"].startswith("text/html"):
        return  # a file: its page leads to it

    assert f"http://testserver{address}" in listed(client)


def test_an_exception_is_a_page_for_everybody():
    assert EXCEPTIONS.keys() <= PUBLIC.keys()
