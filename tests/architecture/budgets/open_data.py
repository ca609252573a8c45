"""What the lists of open data cost; a file costs the same however many rows (in hundreds) it has."""

from tests.architecture.budgets.page import Page
from tests.factories.priorities import make_edition
from tests.factories.regions import PROVINCES, make_province
from tests.factories.rules import make_call


def _calls(cast, rows):
    make_edition()
    for _ in range(rows):
        make_call(agency=cast.agency)


def _editions(_cast, rows):
    for _ in range(rows):
        make_edition(axes=rows, measures=rows)


def _places(_cast, rows):
    for name in list(PROVINCES)[:rows]:
        make_province(name)


def _file(name, ending):
    return lambda _cast: {"name": name, "ending": ending}


PAGES = {
    "applications:open_data": Page(0, fill=_calls),
    "applications:api_documentation": Page(0, fill=_calls),
    "api_v1:calls": Page(4, fill=_calls),
    "api_v1:editions": Page(2, fill=_editions),
    "api_v1:edition": Page(3, fill=_editions, arguments=lambda _: {"number": 1}),
    "api_v1:measures": Page(2, fill=_editions),
    "api_v1:agencies": Page(2, fill=_places),
    "api_v1:provinces": Page(1, fill=_places),
    "open_data:file calls": Page(4, fill=_calls, arguments=_file("cagrilar", "csv")),
    "open_data:file calls as a spreadsheet": Page(4, fill=_calls, arguments=_file("cagrilar", "xlsx")),
    "open_data:file measures": Page(2, fill=_editions, arguments=_file("oncelikler", "json")),
}
