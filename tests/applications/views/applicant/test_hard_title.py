"""A title of emoji, another script and what looks like code goes along everywhere a title goes."""

import html
import io

from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook
from pypdf import PdfReader

from applications.choices import SectionKey
from applications.domain.private_calendar import make_calendar
from applications.exports.cover_letter import cover_letter, cover_letter_as_pdf
from applications.exports.sending import sending_as_pdf
from cmdp.kit.text import clean_line
from cmdp.outbox.models import Letter
from tests.factories.drafts import write
from tests.factories.people import NOON

TITLE = "🏭 مشروع \u202eIşık\u202c atölyesi 👩‍🔧 <b>&amp; =1+1"
CODE = "abcde23456fghjk78923mnpqr"


def _words_of(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def _text_of(pdf):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_a_title_of_emoji_and_two_directions_goes_along_everywhere(owner, cast, ready, address):
    title = clean_line(TITLE)
    write(ready, SectionKey.PROJECT, by=cast["owner"], title=title)
    receipt = owner.post(address("proposal_send", ready), {"agreed": "on"}, follow=True)
    submission = ready.submissions.get()
    sheet = owner.get(address("budget_file", ready))
    feed = owner.get(f"/takvim/{make_calendar(by=cast['owner'], at=NOON)}.ics")

    assert "\u202e" not in title
    assert submission.content["project"]["title"] == title
    assert html.escape(title) in receipt.content.decode()
    assert all(title in letter.text for letter in Letter.objects.filter(key__contains="received"))
    assert title in _words_of(Document(io.BytesIO(cover_letter(submission))))
    for paper in (cover_letter_as_pdf(submission), sending_as_pdf(submission, "tr", CODE)):
        assert "atölyesi" in _text_of(paper)
        assert "<b>&amp; =1+1" in _text_of(paper)
    assert load_workbook(io.BytesIO(b"".join(sheet))).worksheets[0].max_row > 1
    assert sheet["Content-Disposition"].isascii()
    assert (feed.status_code, bool(Calendar.from_ical(feed.content).walk("VEVENT"))) == (200, True)
