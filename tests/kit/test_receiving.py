"""What of an upload reaches the disk."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory, override_settings

from cmdp.kit import upload
from cmdp.kit.upload import check_size

MOST = 100_000
HANDLERS = ["cmdp.kit.receiving.CappedUploadHandler"]


def _received(size):
    with override_settings(FILE_UPLOAD_HANDLERS=HANDLERS):
        sent = {"file": SimpleUploadedFile("plan.pdf", b"%PDF-" + b"0" * (size - 5)), "after": "söz"}
        request = RequestFactory().post("/", sent)
        return request.FILES["file"], request.POST["after"]


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    monkeypatch.setattr(upload, "MOST_BYTES", MOST)


@pytest.mark.parametrize("size", [1000, MOST])
def test_a_file_that_fits_is_kept_whole(size):
    file, _after = _received(size)

    assert (file.size, len(file.read())) == (size, size)


def test_of_a_file_too_large_for_any_rule_only_the_size_is_kept():
    file, after = _received(MOST * 5)

    assert (file.size, file.read(), after) == (MOST * 5, b"", "söz")
    assert check_size(file, MOST).code == "too_large"
