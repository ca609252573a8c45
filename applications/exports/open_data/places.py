"""Agencies and provinces as open data: the codes that the other rows speak in."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.exports.open_data.fields import Field, Kind
from cmdp.regions.models import Agency, Province

AGENCY_FIELDS = (
    Field("nuts2", Kind.TEXT, _("Düzey 2 (NUTS 2) kodu"), "TR83"),
    Field("short_name", Kind.TEXT, _("Kısa adı"), "OKA"),
    Field("name", Kind.TEXT, _("Adı"), "Orta Karadeniz Kalkınma Ajansı"),
    Field("provinces", Kind.CODES, _("İllerinin Düzey 3 (NUTS 3) kodları"), ["TR831", "TR832"]),
)
PROVINCE_FIELDS = (
    Field("nuts3", Kind.TEXT, _("Düzey 3 (NUTS 3) kodu"), "TR831"),
    Field("plate", Kind.TEXT, _("Plaka kodu, iki hane"), "55"),
    Field("name", Kind.TEXT, _("Adı"), "Samsun"),
    Field("agency", Kind.TEXT, _("Ajansının Düzey 2 (NUTS 2) kodu"), "TR83"),
    Field("in_programme", Kind.FLAG, _("2021–2024 program illeri arasında mı?"), True),
)


def agency_record(agency: Agency) -> dict[str, Any]:
    """The agency's columns; of an agency read by ``queries.open_data.agencies``."""
    return {
        "nuts2": agency.nuts2,
        "short_name": agency.short_name,
        "name": agency.name,
        "provinces": sorted(province.nuts3 for province in agency.provinces.all()),
    }


def province_record(province: Province) -> dict[str, Any]:
    """The province's columns."""
    return {
        "nuts3": province.nuts3,
        "plate": province.plate,
        "name": province.name,
        "agency": province.agency.nuts2,
        "in_programme": province.in_cmdp,
    }
