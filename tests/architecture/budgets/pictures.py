"""What charts and maps cost: the same whatever the number of projects."""

from tests.architecture.budgets.page import Page
from tests.factories.priorities import make_edition
from tests.factories.published import make_price_index, make_published

PROVINCES = ("Samsun", "Sivas", "Diyarbakır")


def _projects(_cast, rows):
    measure = make_edition().measures.first()
    make_price_index({2018: 100, 2020: 200})
    for place in range(rows):
        make_published(year=2018 + place, province=PROVINCES[place], measure=measure)


PAGES = {
    "applications:project_distribution": Page(11, fill=_projects),
    "applications:project_distribution provinces": Page(13, fill=_projects, query="?by=province&province=samsun"),
    "applications:project_map": Page(12, fill=_projects),
    "applications:embedded_distribution": Page(5, fill=_projects),
    "applications:embedded_map": Page(6, fill=_projects),
}
