"""Where the kept list of a decision and the one that was reckoned again part, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from applications.queries.replaying import Difference
from cmdp.kit.formats import format_yes

PLACES: Final = {
    "lines": _("Sıralamanın satırı"),
    "envelopes": _("Zarf"),
    "opinions": _("Görüş"),
    "rules": _("Kural"),
    "marks": _("Gönderildiği gibi durmayan puanlar"),
    "facts": _("Gönderilende başka yazan"),
    "content": _("Saklanan listenin özeti"),
    "record": _("Kayıttaki özet"),
}
FIELDS: Final = {
    "rank": _("sıra"),
    "id": _("dosya"),
    "reference": _("dosya"),
    "totals": _("toplamlar"),
    "score": _("puan"),
    "sections": _("bölüm"),
    "mean": _("ortalama"),
    "passes": _("geçme"),
    "tie_broken_by": _("eşitlik"),
    "held": _("ayrılan"),
    "asked": _("talep"),
    "first_sent": _("ilk gönderim"),
    "axis": _("eksen"),
    "province": _("il"),
    "moved": _("artan paradan gelen"),
    "cumulated": _("birikimli tutar"),
    "is_within": _("çizginin üstünde"),
    "outcome": _("görüş"),
    "amount": _("tutar"),
    "reason": _("gerekçe"),
}


@dataclass(frozen=True, slots=True)
class Parted:
    """One place at which the lists part, in words."""

    place: str
    kept: str
    again: str


def parted(differences: Iterable[Difference]) -> list[Parted]:
    """Where the two lists part, in the order of the list."""
    return [Parted(_place_of(one.path), _value(one.kept), _value(one.again)) for one in differences]


def _place_of(path: Sequence[str | int]) -> str:
    first, *rest = path
    return " · ".join([str(PLACES.get(str(first), first)), *(str(FIELDS.get(str(step), step)) for step in rest)])


def _value(told: Any) -> str:
    if isinstance(told, bool):
        return str(format_yes(told))
    return "–" if told in (None, "") else str(told)
