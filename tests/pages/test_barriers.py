"""The judge of what keeps somebody from using a page finds what it says it finds."""

import pytest

from tests.support.browser import barriers, pale_letters

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGE = "<!doctype html><html lang=tr><head><title>a</title><style>{}</style></head><body><main><h1>Başlık</h1>{}</main></body></html>"
PALE = "<p style='color: rgb(200, 200, 200)'>sözler</p>"

ON_GREY = "<div style='background: rgb(180, 180, 180)'><p style='color: rgb(110, 110, 110)'>sözler</p></div>"


@pytest.fixture
def show(chromium):
    page = chromium.new_page()

    def show_it(piece, style=""):
        page.set_content(PAGE.format(style, piece))
        return page

    yield show_it
    page.close()


def test_a_good_page_has_none(show):
    assert barriers(show("<p>sözler</p>")) == []


@pytest.mark.parametrize(("words", "place"), [(PALE, "p:nth-child(3)"), (ON_GREY, "div > p")])
def test_pale_letters_are_found_though_others_passed(show, words, place):
    before = pale_letters(show("<p>sözler</p>"))

    found = pale_letters(show(f"<p>sözler</p>{words}"))

    assert (before, found) == ([], [f"color-contrast: {place}"])


def test_letters_pale_in_the_dark_only_are_found(show):
    style = "@media (prefers-color-scheme: dark) {body {background: rgb(20, 20, 20); color: white} p {color: rgb(60, 60, 60)}}"

    assert barriers(show("<p>sözler</p>", style)) == ["dark: color-contrast: p"]


def test_a_look_that_passed_is_not_judged_again(show):
    page = show("<p>sözler</p>")
    before = pale_letters(page)

    page.evaluate("void (axe.run = () => { throw new Error('asked again') })")

    assert (before, pale_letters(page)) == ([], [])


@pytest.mark.parametrize(
    ("piece", "fault"),
    [
        ("<button></button>", "button-name: button"),
        ("<p style='width: 2000px'>sözler</p>", "pushed sideways"),
    ],
)
def test_other_faults_are_found_at_each_width(show, piece, fault):
    assert {f"320: {fault}", f"1280: {fault}"} <= set(barriers(show(piece)))
