"""Templates and style sheets: nothing inline, every measure and colour a token."""

import re

import pytest

from tests.support.modules import ROOT

STANDS_ALONE = {
    "status/page.html"
}  # a file that the proxy hands out by itself: nothing else is there when it is needed
PAGES = sorted(p for p in (ROOT / "templates").rglob("*.html") if "mail" not in p.parts)
OURS = [p for p in PAGES if str(p.relative_to(ROOT / "templates")) not in STANDS_ALONE]
SHEETS = sorted(p for p in (ROOT / "static/css").rglob("*.css") if p.name != "tokens.css" and "vendor" not in p.parts)
INLINE = {
    "script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")", re.IGNORECASE),
    "style": re.compile(r"<style|\sstyle\s*=", re.IGNORECASE),
    "handler": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "data image": re.compile(r"(?:src|href)\s*=\s*[\"']data:", re.IGNORECASE),
}
# Django forgets at the end of a block what ``as`` named in it: elsewhere the name is empty.
SET = re.compile(r"\{% [^%]*\bas(?:var)? (\w+) %\}")
BLOCK = re.compile(r"(\{% (?:end)?block\b[^%]*%\})")
USED = re.compile(r"(?:\{\{ |=|\bif |\bnot |\band |\bor )(\w+)(?![\w=(])")
RAW = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|rgba|hsl|hsla|oklch|oklab|lab|lch)\(|(?<![\w.-])\d*\.?\d+px\b", re.IGNORECASE
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# A hairline is one device pixel whatever the size of the text; media and container queries cannot read tokens.
# Paper has its own values for the tokens: a block of them is where raw colours belong.
ALLOWED = re.compile(r"\b[01]px\b|@(?:media|container)[^{]*|:root\s*\{(?:\s*--[^:{}]+:[^;{}]+;)*\s*\}")


@pytest.mark.parametrize("page", OURS, ids=lambda p: str(p.relative_to(ROOT / "templates")))
def test_a_page_holds_nothing_inline(page):
    text = page.read_text(encoding="utf-8")

    found = [name for name, pattern in INLINE.items() if pattern.search(text)]

    assert found == []


@pytest.mark.parametrize("template", PAGES, ids=lambda p: str(p.relative_to(ROOT / "templates")))
def test_a_name_is_used_in_the_block_that_sets_it(template):
    text, known, lost = template.read_text(encoding="utf-8"), [set()], set()
    named = set(SET.findall(text))

    for part in BLOCK.split(text):
        if part.startswith("{% block"):
            known.append(set(known[-1]))
        elif part.startswith("{% endblock"):
            known.pop()
        else:
            known[-1] |= set(SET.findall(part))
            lost |= set(USED.findall(part)) & named - known[-1]

    assert lost == set()


def test_days_and_hours_are_shown_by_our_own_formats():
    foreign = re.compile(r"\|(?:date|time|naturaltime|timesince|timeuntil)\b")
    texts = {page: page.read_text(encoding="utf-8") for page in (ROOT / "templates").rglob("*.*")}

    assert [str(page) for page, text in texts.items() if foreign.search(text)] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda p: str(p.relative_to(ROOT / "static/css")))
def test_a_style_sheet_speaks_in_tokens(sheet):
    text = ALLOWED.sub("", COMMENT.sub("", sheet.read_text(encoding="utf-8")))

    assert RAW.findall(text) == []
