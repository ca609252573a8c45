"""The plain text of a letter and the simple HTML made from it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from cmdp.kit.navigation import localized

ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)]")
ONLY_A_LINK = re.compile(rf"(?:(?P<label>[^\n]{{1,120}}):\s+)?(?P<address>{ADDRESS.pattern})")
BULLET = "- "


def write(kind: str, context: dict[str, Any]) -> tuple[str, str, str]:
    """Subject, text and HTML of a letter in the active language.

    The first line of ``mail/<kind>.txt`` is the subject, unless ``words`` in the context (subject, body) take the template's place.
    Nothing is escaped in the text; all of it is in the HTML.
    """
    context = {**context, "base_url": settings.BASE_URL.rstrip("/") + localized("/")}
    subject, body = context.get("words") or plain(f"mail/{kind}.txt", context).split("\n", 1)
    subject, body = " ".join(subject.split())[:300], body.strip()
    text = plain("mail/layout.txt", {**context, "body": body})
    page = get_template("mail/layout.html").render({**context, "subject": subject, "body": html_of(body)})
    return subject, text, page


def html_of(text: str) -> SafeString:
    """Paragraphs, lists of lines that begin with "- ", and a paragraph that is one link as a button.

    Only pages of ours become links: a letter quotes what people typed, and is trusted for whose letter it is.
    """
    blocks = re.split(r"\n\s*\n", text.strip())
    return mark_safe("\n".join(part for block in blocks for part in _block(block)))


def first_address(text: str) -> str:
    """The first page of ours that a letter leads to; empty where it leads to none."""
    return next((found[0] for found in ADDRESS.finditer(text) if _is_ours(found[0])), "")


def _is_ours(address: str) -> bool:
    home = settings.BASE_URL.rstrip("/")
    return address == home or address.startswith(f"{home}/")


def plain(name: str, context: Mapping[str, Any]) -> str:
    """A template of a letter, or a part of one, as text: nothing escaped, no space at line ends, no gap of many lines."""
    # The engine's own template, for only it can be told not to escape.
    rendered = get_template(name).template.render(Context(dict(context), autoescape=False))  # type: ignore[attr-defined]
    return tidy(rendered) + "\n"


def tidy(text: str) -> str:
    """Text without space at line ends and around it, and without a gap of many lines."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def _block(block: str) -> Iterator[SafeString]:
    if (whole := ONLY_A_LINK.fullmatch(block.strip())) and _is_ours(whole["address"]):
        yield _button(whole["address"], whole["label"] or whole["address"])
        return
    lines = [line.strip() for line in block.splitlines()]
    prose = [line for line in lines if not line.startswith(BULLET)]
    items = [line.removeprefix(BULLET) for line in lines if line.startswith(BULLET)]
    if prose:
        yield format_html("<p>{}</p>", format_html_join(mark_safe("<br>\n"), "{}", ((_linked(x),) for x in prose)))
    if items:
        yield format_html("<ul>\n{}\n</ul>", format_html_join("\n", "<li>{}</li>", ((_linked(x),) for x in items)))


def _button(address: str, label: str) -> SafeString:
    return format_html('<p><a class="button" href="{}">{}</a></p>', address, label)


def _linked(line: str) -> SafeString:
    parts, end = [], 0
    for found in filter(lambda found: _is_ours(found[0]), ADDRESS.finditer(line)):
        parts += [escape(line[end : found.start()]), format_html('<a href="{0}">{0}</a>', found[0])]
        end = found.end()
    return mark_safe("".join([*parts, escape(line[end:])]))
