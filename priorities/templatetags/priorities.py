"""``{% load priorities %}``: what the pages of the definitions look up."""

import datetime as dt
import uuid
from typing import Any

from django import template

from cmdp.kit.difference import Piece, compare_words
from cmdp.kit.formats import format_day, format_moment
from priorities.models import Erratum
from priorities.queries import Errata
from priorities.record import FIELDS

register = template.Library()


@register.filter
def single(rows: list[object]) -> bool:
    """Whether there is just one."""
    return len(rows) == 1


@register.filter
def noted(errata: Errata, lineage: uuid.UUID) -> list[Erratum]:
    """The errata of one axis or measure."""
    return errata.get(lineage, [])


@register.filter
def field_label(name: str) -> str:
    """A field of an edition, an axis or a measure as people read it."""
    return str(FIELDS[name])


@register.filter
def pieces_between(pair: tuple[Any, Any]) -> list[Piece]:
    """What became of the first value, word by word; days and instants as people read them."""
    before, after = (_told(value) for value in pair)
    return compare_words(before, after)


def _told(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return format_moment(value)
    return format_day(value) if isinstance(value, dt.date) else value or ""
