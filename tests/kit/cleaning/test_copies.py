"""What is taken out of a copy of each kind, and what is said where it cannot be."""

import io
import zipfile

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from PIL import Image
from pypdf import PdfReader, PdfWriter

from cmdp.kit.cleaning import UNMADE, Doubt, Taken, clean_copy, documents, open_documents, tables
from cmdp.kit.cleaning import clean as door
from cmdp.kit.veil import Known, Veil
from tests.factories import leaking
from tests.support.insides import insides

AUTHOR = "Altınova Belediyesi"
NEEDLES = ("Altınova", "Altinova")
VEIL = Veil(Known(names=frozenset({AUTHOR}), words=frozenset({"Altınova"})))
MAKERS = {
    "pdf": lambda **more: leaking.pdf(AUTHOR, **more),
    "docx": lambda **more: leaking.docx(AUTHOR, **more),
    "xlsx": lambda **more: leaking.xlsx(AUTHOR, **more),
    "odt": lambda **more: leaking.odt(AUTHOR, **more),
    "jpg": lambda: leaking.jpeg(AUTHOR),
    "png": lambda: leaking.png(AUTHOR),
}


def _clean(kind, **more):
    return clean_copy(MAKERS[kind](**more), kind, VEIL, mark="[gizlendi]")


@pytest.mark.parametrize("kind", MAKERS)
def test_the_author_is_in_the_paper_and_nowhere_in_its_copy(kind):
    before, after = insides(MAKERS[kind]()), insides(_clean(kind).content)

    assert any(needle in before for needle in NEEDLES)
    assert not any(needle in after for needle in NEEDLES)


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt"])
def test_what_a_picture_inside_says_goes_too(kind):
    picture = leaking.jpeg(AUTHOR)
    before, cleaned = insides(MAKERS[kind](picture=picture)), _clean(kind, picture=picture)

    assert before.count("Altınova") > insides(MAKERS[kind]()).count("Altınova")
    assert "Altınova" not in insides(cleaned.content)
    assert cleaned.doubts == {Doubt.PICTURES}


@pytest.mark.parametrize(
    ("kind", "taken", "doubts"),
    [
        ("pdf", {Taken.PROPERTIES, Taken.ATTACHMENTS, Taken.NOTES, Taken.LINKS}, set()),
        ("docx", {Taken.PROPERTIES, Taken.HEADERS, Taken.NOTES, Taken.CHANGES, Taken.LINKS}, set()),
        ("xlsx", {Taken.PROPERTIES, Taken.HEADERS, Taken.NOTES, Taken.NAMES}, set()),
        ("odt", set(Taken) - {Taken.ATTACHMENTS, Taken.SIGNATURES, Taken.PARTS}, set()),
        ("jpg", {Taken.PROPERTIES}, {Doubt.PICTURES}),
        ("png", {Taken.PROPERTIES}, {Doubt.PICTURES}),
    ],
)
def test_what_was_taken_out_and_what_is_in_doubt_is_told(kind, taken, doubts):
    cleaned = _clean(kind)

    assert (cleaned.taken, cleaned.doubts, cleaned.named) == (taken, doubts, ())


def test_a_pdf_still_draws_its_text():
    reader = PdfReader(io.BytesIO(_clean("pdf", pages=2).content))

    assert [page.extract_text().strip() for page in reader.pages] == [leaking.SENTENCE] * 2
    assert reader.metadata is None


def test_a_pdf_cannot_be_rid_of_a_name_in_its_text_and_says_so():
    cleaned = _clean("pdf", text="Altınova Belediyesinin raporu")

    assert (cleaned.doubts, cleaned.named) == ({Doubt.NAMES}, ("Altınova Belediyesinin",))
    assert cleaned.content


def test_a_page_without_words_may_be_scanned():
    assert _clean("pdf", text="", picture=leaking.jpeg("x")).doubts == {Doubt.NO_TEXT, Doubt.PICTURES}


def test_a_document_keeps_its_text_but_for_names_and_what_was_deleted():
    cleaned = _clean("docx", text="Altınova Belediyesinin atölyesi")
    texts = [paragraph.text for paragraph in Document(io.BytesIO(cleaned.content)).paragraphs]

    assert texts == ["[gizlendi] atölyesi", "eklendi", ""]
    assert Taken.NAMES in cleaned.taken


def test_a_name_broken_over_the_runs_of_a_document_is_hidden():
    document, out = Document(), io.BytesIO()
    paragraph = document.add_paragraph("Sunan: Alt")
    paragraph.add_run("ınova Bele").bold = True
    paragraph.add_run("diyesi, 2026")
    document.save(out)

    cleaned = clean_copy(out.getvalue(), "docx", VEIL, mark="#")

    assert Document(io.BytesIO(cleaned.content)).paragraphs[0].text == "Sunan: #, 2026"


def test_a_table_keeps_cells_formulas_and_formats():
    sheet = load_workbook(io.BytesIO(_clean("xlsx").content)).active

    assert [sheet[cell].value for cell in ("A1", "B2", "B3")] == [leaking.SENTENCE, 1250.5, "=B2*2"]
    assert (sheet["B2"].number_format, sheet.title) == ("#,##0.00", "1")


def test_an_open_document_keeps_its_text_but_for_names_and_lists_what_is_in_it():
    cleaned = _clean("odt", text="Altınova Bele<text:span>diyesinin</text:span> atölyesi", picture=leaking.jpeg("x"))
    with zipfile.ZipFile(io.BytesIO(cleaned.content)) as package:
        names, body = package.namelist(), package.read("content.xml").decode()

    assert names == ["mimetype", "content.xml", "styles.xml", "Pictures/a.jpg", "META-INF/manifest.xml"]
    assert ("[gizlendi]" in body, " atölyesi" in body, "Sunan: " in body) == (True, True, True)


def test_joined_cells_and_widths_of_a_table_stay():
    book, out = Workbook(), io.BytesIO()
    book.active.column_dimensions["A"].width = 41
    book.active.merge_cells("A5:B5")
    book.save(out)

    sheet = load_workbook(io.BytesIO(clean_copy(out.getvalue(), "xlsx", VEIL, mark="#").content)).active

    assert (sheet.column_dimensions["A"].width, [str(cells) for cells in sheet.merged_cells.ranges]) == (41, ["A5:B5"])


@pytest.mark.parametrize(("kind", "module"), [("docx", documents), ("xlsx", tables), ("odt", open_documents)])
def test_what_unpacks_to_too_much_is_left_to_a_person(kind, module, monkeypatch):
    monkeypatch.setattr(module, "MOST_UNPACKED", 10)

    assert _clean(kind).doubts == {Doubt.TOO_LARGE}


def test_a_picture_keeps_its_pixels():
    before, after = (Image.open(io.BytesIO(content)) for content in (leaking.jpeg("x"), _clean("jpg").content))

    assert (after.size, after.mode, after.getexif()) == (before.size, before.mode, {})


def _locked():
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(10, 10)
    writer.encrypt("parola")
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind", "doubt"),
    [
        (b"PK", "pptx", Doubt.UNKNOWN),
        (b"PK", "zip", Doubt.ARCHIVE),
        (b"%PDF-1.7 broken", "pdf", Doubt.BROKEN),
        (b"PK no package", "docx", Doubt.BROKEN),
        (b"PK no package", "xlsx", Doubt.BROKEN),
        (b"GIF89a", "jpg", Doubt.BROKEN),
        (_locked(), "pdf", Doubt.LOCKED),
    ],
)
def test_where_nothing_can_be_made_there_is_no_copy(content, kind, doubt):
    cleaned = clean_copy(content, kind, VEIL, mark="#")

    assert (cleaned.content, cleaned.doubts) == (b"", {doubt})
    assert doubt in UNMADE


def test_what_is_too_large_is_left_to_a_person(monkeypatch):
    monkeypatch.setattr(door, "MOST_BYTES", 10)

    assert _clean("pdf").doubts == {Doubt.TOO_LARGE}
