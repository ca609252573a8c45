import datetime as dt

import pytest

from cmdp.audit.models import Event
from cmdp.audit.queries import Search, events_of, history_of, search
from tests.factories.people import NOON, make_organisation

HOUR = dt.timedelta(hours=1)


def make_event(**fields):
    return Event.objects.create(**{"at": NOON, "verb": "x", "object_type": "a.b", "object_id": 1, **fields})


@pytest.mark.django_db
def test_the_history_of_an_object_is_its_own_newest_first():
    organisation = make_organisation()
    mine = {"object_type": "accounts.organisation", "object_id": organisation.pk}
    first, second = make_event(**mine), make_event(**mine)
    make_event(object_type="accounts.user", object_id=organisation.pk)

    assert list(history_of(organisation)) == [second, first]


@pytest.mark.django_db
def test_events_of_agencies_are_theirs_alone():
    ours, theirs = make_event(agency_id=1), make_event(agency_id=2)

    assert list(events_of({1})) == [ours]
    assert list(events_of(None)) == [theirs, ours]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wanted",
    [
        Search(verb="proposal.submit"),
        Search(object_type="applications.proposal"),
        Search(label="TR83/26"),
        Search(actor_ids=[5]),
        Search(since=NOON + HOUR),
        Search(since=NOON + HOUR, until=NOON + 2 * HOUR),
    ],
)
def test_search_narrows_by_each_of_its_parts(wanted):
    fields = {"verb": "proposal.submit", "object_type": "applications.proposal", "object_label": "TR83/26/CMDP/0001"}
    found = make_event(**fields, actor_id=5, at=NOON + HOUR)
    make_event()

    assert list(search(events_of(None), wanted)) == [found]


@pytest.mark.django_db
@pytest.mark.parametrize(("wanted", "number"), [(Search(), 1), (Search(until=NOON), 0), (Search(actor_ids=[]), 0)])
def test_search_ends_before_its_end_and_finds_nobody_for_nobody(wanted, number):
    make_event(actor_id=5)

    assert search(events_of(None), wanted).count() == number
