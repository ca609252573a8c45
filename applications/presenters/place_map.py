"""Where a project is to be carried out, on the map: its province among the neighbours, and the point that was written."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _

from cmdp.kit.charts.locator import Locator, draw_locator
from cmdp.kit.formats import format_number
from cmdp.regions.map import PROVINCES_MAP
from cmdp.regions.queries import province_names

NAME: Final = "yer-haritasi"
PLACES: Final = 5  # of a coordinate, as it is kept


def place_map(content: Mapping[str, Any]) -> Locator | None:
    """The map of a sending's place; nothing where it names no province. One query."""
    place, names = content["place"], province_names()
    own = next((plate for plate, name in names.items() if name == place["province"]), None)
    if own is None:
        return None
    point = _point(place.get("coordinates", ""))
    where = ", ".join(part for part in (place["province"], place["district"]) if part)
    return draw_locator(
        NAME,
        _("Haritada uygulama yeri: %(where)s") % {"where": where},
        _described(place["province"], point),
        sheet=PROVINCES_MAP,
        own=own,
        names=names,
        spot=PROVINCES_MAP.spot(latitude=float(point[0]), longitude=float(point[1])) if point else None,
    )


def _point(coordinates: str) -> tuple[Decimal, Decimal] | None:
    """Latitude and longitude of ``41.28667, 36.33000``."""
    if not coordinates:
        return None
    latitude, longitude = coordinates.split(", ")
    return Decimal(latitude), Decimal(longitude)


def _described(province: str, point: tuple[Decimal, Decimal] | None) -> str:
    if point is None:
        return _("%(province)s, komşu illerle birlikte. Başvuruda koordinat yazmıyor.") % {"province": province}
    told = {
        "province": province,
        "north": format_number(point[0], places=PLACES),
        "east": format_number(point[1], places=PLACES),
    }
    return _("%(province)s, komşu illerle birlikte; nokta %(north)s enleminde, %(east)s boylamında.") % told
