"""Open data: everybody's, signed in or not."""

from tests.architecture.access.row import Row
from tests.factories.priorities import make_edition
from tests.factories.published import make_published
from tests.factories.rules import make_call


def _call(_cast):
    return {"call_id": make_call().public_id}


def _draft(_cast):
    return {"call_id": make_call(published=False).public_id}


def _edition(_cast):
    return {"number": make_edition().number}


def _project(_cast):
    return {"project_id": make_published().public_id}


def _sample(_cast):
    return {"project_id": make_published(is_demo=True).public_id}


def _merged(_cast):
    return {"project_id": make_published(merged_into=make_published()).public_id}


ROWS = {
    "applications:open_data": Row(everyone=200),
    "applications:api_documentation": Row(everyone=200),
    "open_data:file": Row(everyone=200, arguments=lambda _: {"name": "cagrilar", "ending": "csv"}),
    "open_data:file_metadata": Row(everyone=200, arguments=lambda _: {"name": "cagrilar"}),
    "api_v1:openapi": Row(everyone=200),
    "api_v1:index": Row(everyone=200),
    "api_v1:index post": Row(everyone=405, method="post"),
    "api_v1:elsewhere": Row(everyone=404),
    "api_v1:calls": Row(everyone=200),
    "api_v1:call": Row(everyone=200, arguments=_call),
    "api_v1:call draft": Row(everyone=404, arguments=_draft),
    "api_v1:editions": Row(everyone=200),
    "api_v1:edition": Row(everyone=200, arguments=_edition),
    "api_v1:edition unknown": Row(everyone=404, arguments=lambda _: {"number": 99}),
    "api_v1:measures": Row(everyone=200),
    "api_v1:successions": Row(everyone=200),
    "api_v1:errata": Row(everyone=200),
    "api_v1:projects": Row(everyone=200),
    "api_v1:project": Row(everyone=200, arguments=_project),
    "api_v1:project of the demonstration": Row(everyone=404, arguments=_sample),
    "api_v1:project merged": Row(everyone=301, arguments=_merged),
    "api_v1:figures": Row(everyone=200),
    "api_v1:totals": Row(everyone=200),
    "open_data:giving": Row(everyone=404, arguments=lambda _: {"ending": "json"}),
    "open_data:catalogue": Row(everyone=200),
    "open_data:catalogue_as": Row(everyone=200, arguments=lambda _: {"ending": "ttl"}),
    "api_v1:agencies": Row(everyone=200),
    "api_v1:provinces": Row(everyone=200),
}
