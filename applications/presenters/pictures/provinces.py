"""Supported projects on the map of provinces."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from applications.filters.pictures import Angle, Show
from applications.presenters.pictures.rows import Row, row_of
from applications.presenters.pictures.words import list_address, missing_of, unit_of, value_of
from applications.queries.published.figures import Group
from applications.queries.published.filters import Filters
from cmdp.kit.charts.choropleth import Picture, Place, Words, draw_map
from cmdp.regions.map import PROVINCES_MAP


@dataclass(frozen=True, slots=True)
class ProjectMap:
    """What the page of the map shows."""

    title: str
    picture: Picture
    rows: list[Row]


def map_of(groups: list[Group], filters: Filters, angle: Angle) -> ProjectMap:
    """Shade every province by its projects or their lira; the rows stand in the order of the alphabet."""
    title = _("%(what)s, illere göre") % {"what": Show(angle.show).label}
    places = {group.row.plate: _place(group, filters, angle) for group in groups}
    none = _("yayımlanmış proje yok") if filters.is_empty else _("süzgece uyan proje yok")
    words = Words(none=none, unknown=_("proje var, tutarı bilinmiyor"))
    return ProjectMap(
        title=title,
        picture=draw_map("harita", title, sheet=PROVINCES_MAP, places=places, unit=unit_of(angle), words=words),
        rows=[
            row_of(group.row.name, group.figures, angle, list_address(filters, provinces=(group.key,)))
            for group in groups
        ],
    )


def _place(group: Group, filters: Filters, angle: Angle) -> Place:
    return Place(
        label=group.row.name,
        value=value_of(group.figures, angle),
        unknown=missing_of(group.figures, angle),
        href=list_address(filters, provinces=(group.key,)),
    )
