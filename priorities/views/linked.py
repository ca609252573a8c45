"""Axes and measures as schema.org terms: what a search engine may say of them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from cmdp.kit.links import absolute
from priorities.models import Edition, Measure

Thing = dict[str, Any]


def edition_terms(edition: Edition, measures: list[Measure]) -> Thing:
    """An edition as a set of terms, one for each measure, on the service that rests on them."""
    return {
        "@type": "DefinedTermSet",
        "@id": _lasting("priorities:edition", edition.number),
        "url": absolute(reverse("priorities:edition", args=[edition.number])),
        "name": _("CMDP öncelikleri, %(edition)s") % {"edition": edition},
        "inLanguage": get_language(),
        "about": {
            "@type": "GovernmentService",
            "@id": absolute("/#program"),
            "name": _("Cazibe Merkezlerini Destekleme Programı"),
        },
        "hasDefinedTerm": [_term(edition, measure) for measure in measures],
    }


def measure_term(measure: Measure) -> Thing:
    """A measure as a term of its edition."""
    return {
        **_term(measure.edition, measure),
        "inDefinedTermSet": _lasting("priorities:edition", measure.edition.number),
    }


def _term(edition: Edition, measure: Measure) -> Thing:
    return {
        "@type": "DefinedTerm",
        "@id": _lasting("priorities:edition_measure", edition.number, measure.code),
        "url": absolute(reverse("priorities:edition_measure", args=[edition.number, measure.code])),
        "termCode": measure.code,
        "name": measure.title,
    }


def _lasting(name: str, *args: object) -> str:
    """The same in both languages."""
    with override("tr"):
        return absolute(reverse(name, args=args))
