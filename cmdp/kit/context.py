"""What every page may show."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cmdp.kit.actors import Actor
from cmdp.kit.navigation import navigation, other_language
from cmdp.kit.returning import way_back

STAFF = ("agency_", "ministry_", "administrator")


def page(request: HttpRequest) -> dict[str, Any]:
    """The mode (a trial says so on every page, and where letters lie), the instant of arrival, where one may go or was going, and in which language."""
    return {
        "mode": settings.MODE,
        "keeps_letters": bool(settings.OUTBOX_FOLDER),
        "now": getattr(request, "arrived_at", None),
        "navigation": SimpleLazyObject(partial(navigation, request)),
        "other_language": SimpleLazyObject(partial(other_language, request)),
        "way_back": SimpleLazyObject(partial(way_back, request)),
        "is_staff_here": SimpleLazyObject(partial(is_staff, getattr(request, "user", None))),
    }


def is_staff(person: object) -> bool:
    """Whether the person works for an agency, the Ministry or the system; asked of any actor."""
    if not isinstance(person, Actor) or not getattr(person, "is_authenticated", False):
        return False
    return any(capacity.startswith(STAFF) for capacity in person.capacities())
