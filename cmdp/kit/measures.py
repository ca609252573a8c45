"""What is counted while requests are answered, for whoever watches the service from outside and for the staff's page.

Several processes count into one folder where ``PROMETHEUS_MULTIPROC_DIR`` names one; otherwise each knows only its own.
"""

import logging
import os
import platform
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram, values
from prometheus_client.multiprocess import MultiProcessCollector

from cmdp.kit.bearings import HEADER, begin
from cmdp.kit.logs import masked

log = logging.getLogger("cmdp.requests")
NOWHERE: Final = ""
SERVER_FAULT: Final = 500
if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
    # Containers that count into one folder each begin their processes' numbers anew.
    values.ValueClass = values.MultiProcessValue(lambda: f"{platform.node()}-{os.getpid()}")
REQUESTS = Counter("cmdp_requests", "Answers given", ["route", "method", "status"])
SECONDS = Histogram("cmdp_request_seconds", "Time to an answer", ["route"], buckets=(0.01, 0.03, 0.1, 0.3, 1, 3, 10))
QUERIES = Histogram("cmdp_request_queries", "Queries for an answer", ["route"], buckets=(0, 2, 4, 8, 16, 32, 64))
SAVES = Counter("cmdp_saves", "Saves of what was typed, by how they ended", ["outcome"])


@dataclass
class Spent:
    """Counts the queries of one request."""

    queries: int = 0

    def __call__(self, execute: Callable[..., Any], *words: Any) -> Any:
        """Let the query through."""
        self.queries += 1
        return execute(*words)


class MeasureMiddleware:
    """Give every request its number, and count and log its answer. Stands behind the static files, before all else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        number, spent, began = begin(request), Spent(), time.perf_counter()
        with connection.execute_wrapper(spent):
            response = self.get_response(request)
        response.headers[HEADER] = number
        _count(request, response, time.perf_counter() - began, spent.queries)
        return response


def _count(request: HttpRequest, response: HttpResponseBase, seconds: float, queries: int) -> None:
    route = request.resolver_match.view_name if request.resolver_match else NOWHERE
    REQUESTS.labels(route, request.method, response.status_code).inc()
    SECONDS.labels(route).observe(seconds)
    QUERIES.labels(route).observe(queries)
    told = {"route": route, "status": response.status_code, "ms": round(seconds * 1000, 1), "queries": queries}
    log.info("%s %s", request.method, masked(request.path), extra=told)


def registry() -> CollectorRegistry:
    """What all processes counted together, or this one alone."""
    if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        return REGISTRY
    together = CollectorRegistry()
    MultiProcessCollector(together)
    return together


@dataclass
class RouteCount:
    """What was counted at one route: answers, of them our own faults, seconds and queries in all."""

    route: str
    answers: int = 0
    faults: int = 0
    seconds: float = 0
    queries: float = 0

    @property
    def mean_ms(self) -> float:
        """Milliseconds an answer."""
        return 1000 * self.seconds / self.answers

    @property
    def mean_queries(self) -> float:
        """Queries an answer."""
        return self.queries / self.answers


def by_route(counted: CollectorRegistry) -> list[RouteCount]:
    """The routes that were asked for, the ones that took most time first."""
    found: dict[str, RouteCount] = {}
    for name, labels, value in _samples(counted):
        row = found.setdefault(labels["route"], RouteCount(labels["route"]))
        if name == "cmdp_requests_total":
            row.answers += int(value)
            row.faults += int(value) if int(labels["status"]) >= SERVER_FAULT else 0
        elif name == "cmdp_request_seconds_sum":
            row.seconds += value
        elif name == "cmdp_request_queries_sum":
            row.queries += value
    return sorted((row for row in found.values() if row.answers), key=lambda row: (-row.seconds, row.route))


def _samples(counted: CollectorRegistry) -> Iterator[tuple[str, dict[str, str], float]]:
    for metric in counted.collect():
        for sample in metric.samples:
            if "route" in sample.labels:
                yield sample.name, sample.labels, sample.value
