"""What is counted of requests, and what the log says of each."""

import logging
from types import SimpleNamespace

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from prometheus_client import REGISTRY

from cmdp.kit.measures import MeasureMiddleware, by_route, registry


def ask(route, status=200, queries=0, path="/dosya/"):
    request = RequestFactory().get(path, {"ara": "Ayşe"})

    def answer(_request):
        for _ in range(queries):
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        if route:
            request.resolver_match = SimpleNamespace(view_name=route)
        return HttpResponse("ok", status=status)

    return MeasureMiddleware(answer)(request)


def row_of(route):
    return next(row for row in by_route(REGISTRY) if row.route == route)


def test_answers_faults_and_queries_are_counted_by_route(db):
    ask("x:one", queries=2)
    ask("x:one", queries=4, status=500)
    ask("x:one", status=404)

    row = row_of("x:one")

    assert (row.answers, row.faults, row.queries, row.mean_queries) == (3, 1, 6, 2)
    assert row.mean_ms == pytest.approx(1000 * row.seconds / 3)


def test_what_leads_nowhere_is_counted_as_one():
    before = REGISTRY.get_sample_value("cmdp_requests_total", {"route": "", "method": "GET", "status": "404"}) or 0

    ask("", status=404, path="/a/")
    ask("", status=404, path="/b/")

    after = REGISTRY.get_sample_value("cmdp_requests_total", {"route": "", "method": "GET", "status": "404"})
    assert after == before + 2


def test_a_request_is_one_line_without_what_was_looked_for(caplog):
    with caplog.at_level(logging.INFO, logger="cmdp.requests"):
        ask("x:two", path="/dosya/xMpDHPpq3frL3FBVL6ZE7ix9LE0rcH4tm4ZNhFXmaKQ/")

    line = caplog.records[0]
    assert (line.getMessage(), line.route, line.status, line.queries) == ("GET /dosya/…/", "x:two", 200, 0)


def test_several_processes_count_into_one_folder(monkeypatch, tmp_path):
    assert registry() is REGISTRY
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))

    assert by_route(registry()) == []
