"""A seeded handful of what ``bin/bench fuzz`` does by the ten thousand."""

import os

import pytest

from tests.hostile.fuzz import Fuzz

REQUESTS, SEED, FIRST = (int(told) for told in os.environ.get("CMDP_FUZZ", "80 1 1").split())


@pytest.mark.slow
def test_nothing_that_is_sent_breaks_a_form_or_the_api(db, settings):
    fuzz = Fuzz(settings, SEED)

    fuzz.run(REQUESTS, first=FIRST)

    assert fuzz.found == []
    assert fuzz.requests >= REQUESTS
    assert fuzz.kept
