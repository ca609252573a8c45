import re

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import translation

from cmdp.outbox.paper import first_address, html_of

LETTERS = sorted((settings.BASE_DIR / "templates/mail").glob("*.txt"))
BARE = re.compile(r"\n\s*\n(\{% end\w+ %\})?\{% link ")


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.stem)
def test_a_button_says_what_it_opens_and_shows_no_bare_address(letter):
    assert not BARE.search(letter.read_text())


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Bir satır.", "<p>Bir satır.</p>"),
        ("Bir\niki", "<p>Bir<br>\niki</p>"),
        ("Bir\n\niki", "<p>Bir</p>\n<p>iki</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("İstenenler:\n- a", "<p>İstenenler:</p>\n<ul>\n<li>a</li>\n</ul>"),
        (
            "Bak: http://testserver/a?b=1&c=2.",
            '<p>Bak: <a href="http://testserver/a?b=1&amp;c=2">http://testserver/a?b=1&amp;c=2</a>.</p>',
        ),
        ("Sayfayı açın: http://testserver/", '<p><a class="button" href="http://testserver/">Sayfayı açın</a></p>'),
        ("Sayfayı açın:\nhttp://testserver/", '<p><a class="button" href="http://testserver/">Sayfayı açın</a></p>'),
        ("http://testserver/", '<p><a class="button" href="http://testserver/">http://testserver/</a></p>'),
        ("<script>'x'</script>", "<p>&lt;script&gt;&#x27;x&#x27;&lt;/script&gt;</p>"),
        ('javascript:alert(1) "', "<p>javascript:alert(1) &quot;</p>"),
        ("https://evil.test/x", "<p>https://evil.test/x</p>"),
        (
            "Ad: https://evil.test/ http://testserver.evil.test/",
            "<p>Ad: https://evil.test/ http://testserver.evil.test/</p>",
        ),
        (
            'http://testserver/"onclick="y',
            '<p><a href="http://testserver/">http://testserver/</a>&quot;onclick=&quot;y</p>',
        ),
    ],
)
def test_html_is_made_from_the_text(text, html):
    assert html_of(text) == html


@pytest.mark.parametrize(("language", "path"), [("tr", "/hesap/giris/"), ("en", "/en/hesap/giris/")])
def test_a_link_is_whole_and_in_the_readers_language(language, path):
    with translation.override(language):
        link = Template("{% load letters %}{% link 'account_login' %}").render(Context())

    assert link == f"http://testserver{path}"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Açın: http://testserver/hesap/, sonra http://testserver/masa/", "http://testserver/hesap/"),
        ("Sayın https://evil.example/x,\n\nAçın: http://testserver/hesap/", "http://testserver/hesap/"),
        ("Sayın http://testserver.evil.example/x", ""),
        ("Sayın http://testserver@evil.example/x", ""),
        ("Sayın https://evil.example/?a=http://testserver/hesap/", ""),
        ("Bağlantısız", ""),
    ],
)
def test_a_letter_leads_to_a_page_of_ours_or_nowhere(text, address):
    assert first_address(text) == address
