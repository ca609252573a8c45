"""What stands around a picture: what else can be shown, its table to download, the code that embeds it."""

from dataclasses import dataclass, replace
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.filters.pictures import Angle, Show
from applications.filters.published import address_of
from applications.queries.published.filters import Filters
from applications.queries.published.prices import Prices
from applications.queries.published.spread import By
from cmdp.kit.links import absolute


@dataclass(frozen=True, slots=True)
class Routes:
    """The addresses of one picture: its page, its table, its frame, and how high the frame is."""

    page: str
    table: str
    frame: str
    frame_height: int


DISTRIBUTION = Routes("project_distribution", "project_distribution_csv", "embedded_distribution", 620)
MAP = Routes("project_map", "project_map_csv", "embedded_map", 680)


QUESTIONS: Final[dict[By, str | Promise]] = {
    By.AXIS: gettext_lazy("Eksenlere göre"),
    By.STATUS: gettext_lazy("Durumlara göre"),
    By.PROVINCE: gettext_lazy("İllere göre"),
    By.YEAR_KIND: gettext_lazy("Yılın anlamına göre"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something else that the picture could show."""

    label: str | Promise
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Around:
    """The addresses and choices around a picture of these projects from this angle."""

    routes: Routes
    title: str
    filters: Filters
    angle: Angle
    prices: Prices | None

    def _address(self, route: str, filters: Filters | None = None, **changed: Any) -> str:
        asked = address_of(filters or self.filters, **replace(self.angle, **changed).pairs())
        path = reverse(f"applications:{route}")
        return f"{path}?{asked}" if asked else path

    @property
    def path(self) -> str:
        """The page's address without a question."""
        return reverse(f"applications:{self.routes.page}")

    @property
    def page(self) -> str:
        """The picture's own page, with everything around it."""
        return self._address(self.routes.page)

    @property
    def table(self) -> str:
        """The numbers as CSV."""
        return self._address(self.routes.table)

    @property
    def unfiltered(self) -> str:
        """The page with all projects; nothing where it shows them already."""
        demo = Filters(demo=self.filters.demo)
        return "" if self.filters == demo else self._address(self.routes.page, demo)

    @property
    def source(self) -> str:
        """The page's whole address, for those who meet the picture elsewhere."""
        return absolute(self.page)

    @property
    def frame(self) -> str:
        """The whole address that others may frame."""
        return absolute(self._address(self.routes.frame))

    @property
    def embed_code(self) -> str:
        """What somebody copies into their own page."""
        return format_html(
            '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>',
            self.frame,
            self.title,
            self.routes.frame_height,
        )

    @property
    def figures(self) -> list[Choice]:
        """The number of projects, their support, their cost."""
        return [
            Choice(show.label, self._address(self.routes.page, show=show), show is self.angle.show) for show in Show
        ]

    @property
    def questions(self) -> list[Choice]:
        """What the projects of a year can be told apart by."""
        return [Choice(QUESTIONS[by], self._address(self.routes.page, by=by), by is self.angle.by) for by in By]

    @property
    def lira(self) -> list[Choice]:
        """Lira of each year or of one; no choice where no index is loaded or no lira are drawn."""
        if self.prices is None or not self.angle.is_money:
            return []
        words = ((False, _("O yılın lirası")), (True, _("%(year)s lirası") % {"year": self.prices.base}))
        page = self.routes.page
        return [Choice(label, self._address(page, constant=on), on is self.angle.constant) for on, label in words]

    def years(self, known: list[int]) -> list[Choice]:
        """All years together, and each by itself."""
        asked, page = self.filters.years, self.routes.page
        everything = Choice(_("Bütün yıllar"), self._address(page, replace(self.filters, years=())), not asked)
        each = [
            Choice(str(year), self._address(page, replace(self.filters, years=(year,))), asked == (year,))
            for year in known
        ]
        return [everything, *each]
