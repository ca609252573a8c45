"""Public pages as schema.org descriptions: what a search engine may say of the programme and of a call."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications.models import Call, PublishedProject
from cmdp.kit.links import absolute
from cmdp.kit.navigation import localized
from cmdp.regions.models import Agency

Thing = dict[str, Any]
MINISTRY_SITE: Final = "https://www.sanayi.gov.tr/"
CURRENCY: Final = "TRY"


def service(places: Sequence[str], types: Sequence[str]) -> Thing:
    """The programme as a service of the state; places and types are those of the calls spoken of."""
    return {
        "@type": "GovernmentService",
        "@id": absolute("/#program"),
        "name": _("Cazibe Merkezlerini Destekleme Programı"),
        "alternateName": "CMDP",
        "serviceType": _("Hibe desteği"),
        "inLanguage": get_language(),
        "provider": ministry(),
        "serviceOperator": ministry(),
        "areaServed": [_province(name) for name in places],
        "audience": [{"@type": "Audience", "audienceType": name} for name in types],
        "termsOfService": absolute(reverse("applications:guide")),
        "availableChannel": {"@type": "ServiceChannel", "serviceUrl": absolute(localized("/"))},
    }


def grant(call: Call) -> Thing:
    """A call as money that may be had: by whom, how much in all, where."""
    return {
        "@type": "MonetaryGrant",
        "@id": absolute(reverse("applications:call", args=[call.public_id])),
        "url": absolute(reverse("applications:call", args=[call.public_id])),
        "identifier": call.public_id,
        "name": call.title,
        **({"description": call.summary} if call.summary else {}),
        "amount": _lira(call.envelope),
        "funder": ministry(),
        "sponsor": agency(call.agency),
    }


def supported(project: PublishedProject) -> Thing:
    """A supported project: the grant with what is known of its amount; nothing unknown is said."""
    address = absolute(reverse("applications:project", args=[project.public_id]))
    known = {} if project.support is None else {"amount": _lira(project.support)}
    funded: Thing = {"@type": "Project", "name": project.title, "location": _province(project.province.name)}
    if project.beneficiary:
        funded["parentOrganization"] = {"@type": "Organization", "name": project.beneficiary}
    return {
        "@type": "MonetaryGrant",
        "@id": address,
        "url": address,
        "identifier": project.public_id,
        "name": project.title,
        "funder": ministry(),
        "fundedItem": funded,
        **known,
    }


def ministry() -> Thing:
    """Whose money it is."""
    return {
        "@type": "GovernmentOrganization",
        "name": _("Sanayi ve Teknoloji Bakanlığı"),
        "url": MINISTRY_SITE,
    }


def agency(row: Agency) -> Thing:
    """Who opens the call."""
    return {"@type": "GovernmentOrganization", "name": row.name, "identifier": row.nuts2}


def _lira(amount: Decimal) -> Thing:
    return {"@type": "MonetaryAmount", "currency": CURRENCY, "value": str(amount)}


def _province(name: str) -> Thing:
    return {"@type": "AdministrativeArea", "name": name, "containedInPlace": {"@type": "Country", "name": _("Türkiye")}}
