"""A page of its own file, read without any of our processes: until when calls run, what was moved, when we were down.

In both languages at once, no script, no other file; whoever reads an old instant on it knows that the clock stands still.
"""

import datetime as dt
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from applications.queries.extension import announced_windows, downtimes

MOVED: Final = dt.timedelta(days=14)
DOWN: Final = dt.timedelta(days=30)


def write(*, at: dt.datetime) -> None:
    """Write the page where ``STATUS_PAGE`` says, whole: nobody reads half of it."""
    if not settings.STATUS_PAGE:
        return
    place = Path(settings.STATUS_PAGE)
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(place.name + ".part")
    with suppress(FileNotFoundError):  # two workers at once: one of them is enough
        part.write_text(page(at=at), encoding="utf-8")
        part.chmod(0o644)
        part.rename(place)


def page(*, at: dt.datetime) -> str:
    """The whole page as of an instant."""
    windows = list(announced_windows(at - MOVED))
    facts: dict[str, Any] = {
        "at": at,
        "open": [window for window in windows if window.is_open(at)],
        "moved": [window for window in windows if window.extended_at and window.extended_at > at - MOVED],
        "downtimes": list(downtimes(at - DOWN)),
        "days": DOWN.days,
        "address": settings.BASE_URL,
    }
    parts = {}
    for language in ("tr", "en"):
        with translation.override(language):
            parts[language] = render_to_string("status/part.html", facts)
    return render_to_string("status/page.html", {"parts": parts}).strip()
