"""By what one tells that a ranked list is still what was worked out: a number that moves with every committed change."""

from functools import lru_cache

from django.db.models import Count, Sum

from applications.models import ListChange
from cmdp.kit.statements import MOST_KEPT, Statement

MANY = 500


def weight_of(call_id: int) -> int:
    """What the changes of a call weigh together; nothing of what its lists read changed while it stays. One query."""
    return next((int(row.total) for row in _weighed(call_id)), 0)


@lru_cache(maxsize=MOST_KEPT)
def _weighed(call_id: int) -> Statement:
    of_call = ListChange.objects.order_by().filter(call=call_id).values("call")
    return Statement(of_call.annotate(total=Sum("weight")).values_list("total"))


def calls_to_fold() -> list[int]:
    """Calls with so many changes that adding them up takes a while."""
    counted = ListChange.objects.order_by().values("call").annotate(number=Count("pk")).filter(number__gt=MANY)
    return list(counted.values_list("call", flat=True))
