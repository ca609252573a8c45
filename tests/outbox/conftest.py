"""Letters of the suite's own kind, and a mail server that listens."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_letters(settings):
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**engine, "DIRS": [Path(__file__).parent / "templates", *engine["DIRS"]]}]
