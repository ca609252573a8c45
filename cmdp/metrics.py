"""``/metrics``: what was counted and what waits, in the words of Prometheus, for whoever knows the token."""

import secrets
from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Metric, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from applications.queries.service import gauges
from cmdp.kit.measures import registry


class Waiting(Collector):
    """What waits at this instant, read from the tables when it is asked for."""

    def collect(self) -> Iterator[Metric]:
        """Each known figure as a gauge."""
        for gauge in gauges(at=timezone.now()):
            if gauge.value is not None:
                yield GaugeMetricFamily(f"cmdp_{gauge.key}", gauge.key.replace("_", " "), gauge.value)


@login_not_required
@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """All figures; to whoever does not bring the token there is no such page."""
    if not _brings_the_token(request):
        raise Http404
    now = CollectorRegistry()
    now.register(Waiting())
    return HttpResponse(generate_latest(registry()) + generate_latest(now), content_type=CONTENT_TYPE_LATEST)


def _brings_the_token(request: HttpRequest) -> bool:
    brought, wanted = request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}"
    return bool(settings.METRICS_TOKEN) and secrets.compare_digest(brought.encode(), wanted.encode())
