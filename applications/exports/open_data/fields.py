"""A column of open data: its name for ever, its kind, what it says. Files, their descriptions and the API are made from it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
Record = Mapping[str, Any]


class Kind(StrEnum):
    """What a value of a column is; the words are for the table of fields."""

    TEXT = "text"
    INTEGER = "integer"
    MONEY = "money"
    RATE = "rate"
    INSTANT = "instant"
    DATE = "date"
    FLAG = "flag"
    CODES = "codes"
    ADDRESS = "address"


KINDS: dict[Kind, Words] = {
    Kind.TEXT: _("metin"),
    Kind.INTEGER: _("tam sayı"),
    Kind.MONEY: _("tutar (TL)"),
    Kind.RATE: _("oran (yüzde)"),
    Kind.INSTANT: _("tarih ve saat"),
    Kind.DATE: _("tarih"),
    Kind.FLAG: _("evet/hayır"),
    Kind.CODES: _("kod listesi"),
    Kind.ADDRESS: _("adres"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One column; ``values`` lists what a code may be, ``optional`` that it may be empty because nobody knows."""

    name: str
    kind: Kind
    about: Words
    example: Any
    optional: bool = False
    values: tuple[str, ...] = ()

    @property
    def kind_words(self) -> Words:
        """The kind in the reader's language."""
        return KINDS[self.kind]


def plain(value: Any) -> Any:
    """A value as JSON holds it: instants with Türkiye's offset, money as a number without a rounding of its own."""
    if isinstance(value, dt.datetime):
        return timezone.localtime(value, timezone.get_default_timezone()).isoformat(timespec="seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral() else float(value)
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    return value


def plain_record(record: Record) -> dict[str, Any]:
    """A record as JSON holds it."""
    return {name: plain(value) for name, value in record.items()}
