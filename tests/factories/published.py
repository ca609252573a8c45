"""Supported projects and price indices, as rows."""

from decimal import Decimal
from itertools import count
from typing import Any

from applications.models import PriceIndex, PriceIndexValue, PublishedProject, PublishedTotal
from tests.factories.people import NOON
from tests.factories.regions import make_province

_numbers = count(1)


def make_published(**fields: Any) -> PublishedProject:
    """A project read in a paper, of 2019 in Samsun, with nothing known of its money unless told."""
    number = next(_numbers)
    if isinstance(fields.get("province"), str):
        fields["province"] = make_province(fields["province"])
    if fields.get("measure") or fields.get("beneficiary_type"):
        fields = {"classification": "ours", "basis_tr": "Adından anlaşılıyor.", **fields}
    defaults: dict[str, Any] = {
        "year": 2019,
        "year_kind": "approval",
        "title_tr": f"Ortak kullanım atölyesi {number}",
        "state": "approved",
        "source": "https://ornek.test/haber",
        "confidence": "medium",
        "added_at": NOON,
        "changed_at": NOON,
    }
    values = {**defaults, **fields}
    project = PublishedProject(**{"province": values.pop("province", None) or make_province(), **values})
    project.set_keys()
    project.save()
    return project


def make_total(**fields: Any) -> PublishedTotal:
    """A sum somebody published."""
    defaults = {"year_from": 2020, "year_to": 2020, "what_tr": "Beş proje", "source": "haber", "confidence": "medium"}
    return PublishedTotal.objects.create(**{**defaults, **fields})


def make_price_index(values: dict[int, int | str], *, used: bool = True, **fields: Any) -> PriceIndex:
    """A price index, in use unless told otherwise."""
    defaults = {"name": "Deneme endeksi", "source": "Deneme", "loaded_at": NOON, "loaded_by_id": 1, "is_used": used}
    index = PriceIndex.objects.create(**{**defaults, **fields})
    for year, value in values.items():
        PriceIndexValue.objects.create(index=index, year=year, value=Decimal(value))
    return index
