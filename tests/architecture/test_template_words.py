"""Every word of a template goes through translation: what stands bare is a name, a code or a key."""

import re

import pytest

from tests.support.modules import ROOT

PAGES = sorted(
    p for p in (ROOT / "templates").rglob("*") if p.suffix in {".html", ".txt"} and p.parent.name != "kit"
)  # the gallery shows made-up people and projects
UNSEEN = re.compile(
    r"{#.*?#}|{% comment\b.*?endcomment %}|{% (?P<tag>blocktranslate)\b.*?{% endblocktranslate %}"
    r"|{% block room %}.*?{% endblock %}|<(?P<raw>style|svg|script)\b.*?</(?P=raw)>|<!--.*?-->",
    re.DOTALL,
)
SPOKEN = re.compile(r'\s(?:title|aria-label|placeholder|alt|label)="([^"]*)"')
CODE = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
MARKUP = re.compile(r"<[^>]*>")
WORD = re.compile(r"[^\W\d_]{2,}")
# The product's name, formats and digests, a key of the keyboard, each language by its own name.
BARE = {"CMDP", "Başvuru", "XLSX", "CSV", "SHA", "Enter", "English", "Türkçe"}


def _bare_words(text: str) -> list[str]:
    """Words a reader meets that no translation tag holds."""
    written = CODE.sub(" ", UNSEEN.sub("", text))
    met = [*SPOKEN.findall(written), MARKUP.sub(" ", written)]
    return [word for part in met for word in WORD.findall(part) if word not in BARE]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('<p>{% translate "Merhaba" %}</p>', []),
        ("<p>Merhaba</p>", ["Merhaba"]),
        ("{% blocktranslate trimmed %}Merhaba {{ name }}{% endblocktranslate %} {{ name }}", []),
        ('<img alt="Harita">', ["Harita"]),
        ('<p lang="tr" class="note">{# not seen #}12</p>', []),
    ],
)
def test_a_bare_word_is_found(text, words):
    assert _bare_words(text) == words


@pytest.mark.parametrize("template", PAGES, ids=lambda p: str(p.relative_to(ROOT / "templates")))
def test_a_template_holds_no_bare_word(template):
    assert _bare_words(template.read_text(encoding="utf-8")) == []
