"""Files that arrive in pieces."""

import datetime as dt
from pathlib import Path

import pytest

from applications.choices import Status
from applications.domain import documents, undertakings, uploads
from applications.models import PartialUpload
from applications.queries.undertakings import owed_by
from applications.tasks import sweep_uploads
from cmdp.kit import pieces
from cmdp.kit.verdict import Refused
from tests.factories.drafts import make_draft_of
from tests.factories.files import make_proposal, make_submission
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.kept import kept

SLOT = "organ_decision"
CONTENT = b"%PDF-1.7 in three pieces"
DAY = dt.timedelta(hours=24)


@kept
def draft(cast):
    return make_draft_of(make_call(), cast.organisation, cast["owner"])


def begin(draft, *, by=None, at=NOON, **told):
    told = {"name": "karar.pdf", "size": len(CONTENT), "mark": "1764300000", **told}
    return uploads.begin(draft.pk, SLOT, **told, by=by or draft.created_by, at=at)


def take(upload, piece, offset, *, by=None, at=NOON):
    return uploads.take(upload.pk, piece, offset=offset, by=by or upload.person, at=at)


def test_pieces_become_the_whole(draft):
    upload = begin(draft)

    states = [take(upload, CONTENT[n : n + 10], n).is_whole for n in (0, 10, 20)]

    with pieces.as_file(PartialUpload.objects.get()) as file:
        assert (states, file.name, file.size, file.read()) == ([False, False, True], "karar.pdf", 24, CONTENT)


def test_a_file_begun_before_goes_on_where_it_stopped(draft):
    take(begin(draft), CONTENT[:10], 0)

    again = begin(draft)

    assert (again.received, PartialUpload.objects.count()) == (10, 1)


@pytest.mark.parametrize("told", [{"mark": "1764300001"}, {"size": 25}, {"name": "başka.pdf"}])
def test_another_file_begins_anew(draft, told):
    take(begin(draft), CONTENT[:10], 0)

    assert begin(draft, **told).received == 0


def test_a_colleagues_upload_is_their_own(cast, draft):
    take(begin(draft), CONTENT[:10], 0)

    assert begin(draft, by=cast["editor"]).received == 0


@pytest.mark.parametrize("offset", [0, 9, 11])
def test_a_piece_that_begins_elsewhere_is_refused(draft, offset):
    upload = take(begin(draft), CONTENT[:10], 0)

    with pytest.raises(Refused) as refused:
        take(upload, CONTENT[offset:], offset)

    assert refused.value.verdict.code == "wrong_offset"


def test_a_file_that_grew_meanwhile_is_refused(draft):
    with pytest.raises(Refused) as refused:
        take(begin(draft), CONTENT + b"more", 0)

    assert refused.value.verdict.code == "changed"


def test_what_a_killed_process_wrote_behind_the_end_is_written_over(draft):
    upload = take(begin(draft), CONTENT[:10], 0)
    with Path(upload.file.path).open("ab") as file:
        file.write(b"half a piece of no row")

    take(upload, CONTENT[10:], 10)

    assert Path(upload.file.path).read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"size": 0}, "empty"),
        ({"size": 10_485_761}, "too_large"),
        ({"size": 2_147_483_648}, "too_large"),
        ({"name": "kur.exe"}, "wrong_kind"),
    ],
)
def test_what_cannot_be_taken_is_refused_before_it_is_sent(draft, told, code):
    with pytest.raises(Refused) as refused:
        begin(draft, **told)

    assert (refused.value.verdict.code, PartialUpload.objects.count()) == (code, 0)


def test_no_slot_no_upload(draft):
    with pytest.raises(Refused) as refused:
        uploads.begin(draft.pk, "yok", name="a.pdf", size=1, mark="1", by=draft.created_by, at=NOON)

    assert refused.value.verdict.code == "unknown_slot"


def test_uploads_are_not_begun_without_end_nor_in_a_colleague_s_way(cast, draft, monkeypatch):
    monkeypatch.setattr(pieces, "MOST_OPEN", 1)
    begin(draft)

    with pytest.raises(Refused) as refused:
        begin(draft, mark="2")

    assert refused.value.verdict.code == "too_many_uploads"
    assert begin(draft, by=cast["editor"]).received == 0


def test_a_viewer_sends_nothing_and_nobody_after_the_close(cast, draft):
    upload, late = begin(draft), draft.call_stage.closes_at
    codes = []

    for act in (
        lambda: begin(draft, by=cast["viewer"]),
        lambda: take(upload, CONTENT, 0, by=cast["viewer"]),
        lambda: begin(draft, at=late, mark="2"),
        lambda: take(upload, CONTENT, 0, at=late),
    ):
        with pytest.raises(Refused) as refused:
            act()
        codes.append(refused.value.verdict.code)

    assert codes == ["not_editor", "not_editor", "call_closed", "call_closed"]


def test_what_nobody_came_back_to_for_a_day_goes_with_its_file(draft, django_capture_on_commit_callbacks):
    old = take(begin(draft, mark="1"), CONTENT[:10], 0)
    take(begin(draft, mark="2"), CONTENT[:10], 0, at=NOON + dt.timedelta(minutes=1))

    with django_capture_on_commit_callbacks(execute=True):
        assert uploads.sweep(at=NOON + DAY + dt.timedelta(seconds=1)) == 1

    assert not Path(old.file.path).exists()
    assert [row.mark for row in PartialUpload.objects.all()] == ["2"]


def test_whom_somebody_came_back_to_meanwhile_is_not_swept(draft):
    upload = begin(draft)
    before = NOON + dt.timedelta(minutes=1)

    begin(draft, at=before)

    assert pieces.forget(PartialUpload, upload.pk, before=before) is False
    assert pieces.forget(PartialUpload, upload.pk, before=before + dt.timedelta(seconds=1)) is True


def test_beat_sweeps_them(draft, django_capture_on_commit_callbacks):
    begin(draft)

    with django_capture_on_commit_callbacks(execute=True):
        sweep_uploads()

    assert PartialUpload.objects.count() == 0


def test_a_whole_upload_becomes_a_document(draft):
    upload = take(begin(draft), CONTENT, 0)

    with pieces.as_file(upload) as file:
        document = documents.attach(draft.pk, SLOT, file, by=draft.created_by, at=NOON)

    assert (document.name, document.file.read()) == ("karar.pdf", CONTENT)


@kept
def sent(cast):
    file = make_proposal(call=make_call(), organisation=cast.organisation, status=Status.SUBMITTED)
    make_submission(file)
    return file


def begin_undertaking(sent, *, by, at=NOON, key="undertaking", **told):
    told = {"name": "imzalı.pdf", "size": len(CONTENT), "mark": "1764300000", **told}
    return uploads.begin_undertaking(sent.pk, key, **told, by=by, at=at)


def test_an_undertaking_goes_on_where_it_stopped_and_is_handed_in(cast, sent):
    take(begin_undertaking(sent, by=cast["owner"]), CONTENT[:10], 0)

    again = begin_undertaking(sent, by=cast["owner"])
    whole = take(again, CONTENT[again.received :], again.received)
    with pieces.as_file(whole) as file:
        row = undertakings.upload(sent.pk, "undertaking", file, by=cast["owner"], at=NOON)

    assert (again.received, PartialUpload.objects.count(), row.file.read()) == (10, 1, CONTENT)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"name": "imzalı.docx"}, "wrong_kind"),
        ({"size": 20 * 1024 * 1024 + 1}, "too_large"),
        ({"key": "yok"}, "unknown_undertaking"),
    ],
)
def test_an_undertaking_that_cannot_be_taken_is_refused_before_it_is_sent(cast, sent, told, code):
    with pytest.raises(Refused) as refused:
        begin_undertaking(sent, by=cast["owner"], **told)

    assert refused.value.verdict.code == code


def test_no_piece_of_an_undertaking_is_taken_after_its_own_deadline(cast, sent):
    upload, late = begin_undertaking(sent, by=cast["owner"]), owed_by(sent)[0].due_at
    codes = []

    for act in (
        lambda: take(upload, CONTENT, 0, at=late),
        lambda: begin_undertaking(sent, by=cast["owner"], at=late, mark="2"),
        lambda: take(upload, CONTENT, 0, by=cast["viewer"]),
    ):
        with pytest.raises(Refused) as refused:
            act()
        codes.append(refused.value.verdict.code)

    assert codes == ["undertaking_late", "undertaking_late", "not_editor"]
