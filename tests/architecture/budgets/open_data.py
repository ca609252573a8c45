"""What the lists of open data cost; a file costs the same however many rows (in hundreds) it has."""

from tests.architecture.budgets.page import Page
from tests.factories.priorities import (
    first_measure,
    make_draft,
    make_edition,
    make_erratum,
    publish_at_once,
    succeed,
)
from tests.factories.published import make_published, make_total
from tests.factories.regions import PROVINCES, make_province
from tests.factories.rules import make_call


def _calls(cast, rows):
    make_edition()
    for _ in range(rows):
        make_call(agency=cast.agency)


def _editions(_cast, rows):
    for _ in range(rows):
        make_edition(axes=rows, measures=rows)


def _noted(_cast, rows):
    for _ in range(rows):
        old, draft = first_measure(make_edition()), make_draft()
        succeed(draft, old, *draft.measures.all()[:rows])
        make_erratum(first_measure(publish_at_once(draft)))


def _places(_cast, rows):
    for name in list(PROVINCES)[:rows]:
        make_province(name)


def _projects(_cast, rows):
    known = {"support": 5, "beneficiary": "Belediye", "state_since": "2019-05-14"}
    for _ in range(rows):
        make_published(**known, measure=first_measure(make_edition()))


def _totals(_cast, rows):
    for _ in range(rows):
        make_total()


def _file(name, ending):
    return lambda _cast: {"name": name, "ending": ending}


PAGES = {
    "applications:open_data": Page(1, fill=_projects),
    "applications:api_documentation": Page(0, fill=_calls),
    "api_v1:calls": Page(6, fill=_calls),
    "api_v1:editions": Page(2, fill=_editions),
    "api_v1:edition": Page(8, fill=_editions, arguments=lambda _: {"number": 1}),
    "api_v1:measures": Page(2, fill=_editions),
    "api_v1:successions": Page(4, fill=_noted),
    "api_v1:errata": Page(1, fill=_noted),
    "open_data:file successions": Page(4, fill=_noted, arguments=_file("tedbir-degisimleri", "csv")),
    "open_data:file errata": Page(1, fill=_noted, arguments=_file("oncelik-duzeltmeleri", "csv")),
    "api_v1:projects": Page(1, fill=_projects),
    "api_v1:figures": Page(2, fill=_projects),
    "api_v1:totals": Page(1, fill=_totals),
    "open_data:file projects": Page(1, fill=_projects, arguments=_file("projeler", "csv")),
    "open_data:giving": Page(2, fill=_projects, arguments=lambda _: {"ending": "json"}),
    "open_data:catalogue": Page(0, fill=_projects),
    "api_v1:agencies": Page(2, fill=_places),
    "api_v1:provinces": Page(1, fill=_places),
    "open_data:file calls": Page(4, fill=_calls, arguments=_file("cagrilar", "csv")),
    "open_data:file calls as a spreadsheet": Page(4, fill=_calls, arguments=_file("cagrilar", "xlsx")),
    "open_data:file measures": Page(2, fill=_editions, arguments=_file("oncelikler", "json")),
}
