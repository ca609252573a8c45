"""What a chart or map shows, as it stands in the address beside the filters: which figure, told apart by what."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from applications.queries.published.spread import By

CONSTANT: Final = "constant"
YEAR: Final = re.compile(r"[0-9]{4}")


class Show(TextChoices):
    """The figure that is drawn."""

    COUNT = "count", _("Proje sayısı")
    SUPPORT = "support", _("Destek tutarı")
    TOTAL_COST = "total_cost", _("Toplam maliyet")


@dataclass(frozen=True, slots=True)
class Angle:
    """From where the projects are looked at; ``constant`` asks for lira of one year, where an index is loaded.

    ``base`` is that year where the address names it, as the tables' addresses do; without it the index's newest year.
    """

    show: Show = Show.COUNT
    by: By = By.AXIS
    constant: bool = False
    base: int | None = None

    @property
    def is_money(self) -> bool:
        """Whether lira are drawn rather than projects."""
        return self.show is not Show.COUNT

    def pairs(self) -> dict[str, str]:
        """The angle as an address writes it, without what goes without saying."""
        base = str(self.base) if self.constant and self.base else ""
        lira = CONSTANT if self.constant and not base else ""
        asked = {"show": str(self.show), "by": str(self.by), "lira": lira, "baz": base}
        usual = {"show": str(Show.COUNT), "by": str(By.AXIS), "lira": "", "baz": ""}
        return {name: value for name, value in asked.items() if value != usual[name]}


def base_of(params: QueryDict) -> int | None:
    """The year whose lira an address asks for."""
    text = params.get("baz", "")
    return int(text) if YEAR.fullmatch(text) else None


def read_angle(params: QueryDict, *, convertible: Collection[int] = ()) -> Angle:
    """Read the angle of an address; a word that means nothing is as if it were not there.

    ``convertible`` are the years of the index: without any each lira stays that of its year. Who names a year asks for
    its lira.
    """
    show, by, base = params.get("show", ""), params.get("by", ""), base_of(params)
    named = base if base in convertible else None
    return Angle(
        show=Show(show) if show in Show.values else Show.COUNT,
        by=By(by) if by in By.values else By.AXIS,
        constant=bool(convertible) and (named is not None or params.get("lira", "") == CONSTANT),
        base=named,
    )
