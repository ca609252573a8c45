"""What is wrong with a page's HTML: the parser's own errors, and the rules of content that no parser minds."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from justhtml import JustHTML

REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "form", "list")
PHRASING_ONLY = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "span",
    "dt",
    "label",
    "button",
    "summary",
    "strong",
    "em",
    "small",
    "a",
}
BLOCKS = {
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
}  # fmt: skip
TRANSPARENT = {"a"}
INTERACTIVE = {"a", "button", "input", "select", "textarea", "details", "summary", "label"}
CHILDREN = {
    "ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"}, "table": {"caption", "colgroup", "thead", "tbody", "tfoot"},
    "thead": {"tr"}, "tbody": {"tr"}, "tfoot": {"tr"}, "tr": {"th", "td"}, "select": {"option", "optgroup", "hr"},
}  # fmt: skip
OBSOLETE = {"center", "font", "big", "strike", "tt", "acronym", "marquee", "frame", "frameset"}
INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})?)?")
ONCE = ("title", "main", "h1")


def faults(text: str) -> list[str]:
    """Every fault in one line each; empty for a page that conforms as far as we judge."""
    page = JustHTML(text, collect_errors=True, sanitize=False)
    found = [f"line {error.line}: {error.code}" for error in page.errors]
    nodes = list(_elements(page.root))
    return [*found, *_ids(nodes), *_nesting(nodes), *_once(nodes), *_attributes(nodes)]


def _elements(node: Any) -> Iterator[Any]:
    for child in node.children or ():
        if not child.name.startswith(("#", "!")):
            yield child
            yield from _elements(child)


def _ids(nodes: list[Any]) -> Iterator[str]:
    """An id is one thing's, and what refers to one finds it."""
    ids = Counter(node.attrs["id"] for node in nodes if node.attrs.get("id"))
    yield from (f"id {name!r} stands {times} times" for name, times in ids.items() if times > 1)
    for node in nodes:
        for name in REFERENCES:
            missing = [word for word in (node.attrs.get(name) or "").split() if word not in ids]
            yield from (f"<{node.name} {name}> refers to {word!r}, which is nowhere" for word in missing)
        target = node.attrs.get("href") or ""
        if node.name == "a" and target.startswith("#") and len(target) > 1 and target[1:] not in ids:
            yield f"<a href={target!r}> leads nowhere"


def _nesting(nodes: list[Any]) -> Iterator[str]:
    for node in nodes:
        allowed = CHILDREN.get(node.name)
        for child in node.children or ():
            if child.name.startswith(("#", "!")) or child.name in {"script", "template"}:
                continue
            if allowed is not None and child.name not in allowed:
                yield f"<{child.name}> stands in <{node.name}>"
            if node.name in PHRASING_ONLY and child.name in BLOCKS and not _may_hold(node, child):
                yield f"<{child.name}> stands in <{node.name}>"
        if node.name in INTERACTIVE and (outer := _around(node)):
            yield f"<{node.name}> stands in <{outer}>"


def _may_hold(node: Any, child: Any) -> bool:
    """A link is what its parent may be; a summary may hold a heading."""
    if node.name in TRANSPARENT:
        return node.parent.name not in PHRASING_ONLY
    return node.name == "summary" and child.name.startswith("h")


def _around(node: Any) -> str:
    """The interactive element that another one must not stand in."""
    outer = node.parent
    while outer is not None and outer.name not in {"a", "button"}:
        outer = outer.parent
    return outer.name if outer is not None else ""


def _once(nodes: list[Any]) -> Iterator[str]:
    # A picture drawn as SVG has titles of its own.
    names = Counter(node.name for node in nodes if node.name != "title" or node.parent.name == "head")
    yield from (f"<{name}> stands {names[name]} times" for name in ONCE if names[name] != 1)
    yield from (f"<{name}> is obsolete" for name in OBSOLETE & names.keys())
    levels = [int(node.name[1]) for node in nodes if node.name in {"h1", "h2", "h3", "h4", "h5", "h6"}]
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"<h{after}> follows <h{before}>"


def _attributes(nodes: list[Any]) -> Iterator[str]:
    for node in nodes:
        if node.name == "img" and "alt" not in node.attrs:
            yield "<img> without alt"
        if node.name == "time" and not INSTANT.fullmatch(node.attrs.get("datetime") or ""):
            yield f"<time> with datetime {node.attrs.get('datetime')!r}"
        if node.name == "html" and not node.attrs.get("lang"):
            yield "<html> without lang"
        if node.name in {"a", "link"} and node.attrs.get("href") == "":
            yield f"<{node.name}> with an empty href"
        if node.name in {"input", "select", "textarea", "button"} and node.attrs.get("name") == "":
            yield f"<{node.name}> with an empty name"
