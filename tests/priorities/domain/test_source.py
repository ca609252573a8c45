"""The document that a draft rests on: taken in, replaced, left out, never lost."""

import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError

from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from priorities.domain.editions import copy_edition, discard_draft
from priorities.domain.source import attach_source, leave_source_out
from priorities.models import Edition, SourceFile
from tests.factories.papers import PDF, make_docx, make_file, make_pdf
from tests.factories.people import NOON, make_member
from tests.factories.priorities import make_draft, publish_at_once
from tests.support.shut import shut_record, stored_files

pytestmark = pytest.mark.django_db


def _attach(draft, by, *, seen=0, **paper):
    return attach_source(draft.pk, make_pdf(**paper), seen=seen, by=by, at=NOON)


def test_a_file_is_kept_under_a_random_name_with_its_own_beside(administrator):
    draft = make_draft()

    kept = _attach(draft, administrator, name="../Karar 7256.pdf")

    assert (Edition.objects.get().source_file, Edition.objects.get().version) == (kept, 1)
    assert (kept.name, kept.size, kept.sha256) == ("Karar 7256.pdf", len(PDF), hashlib.sha256(PDF).hexdigest())
    assert re.fullmatch(rf"priorities/\d{{4}}/\d\d/{kept.public_id}\.pdf", kept.file.name)
    assert Path(kept.file.path).is_relative_to(settings.MEDIA_ROOT)
    assert Path(kept.file.path).read_bytes() == PDF


def test_a_file_without_its_row_does_not_stay(administrator):
    draft, before = make_draft(), stored_files()
    shut_record()

    with pytest.raises(IntegrityError):
        _attach(draft, administrator)

    assert stored_files() == before


def test_the_record_tells_both_files(administrator):
    draft = make_draft()
    first = _attach(draft, administrator)

    second = _attach(draft, administrator, seen=1, name="yeni.pdf", words="2")

    told = Event.objects.order_by("pk").last()
    assert (told.verb, told.actor_id) == ("edition_source_attached", administrator.pk)
    assert told.changes == {"source_file": ["karar.pdf", "yeni.pdf"], "sha256": [first.sha256, second.sha256]}


def test_what_is_replaced_left_out_or_discarded_is_never_lost(administrator):
    draft = make_draft()
    kept = [_attach(draft, administrator, seen=seen, words=str(seen)) for seen in (0, 1)]
    leave_source_out(draft.pk, seen=2, by=administrator, at=NOON)
    assert Edition.objects.get().source_file is None
    kept.append(_attach(draft, administrator, seen=3, words="3"))

    discard_draft(draft.pk, seen=4, by=administrator, at=NOON)

    assert list(SourceFile.objects.all()) == kept
    assert all(Path(file.file.path).exists() for file in kept)


def test_the_same_file_again_changes_nothing(administrator):
    draft = make_draft()
    first = _attach(draft, administrator)

    assert _attach(draft, administrator, name="başka ad.pdf") == first
    assert (SourceFile.objects.count(), Event.objects.count()) == (1, 1)


def test_leaving_out_what_is_not_there_changes_nothing(administrator):
    leave_source_out(make_draft().pk, seen=9, by=administrator, at=NOON)

    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (make_docx(), "wrong_kind"),
        (make_file("karar.pdf", b"MZ\x90\x00 no PDF"), "not_what_it_claims"),
        (make_file("karar.pdf", b""), "empty"),
        (make_file("karar.pdf", PDF + b" " * SourceFile.MOST_BYTES), "too_large"),
    ],
    ids=["another kind", "another content", "empty", "too large"],
)
def test_what_is_no_pdf_of_fair_size_is_refused(file, code, administrator):
    draft = make_draft()

    with pytest.raises(Refused) as refusal:
        attach_source(draft.pk, file, seen=0, by=administrator, at=NOON)

    assert refusal.value.verdict.code == code
    assert not SourceFile.objects.exists()


@pytest.mark.parametrize("act", [_attach, lambda draft, by: leave_source_out(draft.pk, seen=7, by=by, at=NOON)])
def test_who_has_not_read_the_draft_as_it_stands_changes_nothing(act, administrator):
    draft = make_draft()
    _attach(draft, administrator, words="first")

    with pytest.raises(Refused) as refusal:
        act(draft, administrator)

    assert refusal.value.verdict.code == "changed_meanwhile"


def test_what_is_published_keeps_its_file_and_a_copy_names_the_same(administrator):
    draft = make_draft()
    kept = _attach(draft, administrator)
    draft.refresh_from_db()
    edition = publish_at_once(draft)

    with pytest.raises(Refused) as refusal:
        _attach(edition, administrator, seen=1, words="2")

    assert refusal.value.verdict.code == "published"
    assert copy_edition(edition.pk, by=administrator, at=NOON).source_file == kept


def test_others_attach_nothing():
    with pytest.raises(Refused) as refusal:
        _attach(make_draft(), make_member("manager"))

    assert refusal.value.verdict.code == "not_administrator"
