"""When a request arrived."""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from cmdp.kit.arrival import HEADER, arrived_at
from tests.factories.people import NOON


def _told(stamp):
    return arrived_at(RequestFactory().get("/x/", headers={HEADER: stamp} if stamp else {}), now=NOON)


def _stamp(at):
    return f"{at.timestamp():.3f}"


@pytest.mark.parametrize("waited", [0, 0.25, 119.5])
def test_what_waited_behind_the_proxy_arrived_when_the_proxy_says(settings, waited):
    settings.PROXY_STAMPS_ARRIVAL = True

    assert _told(_stamp(NOON - timedelta(seconds=waited))) == NOON - timedelta(seconds=waited)


def test_a_stamp_is_believed_only_where_a_proxy_writes_it(settings):
    settings.PROXY_STAMPS_ARRIVAL = False

    assert _told(_stamp(NOON - timedelta(seconds=30))) == NOON


@pytest.mark.parametrize("stamp", ["", "yesterday", "NaN", "1e9", "-1.000", "9" * 40 + ".000"])
def test_what_is_no_stamp_is_no_word(settings, stamp):
    settings.PROXY_STAMPS_ARRIVAL = True

    assert _told(stamp) == NOON


@pytest.mark.parametrize("seconds", [-121, 1])
def test_a_stamp_that_cannot_be_true_is_a_mistake(settings, seconds):
    settings.PROXY_STAMPS_ARRIVAL = True

    assert _told(_stamp(NOON + timedelta(seconds=seconds))) == NOON
