"""The rows that anybody may take away, in an order that never changes while they are walked: the key, rising."""

import datetime as dt

from django.db.models import Exists, OuterRef, QuerySet

from applications.models import Call, CallStage
from applications.queries.calls import Standing, published
from cmdp.regions.models import Agency, Province
from priorities.models import Edition, Measure
from priorities.queries import published_editions


def calls(*, with_samples: bool) -> QuerySet[Call]:
    """Every announced call with its windows and provinces; made-up ones only where the whole place is a trial."""
    found = published().prefetch_related("rule_set__provinces__province").order_by("pk")
    return found if with_samples else found.filter(is_demo=False)


def standing_at(found: QuerySet[Call], standing: Standing, at: dt.datetime) -> QuerySet[Call]:
    """Those of the calls for which ``queries.calls.stood`` names this standing at the instant."""
    windows = CallStage.objects.filter(call=OuterRef("pk"))
    is_open = Exists(windows.filter(opens_at__lte=at, closes_at__gt=at))
    is_coming = Exists(windows.filter(opens_at__gt=at))
    conditions = {
        Standing.OPEN: found.filter(is_open),
        Standing.COMING: found.filter(~is_open, is_coming),
        Standing.CLOSED: found.filter(~is_open, ~is_coming),
    }
    return conditions[standing]


def editions() -> QuerySet[Edition]:
    """Every published edition, the first one first."""
    return published_editions().order_by("pk")


def measures() -> QuerySet[Measure]:
    """Every measure of every published edition with its axis."""
    return Measure.objects.filter(edition__in=published_editions()).select_related("edition", "axis").order_by("pk")


def agencies() -> QuerySet[Agency]:
    """Every agency with its provinces."""
    return Agency.objects.order_by("pk").prefetch_related("provinces")


def provinces() -> QuerySet[Province]:
    """Every province with its agency."""
    return Province.objects.order_by("pk").select_related("agency")
