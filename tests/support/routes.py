"""Walk the URL table."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def named_routes() -> dict[str, str]:
    """Full name → path pattern of every address; an unnamed one appears under its path."""
    return dict(_walk(get_resolver().url_patterns, "", ()))


def _walk(patterns: list[URLPattern | URLResolver], prefix: str, spaces: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for entry in patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from _walk(entry.url_patterns, path, inner)
        else:
            yield ":".join([*spaces, entry.name]) if entry.name else path, path
