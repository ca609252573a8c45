"""``{% load head %}``: what a page says of itself in its head – to a browser's tab, a search engine, a shared link."""

import html
import json
import re
from typing import Any, Final

from django import template
from django.conf import settings
from django.template import Context
from django.templatetags.static import static
from django.urls import translate_url
from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cmdp.kit.links import absolute
from cmdp.kit.problems import Problem

register = template.Library()

SITE: Final = "CMDP Başvuru"
DESCRIPTION: Final = 200
LOCALES: Final = {"tr": "tr_TR", "en": "en_GB"}
# Inside a script element only these can end it or start a comment; as escapes they are the same JSON.
ESCAPES: Final = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


@register.simple_block_tag(takes_context=True)
def page_title(context: Context, content: str, problems: list[Problem]) -> SafeString:
    """What the ``title`` element says; between stands the page's own name, which shared links show too."""
    context["title_words"] = title = plain(content)
    error = _("Hata:") + " " if problems else ""
    return format_html("{}{} – {}", error, title, SITE)


@register.simple_block_tag(takes_context=True)
def public_head(context: Context, content: str) -> SafeString:
    """Description, addresses in both languages and the card of a public page; between stands its description."""
    path = context["request"].path
    title, about = context["title_words"], Truncator(plain(content)).chars(DESCRIPTION)
    here = get_language() or "tr"
    metas = [
        ("name", "description", about),
        ("property", "og:type", "website"),
        ("property", "og:site_name", SITE),
        ("property", "og:locale", LOCALES[here]),
        ("property", "og:title", title),
        ("property", "og:description", about),
        ("property", "og:url", absolute(path)),
        ("property", "og:image", absolute(static("img/card.png"))),
        ("property", "og:image:width", "1200"),
        ("property", "og:image:height", "630"),
        ("property", "og:image:alt", _("CMDP Başvuru: bir merkeze doğru beş yay")),
        ("name", "twitter:card", "summary_large_image"),
    ]
    lines = format_html_join("\n  ", '<meta {}="{}" content="{}">', (meta for meta in metas if meta[2]))
    return format_html("{}\n  {}", lines, _addresses(path))


@register.simple_tag
def linked_data(thing: dict[str, Any]) -> SafeString:
    """A schema.org description as a block of JSON-LD: data, never run, and nothing in it can end it."""
    text = json.dumps({"@context": "https://schema.org", **thing}, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def plain(content: str) -> str:
    """The words of a piece of a page: no tags, no entities, one blank between words."""
    return re.sub(r"\s+", " ", html.unescape(strip_tags(content))).strip()


def _addresses(path: str) -> SafeString:
    """Where this page stands for good, and where in each language."""
    languages = [(code, absolute(translate_url(path, code))) for code, _name in settings.LANGUAGES]
    rows = [*languages, ("x-default", languages[0][1])]
    links = format_html_join("\n  ", '<link rel="alternate" hreflang="{}" href="{}">', rows)
    return format_html('<link rel="canonical" href="{}">\n  {}', absolute(path), links)
