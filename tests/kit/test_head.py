"""What a page says of itself in its head."""

import json
import re

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from cmdp.kit.links import absolute
from cmdp.kit.templatetags.head import linked_data, plain

PAGE = (
    "{% load head %}<title>{% page_title problems=found %}{{ title }}{% endpage_title %}</title>"
    "{% public_head %}{{ about }}{% endpublic_head %}"
)


def _head(path="/cagrilar/", title="Çağrılar", about="Açık çağrılar", found=()):
    words = {"request": RequestFactory().get(path + "?sonra=1"), "title": title, "about": about, "found": found}
    return Template(PAGE).render(Context(words))


def _meta(head):
    return dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', head))


def test_the_title_names_the_page_first():
    assert "<title>Çağrılar – CMDP Başvuru</title>" in _head()
    assert "<title>Hata: Çağrılar – CMDP Başvuru</title>" in _head(found=["x"])


def test_a_page_has_one_address_for_good_and_one_in_each_language(settings):
    settings.BASE_URL = "https://cmdp.example/"

    head = _head()

    assert '<link rel="canonical" href="https://cmdp.example/cagrilar/">' in head
    assert re.findall(r'hreflang="([^"]+)" href="([^"]+)"', head) == [
        ("tr", "https://cmdp.example/cagrilar/"),
        ("en", "https://cmdp.example/en/cagrilar/"),
        ("x-default", "https://cmdp.example/cagrilar/"),
    ]


def test_the_english_page_is_its_own_canonical():
    with translation.override("en"):
        head = _head("/en/cagrilar/")

    assert f'<link rel="canonical" href="{absolute("/en/cagrilar/")}">' in head
    assert _meta(head)["og:locale"] == "en_GB"


def test_a_shared_link_shows_title_sentence_and_picture():
    meta = _meta(_head())

    assert (meta["og:title"], meta["og:description"], meta["description"]) == ("Çağrılar", *["Açık çağrılar"] * 2)
    assert meta["og:image"] == absolute("/static/img/card.png")
    assert meta["twitter:card"] == "summary_large_image"


def test_a_page_without_a_description_says_none():
    assert {"description", "og:description"} & _meta(_head(about="")).keys() == set()


def test_what_people_wrote_stays_words():
    head = _head(title='<b>"Kalıp"</b> & döküm', about='<script>alert(1)</script>\n\n  "x" ' + "ç" * 300)

    assert "<script>" not in head
    assert "<title>&lt;b&gt;&quot;Kalıp&quot;&lt;/b&gt; &amp; döküm – CMDP Başvuru</title>" in head
    assert _meta(head)["og:title"] == "&lt;b&gt;&quot;Kalıp&quot;&lt;/b&gt; &amp; döküm"
    assert len(_meta(head)["og:description"]) < 250


@pytest.mark.parametrize(
    ("content", "words"),
    [("<p>a</p>\n <b>b</b>", "a b"), ("a &amp; b", "a & b"), ("  ", ""), ("&lt;b&gt;", "<b>")],
)
def test_words_of_a_piece_of_a_page(content, words):
    assert plain(content) == words


def test_nothing_in_linked_data_can_end_it():
    name = "</script><!-- \u2028 & <script>"

    block = linked_data({"@type": "Thing", "name": name})

    inside = re.fullmatch(r'<script type="application/ld\+json">([^<>&\u2028]*)</script>', block)
    assert json.loads(inside[1]) == {"@context": "https://schema.org", "@type": "Thing", "name": name}
