import io
import re

from django.utils import translation
from docx import Document
from pypdf import PdfReader

from applications.exports.cover_letter import cover_letter, cover_letter_as_pdf
from tests.factories.drafts import make_ready_draft, send
from tests.factories.rules import make_call
from tests.support.kept import kept


@kept
def submission(cast):
    draft = make_ready_draft(make_call(), cast.organisation, cast["owner"])
    return send(draft, by=cast["owner"])


def _words(submission):
    paper = Document(io.BytesIO(cover_letter(submission)))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in paper.paragraphs), *cells]


def test_the_letter_names_applicant_agency_reference_and_hash(submission, cast):
    words = _words(submission)

    agency = submission.content["call"]["agency"]["name"]
    assert "TR83/26/CMDP/0001" in words
    assert submission.sha256 in words
    assert "1.600.000,00 TL (%80)" in words
    assert any(line.startswith("OKA KALKINMA AJANSI") for line in words), agency


def test_the_letter_speaks_turkish_to_an_english_reader(submission):
    with translation.override("en"):
        words = _words(submission)

    assert any("2 Mart 2026 Pazartesi, 12.00" in line for line in words)


def test_the_letter_lists_the_papers_and_the_contact(submission):
    words = _words(submission)

    assert "1. Proje değerlendirme raporu: karar.pdf" in words
    assert "İrtibat: Ayşe Işık · Proje sorumlusu · irtibat@ornek.test · 0362 000 00 00" in words


def test_the_letter_reads_the_frozen_content_alone(submission, cast):
    cast.organisation.name = "Sonradan Değişen Ad"
    cast.organisation.save()

    assert not any("SONRADAN" in line for line in _words(submission))


def test_a_sparse_sending_has_a_letter_too(submission):
    content = submission.content
    content["priorities"]["main"], content["budget"]["total_cost"], content["documents"] = None, "0.00", []
    content["applicant"]["unit_name"] = "Fen İşleri Müdürlüğü"

    words = _words(submission)

    assert "Fen İşleri Müdürlüğü" in words
    assert "1.600.000,00 TL" in words
    assert not any(line.startswith("Ekler") for line in words)


def _bare(text):
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def test_the_pdf_says_the_same_as_the_word_file(submission):
    paper = PdfReader(io.BytesIO(cover_letter_as_pdf(submission)))

    text = _bare("".join(page.extract_text() for page in paper.pages))
    assert [line for line in _words(submission) if _bare(line) not in text] == []
    assert paper.trailer["/Root"]["/Lang"] == "tr-TR"
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"].value


def test_the_pdf_is_the_same_to_the_byte_whoever_asks_and_when(submission, time_machine):
    first = cover_letter_as_pdf(submission)

    time_machine.move_to("2031-05-01T10:00Z")
    with translation.override("en"):
        assert cover_letter_as_pdf(submission) == first


def test_a_sparse_sending_has_a_pdf_too(submission):
    submission.content["applicant"]["unit_name"], submission.content["documents"] = "Fen İşleri Müdürlüğü", []

    text = PdfReader(io.BytesIO(cover_letter_as_pdf(submission))).pages[0].extract_text()

    assert "Fen İşleri Müdürlüğü" in text
    assert "Ekler" not in text
