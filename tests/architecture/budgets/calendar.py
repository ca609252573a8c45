"""What the calendar's pages cost."""

from tests.architecture.budgets.page import Page
from tests.factories.regions import make_calendar_year, make_holiday


def _years(_cast, rows):
    for year in range(2026, 2026 + rows):
        make_calendar_year(year)
        make_holiday(f"{year}-01-01")


def _days(_cast, rows):
    make_calendar_year(2026)
    for day in range(1, rows + 1):
        make_holiday(f"2026-01-0{day}")


PAGES = {
    "applications:calendar": Page(5, persona="administrator", fill=_years),
    "applications:calendar_year": Page(5, persona="administrator", fill=_days, arguments=lambda _: {"year": 2026}),
}
