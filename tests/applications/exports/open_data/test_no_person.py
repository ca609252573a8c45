"""No natural person in any of it: every output over the whole demonstration, searched for everybody who is in it."""

import io
import zipfile

import pytest
from django.core.management import call_command
from django.db import transaction

from applications.exports.open_data.datasets import DATASETS
from applications.exports.open_data.files import FORMS
from applications.models import Call, Proposal, PublishedProject
from cmdp.accounts.models import User
from priorities.models import Edition

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LISTS = ("", "calls", "editions", "measures", "projects", "figures", "totals", "agencies", "provinces", "openapi.json")
SAMPLES = "?sample=true"


@pytest.fixture
def demonstration(settings):
    """Everybody and everything, gone with its transaction."""
    settings.MODE, settings.DOWNLOADS_PER_MINUTE, settings.API_REQUESTS_PER_MINUTE = "trial", 10**6, 10**6
    with transaction.atomic():
        call_command("load_demo")
        yield
        transaction.set_rollback(True)


def _addresses():
    filtered = {dataset.name for dataset in DATASETS if dataset.is_filtered}
    files = [(dataset.name, form.ending) for dataset in DATASETS for form in FORMS]
    yield from (f"/acik-veri/{name}.{ending}{SAMPLES if name in filtered else ''}" for name, ending in files)
    yield from (f"/acik-veri/{name}.csv-metadata.json" for name, _ending in files[:: len(FORMS)])
    yield from (f"/acik-veri/360giving.{ending}{SAMPLES}" for ending in ("json", "csv", "xlsx"))
    yield from ("/acik-veri/katalog.ttl", "/acik-veri/katalog.jsonld", "/acik-veri/", "/acik-veri/api/")
    for name in LISTS:
        yield f"/api/v1/{name}{SAMPLES if name in {'projects', 'figures'} else ''}"
    yield from (f"/api/v1/calls/{call.public_id}" for call in Call.objects.filter(state="published"))
    yield from (f"/api/v1/editions/{edition.number}" for edition in Edition.objects.filter(state="published"))
    yield from (f"/api/v1/projects/{project.public_id}" for project in PublishedProject.objects.filter(is_demo=True))


def _text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if not body.startswith(b"PK"):
        return body.decode()
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        return "\n".join(book.read(name).decode() for name in book.namelist())


def test_nobody_of_the_demonstration_is_named_anywhere(client, demonstration):
    people = {text for row in User.objects.values_list("full_name", "email") for text in row}
    people |= {text for row in Proposal.objects.values_list("contact_name", "contact_email") for text in row if text}

    outputs = {address: _text(client, address) for address in _addresses()}

    named = [(address, who) for address, text in outputs.items() for who in people if who in text]
    assert (named, len(people) > 20, any(PublishedProject.objects.filter(is_demo=True))) == ([], True, True)
    assert "Belediyesi" in outputs[f"/acik-veri/projeler.csv{SAMPLES}"]
