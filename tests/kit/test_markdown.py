import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdp.kit.markdown import render_markdown


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("Bir *vurgu*, bir **kalın**.", "<p>Bir <em>vurgu</em>, bir <strong>kalın</strong>.</p>"),
        ("Bir\r\niki\r\n\r\nüç", "<p>Bir<br>\niki</p>\n<p>üç</p>"),
        ("- bir\n- iki", "<ul>\n<li>bir</li>\n<li>iki</li>\n</ul>"),
        ("2. iki", '<ol start="2">\n<li>iki</li>\n</ol>'),
        (
            "[OKA](https://www.oka.org.tr)",
            '<p><a href="https://www.oka.org.tr" rel="noopener noreferrer">OKA</a></p>',
        ),
        ("# Başlık", "<p># Başlık</p>"),
        ("<b onclick=x>kalın</b>", "<p>&lt;b onclick=x&gt;kalın&lt;/b&gt;</p>"),
        ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>"),
        (
            "![resim](https://a.test/b.png)",
            '<p>!<a href="https://a.test/b.png" rel="noopener noreferrer">resim</a></p>',
        ),
    ],
)
def test_light_markdown_becomes_safe_html(text, html):
    assert render_markdown(text).strip() == html


@given(st.text(alphabet="<>\"'&*_[]()!`#-+ \n:/abjavscriptonloğüİ", max_size=80))
def test_no_text_brings_a_tag_of_its_own(text):
    html = render_markdown(text)

    bare = html
    for tag in ("p", "br", "em", "strong", "ul", "ol", "li", "a"):
        bare = bare.replace(f"<{tag}>", "").replace(f"</{tag}>", "").replace(f"<{tag} ", "")
    assert "<" not in bare
    assert "<script" not in html
