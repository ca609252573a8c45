"""Supported projects: everybody's; the price index: the administrators'."""

from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.published import make_price_index, make_published


def _project(_cast):
    return {"public_id": make_published().public_id}


def _index(_cast):
    return {"public_id": make_price_index({2018: 1}).public_id}


def _administrators(**more):
    return Row(REFUSED, stranger=SIGN_IN, **{"administrator": 200, **more})


INDEX = {"name": "TÜFE", "source": "Bülten", "lines": "2018;100"}
ROWS = {
    "applications:project_list": Row(everyone=200),
    "applications:project_list_file": Row(everyone=200, arguments=lambda _: {"ending": "csv"}),
    "applications:projects_under_way": Row(everyone=200),
    "applications:projects_said_under_way": Row(everyone=200),
    "applications:project_years": Row(everyone=200),
    "applications:project_years_csv": Row(everyone=200),
    "applications:project": Row(everyone=200, arguments=_project),
    "applications:price_index_list": _administrators(),
    "applications:price_index_new": _administrators(),
    "applications:price_index_new post": _administrators(method="post", administrator=302, body=lambda _: INDEX),
    "applications:price_index_none": _administrators(method="post", administrator=302),
    "applications:price_index_use": _administrators(method="post", administrator=302, arguments=_index),
}
