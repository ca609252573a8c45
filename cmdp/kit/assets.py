"""Which style sheets a page has, in order; one list for development, joining and tests."""

from pathlib import Path

from django.conf import settings

JOINED = "css/app.css"
FIRST = (
    "css/layers.css",
    "vendor/bootstrap/bootstrap-subset.css",
    "css/tokens.css",
    "css/fonts.css",
    "css/base.css",
    "css/layout.css",
)
FOLDERS = ("css/components", "css/desks")
LAST = ("css/utilities.css", "css/print.css")


def stylesheets() -> list[str]:
    """Every sheet by its name below ``static/``; a component's sheet is found by standing in its folder."""
    root = Path(settings.STATICFILES_DIRS[0])
    found = [f"{folder}/{sheet.name}" for folder in FOLDERS for sheet in sorted((root / folder).glob("*.css"))]
    return [*FIRST, *found, *LAST]
