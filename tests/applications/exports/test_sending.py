"""A sending as a tagged PDF: receipt first, everything in it, the same bytes whenever it is made."""

import io
import re

import pytest
from django.utils import translation
from pypdf import PdfReader

from applications.exports.sending import sending_as_pdf
from applications.presenters.content import sections_of
from tests.factories.drafts import make_ready_draft, send
from tests.factories.rules import make_call
from tests.support.kept import kept
from tests.support.tags import kinds_of

CODE = "abcde23456fghjk78923mnpqr"
PRINTED = "ABCDE-23456-FGHJK-78923-MNPQR"


@kept
def submission(cast):
    draft = make_ready_draft(make_call(agency=cast.agency), cast.organisation, cast["owner"])
    return send(draft, by=cast["owner"])


def _paper(submission, language="tr"):
    return PdfReader(io.BytesIO(sending_as_pdf(submission, language, CODE)))


def _bare(text):
    """Without what line ends and hyphenation add."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def _foot(submission):
    return re.compile(re.escape(submission.content["reference"]) + r"\s*·.*\d+ / \d+\s*$")


def _text(submission, language="tr"):
    return _bare("".join(_foot(submission).sub("", page.extract_text()) for page in _paper(submission, language).pages))


def test_the_first_page_is_the_receipt(submission):
    first = _bare(_paper(submission).pages[0].extract_text())

    told = (submission.content["reference"], "2 Mart 2026 Pazartesi, 12.00", submission.sha256, PRINTED, "/dogrula/")
    assert [words for words in told if _bare(words) not in first] == []


def test_every_word_of_the_sending_is_in_it(submission):
    text = _text(submission)

    words = []
    for section in sections_of(submission.content):
        words += [section.title, *(word for pair in (*section.facts, *section.texts) for word in pair)]
        words += [word for row in (section.table.rows if section.table else ()) for word in row]
        words += [word for paper in section.papers for word in (paper.slot, paper.name, paper.size, paper.sha256)]
    assert len(words) > 100
    assert [missing for missing in words if _bare(missing) not in text] == []


def test_it_is_tagged_and_has_a_heading_for_every_section(submission):
    paper = _paper(submission)
    root = paper.trailer["/Root"]
    sections = sections_of(submission.content)

    kinds = kinds_of(root["/StructTreeRoot"], [])
    tables = [section.table for section in sections if section.table]
    assert root["/MarkInfo"]["/Marked"].value
    assert "pdfuaid:part" in root["/Metadata"].get_object().get_data().decode()
    assert (kinds.count("/H1"), kinds.count("/H2")) == (1, 1 + len(sections))
    assert kinds.count("/Table") == len(tables)
    assert kinds.count("/TH") == sum(len(table.head) for table in tables)
    assert kinds.count("/Figure") == 1


@pytest.mark.parametrize(("language", "said", "word"), [("tr", "tr-TR", "Alındı belgesi"), ("en", "en-GB", "Receipt")])
def test_it_is_in_one_language_and_says_which(submission, language, said, word):
    paper = _paper(submission, language)

    assert paper.trailer["/Root"]["/Lang"] == said
    assert word in paper.pages[0].extract_text()


def test_one_sending_gives_the_same_bytes_whenever_and_by_whomever_it_is_made(submission, time_machine, cast):
    first = sending_as_pdf(submission, "tr", CODE)

    time_machine.move_to("2031-05-01T10:00Z")
    cast.organisation.name = "Sonradan Değişen Ad"
    cast.organisation.save()
    cast["owner"].full_name = "Soyadı Değişen"
    cast["owner"].save()
    with translation.override("en"):
        again = sending_as_pdf(type(submission).objects.get(pk=submission.pk), "tr", CODE)

    assert first == again
    assert first != sending_as_pdf(submission, "tr", CODE[::-1])


def test_a_completion_says_so(submission):
    submission.is_completion, submission.number = True, 2

    assert "Tamamlanan başvuru" in _paper(submission).pages[0].extract_text()


HOSTILE = (
    '#import "@preview/x" #panic("boom") #read("/etc/passwd") $x^2$ ] [ \\ *b* _c_ `d` // e /* f <g> @h #set page()'
)


def test_what_was_typed_is_shown_and_never_obeyed(submission):
    content = submission.content
    content["project"]["summary"] = f"{HOSTILE}\n\nikinci\nüçüncü 🚧 \u202e"
    content["budget"]["lines"][0]["description"] = HOSTILE
    content["documents"][0]["name"] = HOSTILE

    text = _text(submission)

    assert text.count(_bare(HOSTILE)) == 3
    assert "ikinciüçüncü[U+1F6A7]" in text


def test_empty_parts_are_said_to_be_empty(submission):
    content = submission.content
    content["partners"], content["documents"], content["funding"]["sources"], content["questions"] = [], [], [], []
    content["project"]["summary"] = ""

    assert _text(submission).count(_bare("Bu bölümde bir şey yazılmamış.")) == 4


def test_five_hundred_lines_and_the_longest_words_fit(submission):
    lines = submission.content["budget"]["lines"]
    lines[0]["description"] = "x" * 300
    lines *= 500

    paper = _paper(submission)

    assert len(paper.pages) > 20
