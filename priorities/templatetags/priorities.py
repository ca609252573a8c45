"""``{% load priorities %}``: what the pages of the definitions look up."""

import uuid

from django import template

from priorities.models import Erratum
from priorities.queries import Errata

register = template.Library()


@register.filter
def single(rows: list[object]) -> bool:
    """Whether there is just one."""
    return len(rows) == 1


@register.filter
def noted(errata: Errata, lineage: uuid.UUID) -> list[Erratum]:
    """The errata of one axis or measure."""
    return errata.get(lineage, [])
