"""Documents through their pages: what is taken, what is refused, who reads them."""

import datetime as dt

import pytest

from applications.choices import Scan
from cmdp.audit.models import Event
from cmdp.kit import upload
from cmdp.kit.upload import LOCKED_OFFICE, OLD_OFFICE
from tests.factories.drafts import ask_of_slot, make_draft_of
from tests.factories.papers import PDF, make_bomb, make_docx, make_file, make_package, make_pages, make_pdf
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.shut import stored_files

SLOT = "organ_decision"


def _upload(client, address, draft, file, slot=SLOT, **fields):
    return client.post(address("proposal_section", draft, "documents"), {"slot": slot, f"{slot}-file": file, **fields})


def test_a_paper_is_uploaded_and_read_back(owner, draft, address):
    response = _upload(owner, address, draft, make_pdf("Meclis kararı.pdf"))

    document = draft.documents.get()
    download = owner.get(f"/basvurular/belgeler/{document.public_id}/")
    assert response.url == f"{address('proposal_section', draft, 'documents')}#{SLOT}"
    assert b"".join(download.streaming_content) == PDF
    assert download["Content-Disposition"].startswith("attachment; filename*=utf-8''Meclis%20karar%C4%B1.pdf")
    assert (download["X-Content-Type-Options"], download["Cache-Control"]) == ("nosniff", "private, no-store")


def test_who_uploads_the_same_file_again_reads_under_which_name_it_is_there(owner, draft, address, set_clock):
    _upload(owner, address, draft, make_pdf("Karar.pdf"))
    set_clock(NOON + dt.timedelta(minutes=1))

    _upload(owner, address, draft, make_pdf("Aynı karar.pdf"))
    page = owner.get(address("proposal_section", draft, "documents")).content.decode()

    assert "Bu dosya “Karar.pdf” adıyla zaten yüklü; ikinci kez eklenmedi." in page
    assert (draft.documents.count(), "“Aynı karar.pdf” yüklendi." in page) == (1, False)


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (make_file("karar.pdf", b""), "empty"),
        (make_file("karar.pdf", b"MZ\x90 program"), "not_what_it_claims"),
        (make_file("karar.exe", PDF), "wrong_kind"),
        (make_file("karar.pdf", PDF + b"0" * 10_485_760), "too_large"),
        ("", "required"),
    ],
)
def test_a_file_that_is_not_taken_is_explained_at_its_slot(owner, draft, address, file, code):
    response = _upload(owner, address, draft, file)

    form = response.context["forms"][0]
    codes = [error.code for error in form.errors["file"].as_data()]
    assert (response.status_code, form.slot.key, codes, draft.documents.count()) == (200, SLOT, [code], 0)
    assert "<title>Hata:" in response.content.decode()


@pytest.fixture
def office_draft(draft):
    """A draft whose first slot takes more kinds."""
    ask_of_slot(draft, SLOT, kinds=["pdf", "docx", "odt", "zip"])
    return draft


@pytest.mark.parametrize(
    ("file", "code", "words"),
    [
        (make_file("rapor.docx", PDF), "not_what_it_claims", "içeriği “pdf”"),
        (make_file("karar.pdf", b"MZ" + b"\x00" * 90), "not_what_it_claims", "içeriği “exe”"),
        (make_pages(password="gizli"), "encrypted", "parolasını kaldırıp yeniden yükleyin"),
        (make_package("rapor.docx", "word/document.xml", flags=1), "encrypted", "parolasını kaldırıp"),
        (make_file("rapor.docx", OLD_OFFICE + b"\x00" * 600 + LOCKED_OFFICE), "encrypted", "parolasını kaldırıp"),
        (make_package("rapor.docx", "word/document.xml", "word/vbaProject.bin"), "macro", "makrosuz olarak kaydedip"),
        (make_package("rapor.odt", "content.xml", "Scripts/python/a.py"), "macro", "makrosuz olarak kaydedip"),
        (make_bomb("ekler.zip"), "too_large_inside", "bölerek yükleyin"),
        (make_package("ekler.zip", "42.zip"), "archive_inside", "tek arşive koyup"),
        (make_package("ekler.zip", "kur.exe"), "program_inside", "yalnızca belgeleri"),
        (make_file("rapor.docx", make_docx().read()[:-20]), "not_what_it_claims", "doğru türde kaydedip"),
    ],
)
def test_a_hostile_file_is_refused_with_what_to_do(owner, office_draft, address, file, code, words):
    response = _upload(owner, address, office_draft, file)

    form = response.context["forms"][0]
    assert [error.code for error in form.errors["file"].as_data()] == [code]
    assert words in response.content.decode()
    assert office_draft.documents.count() == 0


def test_a_file_that_changes_while_it_is_read_is_refused(owner, draft, address, settings):
    before = stored_files()
    settings.FILE_UPLOAD_HANDLERS = ["tests.support.shifting.ShiftingUploadHandler"]

    response = _upload(owner, address, draft, make_pdf())

    assert (response.status_code, response.context["refusal"].code) == (403, "changed")
    assert "onu açan programı kapatıp yeniden yükleyin" in response.content.decode()
    assert (draft.documents.count(), stored_files()) == (0, before)


def test_a_file_larger_than_any_rule_takes_is_told_its_size(owner, draft, address, monkeypatch):
    monkeypatch.setattr(upload, "MOST_BYTES", 3_000_000)

    response = _upload(owner, address, draft, make_file("karar.pdf", PDF + b"0" * 12_000_000))

    assert "Dosya 11,4 MB; en çok 10,0 MB olabilir." in response.content.decode()


@pytest.mark.parametrize("slot", ["", "no-such-slot", "../../etc"])
def test_a_slot_that_is_none_is_explained(owner, draft, address, slot):
    response = owner.post(
        address("proposal_section", draft, "documents"), {"slot": slot, "file": make_pdf()}, follow=True
    )

    assert "böyle bir belge istenmiyor" in response.content.decode()
    assert draft.documents.count() == 0


def test_a_paper_takes_anothers_place(owner, draft, address):
    _upload(owner, address, draft, make_pdf())
    old = draft.documents.get()

    _upload(owner, address, draft, make_pdf(words="yeni"), replaces=old.public_id)

    old.refresh_from_db()
    assert (old.removed_at is None, draft.documents.filter(removed_at=None).count()) == (False, 1)


@pytest.mark.parametrize("named", ["yok", "a\x00b", "x" * 5000])
def test_a_paper_that_replaces_none_comes_beside_the_others(owner, draft, address, named):
    _upload(owner, address, draft, make_pdf())

    _upload(owner, address, draft, make_pdf(words="yeni"), replaces=named)

    assert draft.documents.filter(removed_at=None).count() == 2


def test_papers_of_a_slot_are_put_in_order_by_their_buttons(owner, draft, address):
    for name in ("ilk.pdf", "son.pdf"):
        _upload(owner, address, draft, make_pdf(name, words=name))
    last = draft.documents.get(name="son.pdf")

    response = owner.post(address("document_shift", draft, last.public_id), {"yon": "yukari"})

    shown = owner.get(address("proposal_section", draft, "documents"))
    names = [line.document.name for card in shown.context["cards"] for line in card["papers"]]
    page = shown.content.decode()
    assert (response.url, names) == (
        f"{address('proposal_section', draft, 'documents')}#{SLOT}",
        ["son.pdf", "ilk.pdf"],
    )
    assert page.count("Yukarı taşı") == page.count("Aşağı taşı") == 1


def test_the_pages_of_a_paper_are_shown_and_a_broken_one_is_told(owner, draft, address):
    for file in (make_pages("plan.pdf", pages=12), make_pdf("bozuk.pdf")):
        _upload(owner, address, draft, file)

    page = owner.get(address("proposal_section", draft, "documents")).content.decode()

    assert "12 sayfa" in page
    assert page.count("sayfaları okunamadı") == 1


def test_a_slot_that_asks_for_it_wants_the_last_day(owner, draft, address):
    ask_of_slot(draft, SLOT, asks_expiry=True)

    without = _upload(owner, address, draft, make_pdf())
    _upload(owner, address, draft, make_pdf(), **{f"{SLOT}-valid_until": "31.03.2026"})

    page = owner.get(address("proposal_section", draft, "documents")).content.decode()
    assert list(without.context["forms"][0].errors) == ["valid_until"]
    assert "31.03.2026 tarihine kadar geçerli" in page
    assert "günü de geçerli olmalı" in page


def test_the_last_day_is_changed_on_a_page_of_its_own(owner, draft, address):
    _upload(owner, address, draft, make_pdf())
    document = draft.documents.get()
    where = address("document_expiry", draft, document.public_id)

    wrong = owner.post(where, {"valid_until": "31.02.2026"})
    owner.post(where, {"valid_until": "30.06.2026"})

    document.refresh_from_db()
    assert (list(wrong.context["form"].errors), document.valid_until) == (["valid_until"], dt.date(2026, 6, 30))


def test_a_paper_is_taken_out_after_a_look(owner, draft, address):
    _upload(owner, address, draft, make_pdf("Karar.pdf"))
    document = draft.documents.get()

    page = owner.get(address("document_remove", draft, document.public_id))
    owner.post(address("document_remove", draft, document.public_id))

    assert "Karar.pdf" in page.content.decode()
    assert draft.documents.filter(removed_at=None).count() == 0


@pytest.mark.parametrize("persona", ["other_owner", "officer", "evaluator", "administrator"])
def test_strangers_read_no_papers_here(owner, sign_in, draft, address, persona):
    _upload(owner, address, draft, make_pdf())
    document = draft.documents.get()

    assert sign_in(persona).get(f"/basvurular/belgeler/{document.public_id}/").status_code == 404


def test_a_paper_that_the_disk_lost_is_not_found(owner, draft, address):
    _upload(owner, address, draft, make_pdf())
    document = draft.documents.get()
    document.file.delete(save=False)
    document.file = "documents/yok.pdf"
    document.save()

    assert owner.get(f"/basvurular/belgeler/{document.public_id}/").status_code == 404


def test_a_paper_of_another_file_is_not_taken_out(owner, ready, cast, address):
    foreign = ready.documents.first()
    other = make_draft_of(make_call(), cast.organisation, cast["owner"])

    response = owner.post(address("document_remove", other, foreign.public_id))

    foreign.refresh_from_db()
    assert (response.status_code, foreign.removed_at) == (404, None)


def test_a_post_after_the_close_says_so(owner, draft, address, set_clock):
    set_clock(draft.call_stage.closes_at)

    response = _upload(owner, address, draft, make_pdf())

    assert (response.status_code, response.context["refusal"].code, draft.documents.count()) == (403, "call_closed", 0)


def test_the_page_offers_each_slot_of_the_stage_that_is_asked_of_the_applicant(owner, draft, address):
    cards = owner.get(address("proposal_section", draft, "documents")).context["cards"]

    slots = draft.call_stage.stage.document_slots.all()
    assert [card["slot"].key for card in cards] == [slot.key for slot in slots if slot.holds_for("municipality", "")]


def test_what_lies_in_a_slot_that_is_asked_of_others_stays_there_without_a_form(owner, draft, address):
    _upload(owner, address, draft, make_pdf())
    ask_of_slot(draft, SLOT, for_types=["public"])

    page = owner.get(address("proposal_section", draft, "documents"))

    (card,) = (card for card in page.context["cards"] if card["slot"].key == SLOT)
    html = page.content.decode()
    assert (card["is_idle"], len(card["papers"]), "form" in card) == (True, 1, False)
    assert ("sizden istenmiyor" in html, "Yalnızca şu başvuru sahiplerinden: Kamu kurum" in html) == (True, True)
    assert _upload(owner, address, draft, make_pdf(words="yeni")).status_code == 302
    assert draft.documents.count() == 1


def _judged(draft, scan, finding=""):
    at = None if scan in {Scan.WAITING, Scan.UNCHECKED} else NOON
    draft.documents.update(scan=scan, finding=finding, scanned_at=at)


def test_a_paper_that_is_being_checked_is_opened_by_nobody(owner, draft, address, settings):
    settings.CLAMD_URL = "tcp://127.0.0.1:1"
    _upload(owner, address, draft, make_pdf())
    where = f"/basvurular/belgeler/{draft.documents.get().public_id}/"

    page = owner.get(address("proposal_section", draft, "documents")).content.decode()
    download = owner.get(where)

    assert "virüs denetimi sürüyor" in page
    assert where not in page
    assert (download.status_code, download.context["verdict"].code) == (403, "being_checked")


def test_an_infected_paper_is_shut_and_says_what_to_do(owner, draft, address, settings):
    settings.CLAMD_URL = "tcp://127.0.0.1:1"
    _upload(owner, address, draft, make_pdf())
    _judged(draft, Scan.INFECTED, "Eicar-Test-Signature")
    where = f"/basvurular/belgeler/{draft.documents.get().public_id}/"

    page = owner.get(address("proposal_section", draft, "documents")).content.decode()
    download = owner.get(where)

    assert "(Eicar-Test-Signature); dosyayı kimse açamaz" in page
    assert where not in page
    assert (download.status_code, download.context["verdict"].code) == (403, "infected")


@pytest.mark.parametrize(("url", "words"), [("", "Virüs denetimi kapalı"), ("tcp://x:1", "virüse karşı denetlenir")])
def test_the_page_says_whether_files_are_checked(owner, draft, address, settings, url, words):
    settings.CLAMD_URL = url

    assert words in owner.get(address("proposal_section", draft, "documents")).content.decode()


def test_who_took_a_paper_away_is_recorded(owner, sign_in, sent, cast):
    document = sent.documents.first()
    where = f"/basvurular/belgeler/{document.public_id}/"

    owner.head(where)
    owner.get(where)
    sign_in("officer").get(f"/masa/belgeler/{document.public_id}/")
    sign_in("other_officer").get(f"/masa/belgeler/{document.public_id}/")

    told = Event.objects.filter(verb="document.fetch").order_by("pk")
    people = [cast["owner"].pk, cast["officer"].pk]
    assert list(told.values_list("actor_id", "object_label")) == [(pk, document.public_id) for pk in people]
    assert {event.changes["sha256"][1] for event in told} == {document.sha256}


def test_a_paper_that_was_taken_out_is_shown_and_put_back(owner, draft, address):
    _upload(owner, address, draft, make_pdf("karar.pdf"))
    old = draft.documents.get()
    owner.post(address("document_remove", draft, old.public_id))

    listed = owner.get(address("proposal_section", draft, "documents")).context["taken_out"]
    response = owner.post(address("document_bring_back", draft, old.public_id), follow=True)

    assert listed == [old]
    assert [line.document.name for card in response.context["cards"] for line in card["papers"]] == ["karar.pdf"]
    assert "“karar.pdf” başvuruya geri alındı." in response.content.decode()
    assert response.context["taken_out"] == []
