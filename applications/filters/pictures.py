"""What a chart or map shows, as it stands in the address beside the filters: which figure, told apart by what."""

from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from applications.queries.published.spread import By

CONSTANT: Final = "constant"


class Show(TextChoices):
    """The figure that is drawn."""

    COUNT = "count", _("Proje sayısı")
    SUPPORT = "support", _("Destek tutarı")
    TOTAL_COST = "total_cost", _("Toplam maliyet")


@dataclass(frozen=True, slots=True)
class Angle:
    """From where the projects are looked at; ``constant`` asks for lira of one year, where an index is loaded."""

    show: Show = Show.COUNT
    by: By = By.AXIS
    constant: bool = False

    @property
    def is_money(self) -> bool:
        """Whether lira are drawn rather than projects."""
        return self.show is not Show.COUNT

    def pairs(self) -> dict[str, str]:
        """The angle as an address writes it, without what goes without saying."""
        asked = {"show": str(self.show), "by": str(self.by), "lira": CONSTANT if self.constant else ""}
        usual = {"show": str(Show.COUNT), "by": str(By.AXIS), "lira": ""}
        return {name: value for name, value in asked.items() if value != usual[name]}


def read_angle(params: QueryDict, *, convertible: bool) -> Angle:
    """Read the angle of an address; a word that means nothing is as if it were not there.

    Without an index nothing is ``convertible``: then each lira stays that of its year.
    """
    show, by = params.get("show", ""), params.get("by", "")
    return Angle(
        show=Show(show) if show in Show.values else Show.COUNT,
        by=By(by) if by in By.values else By.AXIS,
        constant=convertible and params.get("lira", "") == CONSTANT,
    )
