"""The form as a tagged PDF: its tree, its bookmarks, its language; hostile words stand in it as words."""

import io
import re

import pytest
from django.urls import reverse
from pypdf import PdfReader

from applications.exports.blank_form_pdf import form_as_pdf
from applications.exports.typeset import UNDRAWN
from applications.presenters.blank_form import Blank, Part, parts_of
from applications.queries.rule_sets import whole
from priorities.queries import definitions
from tests.factories.people import NOON
from tests.factories.rules import live_call
from tests.support.tags import kinds_of

pytestmark = pytest.mark.django_db
HOSTILE = '#import "@preview/x" #panic("boom") #read("/etc/passwd") $x^2$ ] [ \\ \\u{41} *b* _c_ `d` // e /* f <g> @h #set page()'


def _pdf(client, call, prefix=""):
    answer = client.get(prefix + reverse("applications:call_form_pdf", args=[call.public_id]))
    return PdfReader(io.BytesIO(answer.content)), answer


def _parts(call):
    return parts_of(call, whole(call.rule_set), definitions(call.edition))


def _bookmarks(rows, level=1):
    for row in rows:
        if isinstance(row, list):
            yield from _bookmarks(row, level + 1)
        else:
            yield level, row.title


def _text(paper):
    return " ".join(" ".join(page.extract_text() for page in paper.pages).split())


def _bare(text):
    """Without what line ends and hyphenation add."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def _of(call, *blanks, is_table=False):
    return PdfReader(io.BytesIO(form_as_pdf(call, [Part("x", "Bölüm", blanks, is_table=is_table)])))


def test_it_says_that_it_is_tagged_and_for_everyone(client):
    paper, answer = _pdf(client, live_call())
    root = paper.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"].value
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert "pdfuaid:part" in root["/Metadata"].get_object().get_data().decode()
    assert answer["Content-Type"] == "application/pdf"


def test_the_tree_holds_every_heading_list_and_table(client):
    call = live_call()
    parts = _parts(call)

    paper, _answer = _pdf(client, call)

    kinds = kinds_of(paper.trailer["/Root"]["/StructTreeRoot"], [])
    tables = [part for part in parts if part.is_table]
    asked = [blank for part in parts if not part.is_table for blank in part.blanks]
    assert (kinds.count("/H1"), kinds.count("/H2"), kinds.count("/H3")) == (1, len(parts), len(asked))
    assert kinds.count("/Table") == len(tables)
    assert kinds.count("/TH") == sum(len(part.blanks) for part in tables)
    assert kinds.count("/L") >= sum(bool(blank.choices) for blank in asked)


def test_bookmarks_are_the_headings(client):
    call = live_call()
    parts = _parts(call)

    paper, _answer = _pdf(client, call)

    headings = [(1, call.title_tr)]
    for part in parts:
        headings.append((2, str(part.title)))
        headings += [(3, str(blank.label)) for blank in part.blanks if not part.is_table]
    assert list(_bookmarks(paper.outline)) == headings


@pytest.mark.parametrize(("prefix", "language", "title"), [("", "tr-TR", "title_tr"), ("/en", "en-GB", "title_en")])
def test_it_is_in_the_readers_language_and_says_which(client, prefix, language, title):
    call = live_call()

    paper, _answer = _pdf(client, call, prefix)

    assert (paper.trailer["/Root"]["/Lang"], paper.metadata.title) == (language, getattr(call, title))


def test_every_word_of_the_form_is_in_it(client):
    call = live_call()

    paper, _answer = _pdf(client, call)

    pages = [re.sub(r"\S.*\d+ / \d+\s*$", "", page.extract_text()) for page in paper.pages]
    text = _bare("".join(pages))
    asked = [blank for part in _parts(call) for blank in part.blanks]
    words = [str(text) for blank in asked for text in (blank.label, blank.limit, *blank.choices)]
    assert [missing for missing in words if _bare(missing) not in text] == []


def test_turkish_letters_and_the_sign_of_the_lira_are_drawn():
    paper = _of(live_call(), Blank("İstanbul ığşçöü ĞŞÇÖÜI ₺"))

    assert "İstanbul ığşçöü ĞŞÇÖÜI ₺" in _text(paper)


def test_equal_forms_give_equal_bytes_and_others_do_not(time_machine):
    call = live_call()
    parts = _parts(call)
    time_machine.move_to(NOON)
    first = form_as_pdf(call, parts)
    time_machine.move_to(NOON.replace(day=NOON.day + 1))

    assert form_as_pdf(call, parts) == first
    assert form_as_pdf(call, parts[1:]) != first


@pytest.mark.parametrize("is_table", [False, True])
@pytest.mark.parametrize("place", ["label", "hint", "limit", "choices"])
def test_hostile_words_stand_as_words(place, is_table):
    words = {"label": "Soru", place: (HOSTILE,) if place == "choices" else HOSTILE}

    paper = _of(live_call(), Blank(**words), is_table=is_table)

    assert "".join(HOSTILE.split()) in "".join(_text(paper).replace("\u00ad", "").split())


def test_ten_thousand_characters_of_it_stand_whole():
    words = (HOSTILE + " ") * (10_000 // len(HOSTILE) + 1)

    paper = _of(live_call(), Blank("Soru", hint=words))

    assert "".join(_text(paper).split()).count("#panic") == words.count("#panic")


@pytest.mark.parametrize("sign", ["😀", "漢", "\x01", "\uffff", "\ud800"])
def test_a_sign_that_cannot_be_drawn_is_named_and_nothing_else_is_lost(sign):
    paper = _of(live_call(), Blank(f"Ön{sign}arka", hint=HOSTILE))

    text = _text(paper)
    assert f"Ön[U+{ord(sign):04X}]arka" in text
    assert "#panic" in text


@pytest.mark.parametrize("sign", ["\ufeff", "\u200b", "\u00ad"])
def test_a_sign_that_nobody_sees_takes_no_other_with_it(sign):
    text = _text(_of(live_call(), Blank(f"Ön{sign}arka", hint=HOSTILE)))

    assert "Önarka" in text.replace(sign, "").replace(f"[U+{ord(sign):04X}]", "")
    assert "#panic" in text


def test_what_is_kept_when_a_sign_is_named_can_all_be_drawn():
    kept = "".join(chr(code) for code in range(0x2700) if not UNDRAWN.match(chr(code)) and chr(code) not in "\t\n")

    paper = _of(live_call(), Blank("Soru", hint=f"{kept} 😀"))

    assert "[U+1F600]" in _text(paper)


def test_page_and_call_lead_to_it(client):
    call = live_call()

    for route in ("call", "call_form"):
        html = client.get(reverse(f"applications:{route}", args=[call.public_id])).content.decode()
        assert f'href="{reverse("applications:call_form_pdf", args=[call.public_id])}"' in html
