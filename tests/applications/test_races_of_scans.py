"""Two workers at one paper: one verdict, one letter for each reader."""

from functools import partial

import pytest

from applications.choices import Scan
from applications.domain import documents, scanning
from applications.models import Document
from cmdp.outbox.models import Letter
from tests.factories.drafts import make_draft_of
from tests.factories.papers import make_pdf
from tests.factories.people import NOON, make_cast
from tests.factories.rules import make_call
from tests.support.clamd import EICAR, Checker, running
from tests.support.race import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_two_who_ask_at_once_find_one_virus(settings):
    settings.CLAMD_URL = "tcp://127.0.0.1:1"
    cast = make_cast()
    draft = make_draft_of(make_call(), cast.organisation, cast["owner"])
    paper = make_pdf(words=EICAR.decode())
    document = documents.attach(draft.pk, "organ_decision", paper, by=cast["owner"], at=NOON)

    with running(Checker()) as checker:
        settings.CLAMD_URL = checker.url
        race(*[partial(scanning.scan, document.pk, at=NOON)] * 2)

    readers = Letter.objects.filter(kind="document_infected").values_list("to_email", flat=True)
    assert Document.objects.get().scan == Scan.INFECTED
    assert len(readers) == len(set(readers)) > 0
