"""Template components with declared props: a typo in a page dies at render, in a test, not before a reader."""

from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from typing import Any, Final

from django.template import Library, TemplateSyntaxError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

Draw = Callable[..., SafeString]
MOST_KEPT: Final = 1024


def draw(name: str, props: Mapping[str, Any], *, required: frozenset[str], optional: Mapping[str, Any]) -> SafeString:
    """``components/<name>.html`` with these props; an unknown or a missing one raises."""
    check(name, props, required=required, optional=optional)
    return render_to_string(f"components/{name}.html", {**optional, **props})


def check(name: str, props: Mapping[str, Any], *, required: frozenset[str], optional: Mapping[str, Any]) -> None:
    """Raise for an unknown or a missing prop."""
    known = required | optional.keys()
    if wrong := (props.keys() - known) | (required - props.keys()):
        raise TemplateSyntaxError(f"{name}: unknown or missing props {sorted(wrong)}")


def component(library: Library, name: str, /, *, required: set[str] | None = None, **optional: Any) -> None:
    """Make ``{% name prop=… %}`` from ``components/name.html``; ``optional`` names the defaults."""
    needed = frozenset(required or ())

    def render(**props: Any) -> SafeString:
        return draw(name, props, required=needed, optional=optional)

    library.simple_tag(render, name=name)


def quick_component(library: Library, name: str, by: Draw, /, *, required: set[str], **optional: Any) -> None:
    """Make ``{% name prop=… %}`` of a function: for what stands many times on one page."""
    needed = frozenset(required)

    def render(**props: Any) -> SafeString:
        check(name, props, required=needed, optional=optional)
        return by(**props)

    library.simple_tag(render, name=name)


def block_component(library: Library, name: str, /, *, required: set[str] | None = None, **optional: Any) -> None:
    """Make ``{% name prop=… %}…{% endname %}``; what stands between is the prop ``content``."""
    needed = frozenset(required or ()) | {"content"}

    def render(content: SafeString, **props: Any) -> SafeString:
        return draw(name, {**props, "content": content}, required=needed, optional=optional)

    library.simple_block_tag(render, name=name)


def quick_block(library: Library, name: str, by: Draw, /, *, required: set[str] | None = None, **optional: Any) -> None:
    """Make ``{% name prop=… %}…{% endname %}`` of a function: for what stands many times on one page."""
    needed = frozenset(required or ())

    def render(content: SafeString, **props: Any) -> SafeString:
        check(name, props, required=needed, optional=optional)
        return by(content=content, **props)

    library.simple_block_tag(render, name=name)


def kept(template: str, /, **told: Hashable) -> SafeString:
    """A template of the language and of what it is ``told`` alone, drawn once and then given out again.

    For what reads the same on page after page (docs/adr/0025): it sees neither request nor person, so nothing of one
    reader can stand on the page of another. What it is told is compared by value; nobody changes it afterwards.
    """
    return _kept(template, get_language(), tuple(told.items()))


@lru_cache(maxsize=MOST_KEPT)
def _kept(template: str, _language: str | None, told: tuple[tuple[str, Hashable], ...]) -> SafeString:
    return render_to_string(template, dict(told))
