"""A paper's whole way where files lie in a bucket: in pieces, kept, judged, handed out to its owner alone, backed up and back."""

import pytest
from django.urls import reverse

from applications.domain import scanning
from cmdp.kit import backup
from cmdp.kit.scanning import Scan, scan_in_turn
from tests.factories.papers import make_pdf
from tests.factories.people import NOON
from tests.support.bucket import kept_in_a_bucket
from tests.support.clamd import EICAR, Checker, running

SLOT = "organ_decision"


@pytest.fixture
def bucket():
    with kept_in_a_bucket() as bucket:
        yield bucket


@pytest.fixture
def checker(settings):
    with running(Checker()) as checker:
        settings.CLAMD_URL = checker.url
        yield checker


def _upload(client, draft, content):
    told = {"slot": SLOT, "name": "karar.pdf", "size": len(content), "mark": "1"}
    begun = client.post(reverse("applications:upload_begin", args=[draft.public_id]), told).json()
    for offset in range(0, len(content), 300):
        piece = content[offset : offset + 300]
        client.post(f"{begun['address']}?offset={offset}", piece, content_type="application/octet-stream")
    page = reverse("applications:proposal_section", args=[draft.public_id, "documents"])
    client.post(page, {"slot": SLOT, "upload": begun["id"]})
    return draft.documents.latest("pk")


def _read(client, document):
    answer = client.get(reverse("applications:document_file", args=[document.public_id]))
    return (answer.status_code, answer.get("Cache-Control"), b"".join(answer) if answer.streaming else b"")


@pytest.mark.slow
def test_a_paper_goes_its_whole_way_in_a_bucket(sign_in, draft, bucket, checker):
    content, owner = make_pdf().read(), sign_in("owner")
    document = _upload(owner, draft, content)
    before = _read(owner, document)[0]
    scan_in_turn([scanning.DOCUMENTS], at=NOON)

    assert (before, checker.asked[0]) == (403, content)
    assert _read(owner, document) == (200, "private, no-store", content)
    assert _read(sign_in("other_owner"), document)[0] == 404


@pytest.mark.slow
def test_what_is_found_in_a_paper_of_a_bucket_shuts_it(owner, draft, bucket, checker):
    document = _upload(owner, draft, make_pdf(words=EICAR.decode()).read())

    scan_in_turn([scanning.DOCUMENTS], at=NOON)
    document.refresh_from_db()

    assert (document.scan, _read(owner, document)[0]) == (Scan.INFECTED, 403)


@pytest.mark.slow
def test_a_bucket_is_backed_up_and_laid_back(
    owner, draft, bucket, tmp_path, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(backup, "_dump", lambda target: target.write_bytes(b"dump"))
    monkeypatch.setattr(backup, "_load", lambda _dump: None)
    with django_capture_on_commit_callbacks(execute=True):
        document = _upload(owner, draft, make_pdf().read())
    stored = [one.key for one in bucket.objects.all()]
    before = _read(owner, document)

    backup.back_up(tmp_path / "one.tar", at=NOON)
    bucket.objects.delete()
    lost = _read(owner, document)[0]
    backup.read_manifest(tmp_path / "one.tar")
    backup.restore(tmp_path / "one.tar")

    assert (stored, lost) == ([document.file.name], 404)  # the pieces went
    assert _read(owner, document) == before
