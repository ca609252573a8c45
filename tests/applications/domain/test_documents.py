import hashlib

import pytest
from django.db import IntegrityError

from applications.domain import documents
from applications.models import Document
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from tests.factories.drafts import make_draft_of
from tests.factories.papers import PDF, make_docx, make_file, make_pdf
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.kept import kept
from tests.support.shut import shut_record, stored_files

SLOT = "organ_decision"


@kept
def draft(cast):
    return make_draft_of(make_call(), cast.organisation, cast["owner"])


def _attach(draft, cast, file, slot=SLOT, **also):
    return documents.attach(draft.pk, slot, file, by=cast["owner"], at=NOON, **also)


def test_a_paper_is_kept_with_its_name_size_and_hash(cast, draft):
    document = _attach(draft, cast, make_pdf("Meclis kararı 12/3.pdf"))

    kept = (document.name, document.size, document.sha256, document.content_type, document.slot.key)
    assert kept == ("3.pdf", len(PDF), hashlib.sha256(PDF).hexdigest(), "application/pdf", SLOT)
    assert document.file.read() == PDF


def test_on_disk_a_paper_bears_only_our_id(cast, draft):
    document = _attach(draft, cast, make_pdf("../../kötü.pdf"))

    assert document.file.name.endswith(f"/{document.public_id}.pdf")


def test_a_paper_whose_row_did_not_come_to_stay_leaves_no_file(cast, draft):
    before = stored_files()
    shut_record()

    with pytest.raises(IntegrityError):
        _attach(draft, cast, make_pdf())

    assert stored_files() == before


def test_the_same_paper_twice_is_one_document(cast, draft):
    first = _attach(draft, cast, make_pdf())

    assert (_attach(draft, cast, make_pdf("başka ad.pdf")), draft.documents.count()) == (first, 1)


def test_a_paper_takes_the_place_of_another(cast, draft):
    old = _attach(draft, cast, make_pdf())

    new = _attach(draft, cast, make_pdf(words="yeni"), replaces=old.public_id)

    old.refresh_from_db()
    assert (old.removed_at, old.removed_by, new.removed_at) == (NOON, cast["owner"], None)


def test_a_removed_paper_stays_as_a_row(cast, draft):
    document = _attach(draft, cast, make_pdf())

    assert documents.remove(draft.pk, document.public_id, by=cast["owner"], at=NOON) is True
    assert documents.remove(draft.pk, document.public_id, by=cast["owner"], at=NOON) is False
    assert Document.objects.get().removed_at == NOON


def test_the_record_names_the_paper_by_id_only(cast, draft):
    document = _attach(draft, cast, make_pdf("Ayşe Işık.pdf"))

    event = Event.objects.order_by("-pk").first()
    assert (event.verb, event.changes["document"]) == ("proposal.attach", ["", document.public_id])
    assert "Ayşe" not in str(event.changes)


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (make_file("karar.pdf", b""), "empty"),
        (make_file("karar.pdf", b"MZ\x90\x00 bir program"), "not_what_it_claims"),
        (make_file("karar.exe", PDF), "wrong_kind"),
        (make_docx(), "wrong_kind"),
        (make_file("karar.pdf", PDF + b"0" * 10_485_760), "too_large"),
    ],
)
def test_a_file_that_the_slot_does_not_take_is_refused(cast, draft, file, code):
    with pytest.raises(Refused) as refused:
        _attach(draft, cast, file)

    assert (refused.value.verdict.code, draft.documents.count()) == (code, 0)


def test_a_slot_that_the_stage_does_not_have_is_refused(cast, draft):
    with pytest.raises(Refused) as refused:
        _attach(draft, cast, make_pdf(), slot="no-such-slot")

    assert refused.value.verdict.code == "unknown_slot"


def test_a_slot_does_not_take_papers_without_end(cast, draft):
    for number in range(documents.MOST_PER_SLOT):
        _attach(draft, cast, make_pdf(words=str(number)))

    with pytest.raises(Refused) as refused:
        _attach(draft, cast, make_pdf(words="bir daha"))

    assert refused.value.verdict.code == "too_many_documents"


@pytest.mark.parametrize("act", ["attach", "remove"])
def test_a_viewer_changes_no_papers(cast, draft, act):
    arguments = {"attach": (SLOT, make_pdf()), "remove": ("a" * 14,)}[act]

    with pytest.raises(Refused) as refused:
        getattr(documents, act)(draft.pk, *arguments, by=cast["viewer"], at=NOON)

    assert refused.value.verdict.code == "not_editor"
