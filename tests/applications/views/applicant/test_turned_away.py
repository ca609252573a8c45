"""Who was turned away before the close and sends the same again after it is in time; who sends another thing is not."""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from cmdp.kit.again import HOLDS, pairs_of, with_ticket

AGREED = {"agreed": "on"}
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def stamped(settings):
    settings.PROXY_STAMPS_ARRIVAL = True


def shown_again(client, path, *, at):
    """The fields of the page that says so."""
    request = RequestFactory().post(path, AGREED)
    request.COOKIES.update({name: cookie.value for name, cookie in client.cookies.items()})
    return dict(with_ticket(request, pairs_of(request), at=at))


@pytest.mark.parametrize(
    ("turned_away", "again", "status"),
    [
        (-SECOND, HOLDS - 2 * SECOND, 302),
        (-SECOND, HOLDS, 403),
        (timedelta(0), SECOND, 403),
    ],
    ids=["in time", "stale", "late at first"],
)
def test_a_ticket_given_before_the_close_stays_valid(owner, ready, address, set_clock, turned_away, again, status):
    closes_at, path = ready.call_stage.closes_at, address("proposal_send", ready)
    fields = shown_again(owner, path, at=closes_at + turned_away)
    set_clock(closes_at + again)

    assert owner.post(path, {**fields, "more": "x"}).status_code == 403
    assert owner.post(path, AGREED).status_code == 403
    assert owner.post(path, fields).status_code == status
    assert [row.sent_at for row in ready.submissions.all()] == ([closes_at + turned_away] if status == 302 else [])
