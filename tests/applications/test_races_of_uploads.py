"""Two windows that send one file: no byte is laid twice."""

from functools import partial
from pathlib import Path

import pytest

from applications.domain import uploads
from applications.models import PartialUpload
from tests.factories.drafts import make_draft_of
from tests.factories.people import NOON, make_cast
from tests.factories.rules import make_call
from tests.support.race import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
TOLD = {"name": "karar.pdf", "size": 20, "mark": "1"}


@pytest.fixture
def draft():
    cast = make_cast()
    return make_draft_of(make_call(), cast.organisation, cast["owner"])


def test_one_file_begun_in_two_windows_is_one_upload(draft):
    begin = partial(uploads.begin, draft.pk, "organ_decision", **TOLD, by=draft.created_by, at=NOON)

    assert race(begin, begin) == ["", ""]
    assert PartialUpload.objects.count() == 1


def test_of_two_pieces_for_one_place_one_is_laid(draft):
    upload = uploads.begin(draft.pk, "organ_decision", **TOLD, by=draft.created_by, at=NOON)
    take = partial(uploads.take, upload.pk, offset=0, by=draft.created_by, at=NOON)

    answers = race(partial(take, b"a" * 10), partial(take, b"b" * 10))

    upload.refresh_from_db()
    content = Path(upload.file.path).read_bytes()
    assert (answers, upload.received) == (["", "wrong_offset"], 10)
    assert content in {b"a" * 10, b"b" * 10}
