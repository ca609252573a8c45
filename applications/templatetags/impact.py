"""What stands beside a draft of the priorities on its own pages: how to learn what it touches."""

import datetime as dt

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from applications.presenters import impact as words
from applications.queries.impact.changes import impact_of
from priorities.models import Edition

FOLDER = "applications/administrator/impact"


def beside_draft(edition: Edition, place: str, at: dt.datetime) -> SafeString:
    """A link among a draft's acts, the numbers before it is published, the way to the calls: ``settings.BESIDE_DRAFTS``."""
    context: dict[str, object] = {"edition": edition}
    if place == "numbers":
        impact = impact_of(edition, at=at)
        context |= {"impact": impact, "figures": words.figures(impact.tally)}
    return render_to_string(f"{FOLDER}/_{place}.html", context)
