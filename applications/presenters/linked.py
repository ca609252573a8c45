"""Public pages as schema.org descriptions: what a search engine may say of the programme, calls, projects and files.

What nobody knows or confirmed is left out. An ``@id`` is the same in both languages, a ``url`` is the page that was read.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications.choices import FIRST_YEAR_OF_THE_MINISTRY
from applications.exports.open_data import addresses
from applications.models import Call, PublishedProject
from applications.presenters.open_data import DatasetShown, FileShown
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
        "areaServed": [_province(name) for name in places],
        "audience": [{"@type": "Audience", "audienceType": name} for name in types],
        "termsOfService": absolute(reverse("applications:guide")),
        "availableChannel": {"@type": "ServiceChannel", "serviceUrl": absolute(localized("/"))},
    }


def grant(call: Call) -> Thing:
    """A call as money that may be had: by whom, how much in all, where."""
    return {
        "@type": "MonetaryGrant",
        "@id": addresses.absolute("applications:call", call.public_id),
        "url": absolute(reverse("applications:call", args=[call.public_id])),
        "identifier": call.public_id,
        "name": call.title,
        **({"description": call.summary} if call.summary else {}),
        "amount": _lira(call.envelope),
        "funder": ministry(),
        "sponsor": agency(call.agency),
    }


def listed(calls: Iterable[Call]) -> Thing:
    """Several calls, in the order of their page."""
    places = enumerate(calls, start=1)
    return {
        "@type": "ItemList",
        "itemListElement": [{"@type": "ListItem", "position": place, "item": grant(call)} for place, call in places],
    }


def dataset(shown: DatasetShown) -> Thing:
    """A set of open data with its files; its publisher and licence only where somebody vouched for them."""
    page = addresses.absolute("applications:open_data")
    return {
        "@type": "Dataset",
        "@id": f"{page}#{shown.dataset.name}",
        "url": absolute(reverse("applications:open_data")),
        "name": f"CMDP: {shown.dataset.title}",
        "description": str(shown.dataset.about),
        "isAccessibleForFree": True,
        **_vouched_for(),
        "distribution": [_download(file) for file in shown.files],
    }


def catalogue(shown: Iterable[DatasetShown]) -> Thing:
    """Every set of open data."""
    return {
        "@type": "DataCatalog",
        "@id": addresses.absolute("open_data:catalogue"),
        "url": absolute(reverse("applications:open_data")),
        "name": _("CMDP açık veri kataloğu"),
        "dataset": [dataset(one) for one in shown],
    }


def supported(project: PublishedProject) -> Thing:
    """A supported project: the grant with what is known of its amount and of who gave it."""
    address = absolute(reverse("applications:project", args=[project.public_id]))
    known: Thing = {} if project.support is None else {"amount": _lira(project.support)}
    if project.is_released or project.year >= FIRST_YEAR_OF_THE_MINISTRY:
        known["funder"] = ministry()
    funded: Thing = {"@type": "Project", "name": project.title, "location": _province(project.province.name)}
    if project.beneficiary:
        funded["parentOrganization"] = {"@type": "Organization", "name": project.beneficiary}
    return {
        "@type": "MonetaryGrant",
        "@id": addresses.absolute("applications:project", project.public_id),
        "url": address,
        "identifier": project.public_id,
        "name": project.title,
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


def _vouched_for() -> Thing:
    told: Thing = {}
    if "OPEN_DATA_PUBLISHER" not in settings.OPEN_DATA_UNCONFIRMED:
        told["publisher"] = {"@type": "Organization", "name": settings.OPEN_DATA_PUBLISHER}
    if "OPEN_DATA_LICENCE_URL" not in settings.OPEN_DATA_UNCONFIRMED:
        told["license"] = settings.OPEN_DATA_LICENCE_URL
    return told


def _download(file: FileShown) -> Thing:
    media = file.form.media_type.partition(";")[0]
    return {"@type": "DataDownload", "encodingFormat": media, "contentUrl": absolute(file.href)}


def _lira(amount: Decimal) -> Thing:
    return {"@type": "MonetaryAmount", "currency": CURRENCY, "value": str(amount)}


def _province(name: str) -> Thing:
    return {"@type": "AdministrativeArea", "name": name, "containedInPlace": {"@type": "Country", "name": _("Türkiye")}}
