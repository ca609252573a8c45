"""The judge of every page's HTML finds what it says it finds."""

import pytest

from tests.support.conformance import faults

WHOLE = "<!doctype html><html lang=tr><head><title>a</title></head><body><main><h1>b</h1>{}</main></body></html>"


@pytest.mark.parametrize(
    ("piece", "fault"),
    [
        ("<p><div></div></p>", "line 1: unexpected-end-tag"),
        ("<p id=a></p><p id=a></p>", "id 'a' stands 2 times"),
        ("<label for=x>y</label>", "<label for> refers to 'x', which is nowhere"),
        ("<a href=#x>y</a>", "<a href='#x'> leads nowhere"),
        ("<ul><div></div></ul>", "<div> stands in <ul>"),
        ("<h2><ul></ul></h2>", "<ul> stands in <h2>"),
        ('<span><a href="/"><div></div></a></span>', "<div> stands in <a>"),
        ('<a href="/"><button>x</button></a>', "<button> stands in <a>"),
        ("<h3>x</h3>", "<h3> follows <h1>"),
        ("<h1>x</h1>", "<h1> stands 2 times"),
        ("<center>x</center>", "<center> is obsolete"),
        ("<img src=x>", "<img> without alt"),
        ("<time datetime=2026-11-27T18:05:04.498474Z>x</time>", "<time> with datetime '2026-11-27T18:05:04.498474Z'"),
        ('<a href="">x</a>', "<a> with an empty href"),
        ('<input name="">', "<input> with an empty name"),
        ("<p>x</p>", None),
        ("<details><summary><h2>x</h2></summary></details>", None),
        ('<div><a href="/"><div></div></a></div>', None),
    ],
)
def test_a_fault_is_found(piece, fault):
    assert faults(WHOLE.format(piece)) == ([fault] if fault else [])


def test_a_page_without_a_language_is_faulty():
    assert "<html> without lang" in faults(WHOLE.replace(" lang=tr", "").format(""))
