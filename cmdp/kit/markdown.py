"""Light Markdown from people into safe HTML: paragraphs, emphasis, lists, links; nothing else."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

RULES = ["emphasis", "link", "autolink", "list", "newline", "escape", "entity"]
TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "a"}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}

_reader = MarkdownIt("zero", {"breaks": True, "html": False}).enable(RULES)


def render_markdown(text: str) -> SafeString:
    """HTML of a text written in light Markdown.

    Headings, pictures, code and HTML stay as typed: a text never breaks the page's own outline.
    What the reader lets through is cleaned once more by a list of allowed tags.
    """
    html = _reader.render(text.replace("\r\n", "\n"))
    return mark_safe(nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES))
