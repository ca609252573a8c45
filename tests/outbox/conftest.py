"""Letters of the suite's own kind, and a mail server that listens."""

from pathlib import Path

import pytest

from tests.support.smtp import Sink


@pytest.fixture(autouse=True)
def own_letters(settings):
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**engine, "DIRS": [Path(__file__).parent / "templates", *engine["DIRS"]]}]


@pytest.fixture
def ladder(settings):
    """Two pauses before a letter has failed."""
    settings.OUTBOX_PAUSES = [60, 300]


@pytest.fixture
def smtp(settings):
    """Letters go to a mail server on loopback from here on."""
    with Sink() as sink:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", sink.port, 1
        yield sink
