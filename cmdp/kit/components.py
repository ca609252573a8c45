"""Template components with declared props: a typo in a page dies at render, in a test, not before a reader."""

from collections.abc import Mapping
from typing import Any

from django.template import Library, TemplateSyntaxError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


def draw(name: str, props: Mapping[str, Any], *, required: frozenset[str], optional: Mapping[str, Any]) -> SafeString:
    """``components/<name>.html`` with these props; an unknown or a missing one raises."""
    known = required | optional.keys()
    if wrong := (props.keys() - known) | (required - props.keys()):
        raise TemplateSyntaxError(f"{name}: unknown or missing props {sorted(wrong)}")
    return render_to_string(f"components/{name}.html", {**optional, **props})


def component(library: Library, name: str, /, *, required: set[str] | None = None, **optional: Any) -> None:
    """Make ``{% name prop=… %}`` from ``components/name.html``; ``optional`` names the defaults."""
    needed = frozenset(required or ())

    def render(**props: Any) -> SafeString:
        return draw(name, props, required=needed, optional=optional)

    library.simple_tag(render, name=name)


def block_component(library: Library, name: str, /, *, required: set[str] | None = None, **optional: Any) -> None:
    """Make ``{% name prop=… %}…{% endname %}``; what stands between is the prop ``content``."""
    needed = frozenset(required or ()) | {"content"}

    def render(content: SafeString, **props: Any) -> SafeString:
        return draw(name, {**props, "content": content}, required=needed, optional=optional)

    library.simple_block_tag(render, name=name)
