"""Files as they arrive."""

import hashlib
import io
import zipfile

import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st

from cmdp.kit import upload
from tests.factories.papers import make_pages

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 64
ROOM = 10_000


def package(*members, size=10):
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        for member in members:
            archive.writestr(member, b"x" * size)
    return box.getvalue()


WORD = package("[Content_Types].xml", "word/document.xml")


def check(name, content, kinds=("pdf", "docx", "xlsx", "odt", "png", "jpg", "zip"), max_bytes=ROOM):
    return upload.check_upload(ContentFile(content, name=name), kinds=kinds, max_bytes=max_bytes)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.pdf", PDF),
        ("PLAN.PDF", PDF),
        ("foto.jpeg", JPEG),
        ("foto.png", PNG),
        ("rapor.docx", WORD),
        ("BİLGİ.DOCX", WORD),
        ("tablo.xlsx", package("xl/workbook.xml")),
        ("ekler.zip", package("a.txt")),
    ],
)
def test_a_file_that_is_what_it_claims_is_taken(name, content):
    assert check(name, content).code == ""


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("plan.pdf", b"", "empty"),
        ("plan.pdf", PDF + b"x" * ROOM, "too_large"),
        ("plan.exe", b"MZ", "wrong_kind"),
        ("plan", PDF, "wrong_kind"),
        ("plan.pdf.exe", PDF, "wrong_kind"),
        ("plan.docm", WORD, "wrong_kind"),
        ("plan.pdf", WORD, "not_what_it_claims"),
        ("plan.pdf", b"<html>", "not_what_it_claims"),
        ("rapor.docx", PDF, "not_what_it_claims"),
        ("rapor.docx", package("xl/workbook.xml"), "not_what_it_claims"),
        ("rapor.docx", upload.OLD_OFFICE + b"\x00" * 600, "not_what_it_claims"),
        ("rapor.docx", upload.OLD_OFFICE + b"\x00" * 600 + upload.LOCKED_OFFICE, "encrypted"),
        ("rapor.docx", package("word/document.xml", "word/vbaProject.bin"), "macro"),
        ("rapor.docx", package("word/document.xml", "word/VBAPROJECT.BIN"), "macro"),
        ("tablo.xlsx", package("xl/workbook.xml", "xl/macrosheets/sheet1.xml"), "macro"),
        ("rapor.odt", package("content.xml", "Basic/Standard/Module1.xml"), "macro"),
        ("ekler.zip", package("proforma.pdf", "kur.EXE"), "program_inside"),
        ("ekler.zip", package("proforma.xlsm"), "macro"),
        ("ekler.zip", package("içindekiler/ekler.zip"), "archive_inside"),
        ("foto.png", JPEG, "not_what_it_claims"),
        ("foto.png", b"?", "not_what_it_claims"),
    ],
)
def test_a_file_we_cannot_take_is_refused_with_its_reason(name, content, code):
    verdict = check(name, content)

    assert (verdict.allowed, verdict.code) == (False, code)
    assert str(verdict.reason).endswith(".")


def test_a_pdf_that_opens_with_a_password_only_is_refused():
    assert check("plan.pdf", make_pages(password="gizli").read()).code == "encrypted"


def test_a_pdf_that_everybody_may_open_is_taken():
    assert check("plan.pdf", make_pages(owner="gizli").read()).code == ""


def test_a_locked_package_is_refused():
    content = bytearray(WORD)
    content[content.index(b"PK\x01\x02") + 8] |= 1

    assert check("rapor.docx", bytes(content)).code == "encrypted"


def odt(manifest):
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", "<office:document-content/>")
        archive.writestr(upload.MANIFEST, manifest)
    return box.getvalue()


def test_an_opendocument_file_tells_its_lock_in_its_manifest():
    plain, locked = "<manifest:manifest/>", "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"

    assert check("rapor.odt", odt(plain)).code == ""
    assert check("rapor.odt", odt(locked)).code == "encrypted"


def test_a_manifest_that_cannot_be_unpacked_is_damage():
    content = bytearray(odt("<manifest:manifest/>" * 9))
    start = content.index(upload.MANIFEST.encode()) + len(upload.MANIFEST)
    content[start : start + 4] = b"\xff\xff\xff\xff"

    assert check("rapor.odt", bytes(content)).code == "damaged"


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [("rapor.docx", PDF, "pdf"), ("plan.pdf", b"MZ" + b"\x00" * 64, "exe"), ("plan.pdf", PNG, "png")],
)
def test_what_a_file_is_instead_is_told(name, content, found):
    assert f"içeriği “{found}”" in str(check(name, content).reason)


def test_a_package_with_a_damaged_list_is_refused():
    content = bytearray(WORD)
    content[content.index(b"PK\x01\x02")] = 0

    assert check("rapor.docx", bytes(content)).code == "damaged"


def test_a_package_that_unpacks_to_far_more_is_refused(monkeypatch):
    monkeypatch.setattr(upload, "MOST_UNPACKED", 100)

    assert check("ekler.zip", package("a.txt", size=101)).code == "too_large_inside"


def test_a_package_of_too_many_members_is_refused(monkeypatch):
    monkeypatch.setattr(upload, "MOST_MEMBERS", 1)

    assert check("ekler.zip", package("a.txt", "b.txt")).code == "too_large_inside"


def test_the_sentence_about_size_holds_both_sizes():
    verdict = check("plan.pdf", PDF + b"x" * 4096, max_bytes=2048)

    assert str(verdict.reason) == "Dosya 4,0 KB; en çok 2,0 KB olabilir. Küçültüp yeniden yükleyin."


def test_a_judged_file_is_left_at_its_beginning():
    file = ContentFile(WORD, name="rapor.docx")

    upload.check_upload(file, kinds=["docx"], max_bytes=ROOM)

    assert file.read() == WORD


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("plan.pdf", "plan.pdf"),
        ("C:\\fakepath\\Ek 1.pdf", "Ek 1.pdf"),
        ("../../etc/passwd", "passwd"),
        ("i\u0307s\u0327.pdf", "i\u0307ş.pdf"),
        ("\u202efdp.exe\u202c.pdf", "fdp.exe.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ("", "belge"),
        ("...", "belge"),
        (".pdf", "pdf"),
        ('a<b>"c".pdf', "a-b--c-.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_name_is_kept_without_what_could_mislead(given_name, kept):
    assert upload.stored_name(given_name) == kept


@given(st.text(max_size=300))
def test_every_name_becomes_one_that_can_be_stored(name):
    kept = upload.stored_name(name)

    assert kept
    assert len(kept) <= upload.LONGEST_NAME
    assert not set(kept) & set('/\\\x00<>:"|?*\n')


def test_the_digest_is_of_the_whole_content():
    file = ContentFile(PDF, name="plan.pdf")

    assert upload.sha256_of(file) == hashlib.sha256(PDF).hexdigest()
    assert file.read() == PDF
