import datetime as dt
import hashlib

import pytest
from django.db import IntegrityError

from applications.choices import Scan
from applications.domain import documents
from applications.models import Document
from applications.queries.facts import facts_of
from applications.queries.papers import taken_out_of
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from tests.factories.drafts import ask_of_slot, make_draft_of
from tests.factories.papers import PDF, make_docx, make_file, make_pages, make_pdf
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.kept import kept
from tests.support.shut import shut_record, stored_files

SLOT = "organ_decision"
DAY = dt.date(2026, 5, 4)


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


def test_the_same_paper_with_another_day_is_dated_anew(cast, draft):
    ask_of_slot(draft, SLOT, asks_expiry=True)
    later = DAY + dt.timedelta(days=30)

    for day in (DAY, later, later, None):
        paper = _attach(draft, cast, make_pdf(), valid_until=day)

    paper.refresh_from_db()
    assert (draft.documents.count(), paper.valid_until) == (1, later)
    dated = Event.objects.filter(verb="proposal.date_document")
    assert [event.changes["valid_until"] for event in dated] == [[DAY.isoformat(), later.isoformat()]]


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


def test_the_pages_of_a_pdf_are_kept(cast, draft):
    known, unknown = _attach(draft, cast, make_pages(pages=7)), _attach(draft, cast, make_pdf())

    assert (known.pages, unknown.pages) == (7, None)


def _three(draft, cast):
    return [_attach(draft, cast, make_pdf(f"{name}.pdf", words=name)) for name in "abc"]


def _names(draft):
    return "".join(row.name[0] for row in draft.documents.filter(removed_at=None))


@pytest.mark.parametrize(
    ("place", "up", "moved", "names"),
    [
        (0, True, False, "abc"),
        (0, False, True, "bac"),
        (1, True, True, "bac"),
        (2, True, True, "acb"),
        (2, False, False, "abc"),
    ],
)
def test_a_paper_changes_places_with_its_neighbour(cast, draft, place, up, moved, names):
    paper = _three(draft, cast)[place]

    assert documents.shift(draft.pk, paper.public_id, up=up, by=cast["owner"], at=NOON) is moved
    assert _names(draft) == names


def test_a_new_paper_comes_last_and_a_replacing_one_where_the_old_one_stood(cast, draft):
    first, *_rest = _three(draft, cast)
    documents.shift(draft.pk, first.public_id, up=False, by=cast["owner"], at=NOON)

    _attach(draft, cast, make_pdf("x.pdf", words="x"), replaces=first.public_id)
    _attach(draft, cast, make_pdf("y.pdf", words="y"))

    assert _names(draft) == "bxcy"


def test_the_order_is_that_of_the_sending(cast, draft):
    first, *_rest = _three(draft, cast)
    documents.shift(draft.pk, first.public_id, up=False, by=cast["owner"], at=NOON)

    assert [row.name for row in facts_of(draft).documents] == ["b.pdf", "a.pdf", "c.pdf"]


def test_only_a_slot_that_asks_for_it_keeps_the_last_day(cast, draft):
    unasked = _attach(draft, cast, make_pdf(), valid_until=DAY)
    ask_of_slot(draft, SLOT, asks_expiry=True)

    asked = _attach(draft, cast, make_pdf(words="süreli"), valid_until=DAY)

    assert (unasked.valid_until, asked.valid_until) == (None, DAY)


def test_the_last_day_of_a_paper_is_written_later(cast, draft):
    document = _attach(draft, cast, make_pdf())

    assert documents.set_expiry(draft.pk, document.public_id, valid_until=DAY, by=cast["owner"], at=NOON) is True

    document.refresh_from_db()
    event = Event.objects.order_by("-pk").first()
    assert (document.valid_until, event.verb) == (DAY, "proposal.date_document")
    assert event.changes["valid_until"] == [None, DAY.isoformat()]


@pytest.mark.parametrize("act", [{"up": True}, {"valid_until": DAY}])
def test_a_paper_that_was_taken_out_is_changed_no_more(cast, draft, act):
    document = _attach(draft, cast, make_pdf())
    documents.remove(draft.pk, document.public_id, by=cast["owner"], at=NOON)
    verb = documents.shift if "up" in act else documents.set_expiry

    assert verb(draft.pk, document.public_id, **act, by=cast["owner"], at=NOON) is False


@pytest.mark.parametrize(
    ("act", "arguments", "named"),
    [
        ("attach", (SLOT, make_pdf()), {}),
        ("remove", ("a" * 14,), {}),
        ("shift", ("a" * 14,), {"up": True}),
        ("set_expiry", ("a" * 14,), {"valid_until": DAY}),
    ],
)
def test_a_viewer_changes_no_papers(cast, draft, act, arguments, named):
    with pytest.raises(Refused) as refused:
        getattr(documents, act)(draft.pk, *arguments, **named, by=cast["viewer"], at=NOON)

    assert refused.value.verdict.code == "not_editor"


def test_a_paper_that_was_taken_out_comes_back_as_if_uploaded_again(cast, draft):
    old = _attach(draft, cast, make_pdf("karar.pdf"), valid_until=None)
    documents.remove(draft.pk, old.public_id, by=cast["owner"], at=NOON)
    listed = taken_out_of(draft, facts_of(draft).documents)

    back = documents.bring_back(draft.pk, old.public_id, by=cast["editor"], at=NOON)
    again = documents.bring_back(draft.pk, old.public_id, by=cast["editor"], at=NOON)

    assert listed == [old]
    assert (back == again, back != old, back.file.name != old.file.name) == (True, True, True)
    assert (back.name, back.sha256, back.uploaded_by) == ("karar.pdf", old.sha256, cast["editor"])
    assert (list(facts_of(draft).documents), taken_out_of(draft, facts_of(draft).documents)) == ([back], [])
    assert Document.objects.get(pk=old.pk).removed_at == NOON


def test_what_was_never_taken_out_does_not_come_back(cast, draft):
    document = _attach(draft, cast, make_pdf())

    assert documents.bring_back(draft.pk, document.public_id, by=cast["owner"], at=NOON) is None


@pytest.mark.parametrize("code", ["infected", "file_gone"])
def test_a_harmful_paper_and_one_without_its_file_stay_out(cast, draft, code):
    old = _attach(draft, cast, make_pdf())
    documents.remove(draft.pk, old.public_id, by=cast["owner"], at=NOON)
    if code == "infected":
        Document.objects.filter(pk=old.pk).update(scan=Scan.INFECTED, scanned_at=NOON, finding="Eicar")
    else:
        old.file.storage.delete(old.file.name)

    with pytest.raises(Refused) as refused:
        documents.bring_back(draft.pk, old.public_id, by=cast["owner"], at=NOON)

    assert (refused.value.verdict.code, facts_of(draft).documents) == (code, ())


def test_a_paper_that_was_replaced_is_among_those_taken_out(cast, draft):
    old = _attach(draft, cast, make_pdf("eski.pdf", words="eski"))
    new = _attach(draft, cast, make_pdf("yeni.pdf", words="yeni"), replaces=old.public_id)

    assert taken_out_of(draft, [new]) == [old]
