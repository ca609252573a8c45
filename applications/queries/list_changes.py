"""By what one tells that a ranked list is still what was worked out: a number that moves with every committed change."""

from django.db.models import Count, Sum

from applications.models import ListChange

MANY = 500


def weight_of(call_id: int) -> int:
    """What the changes of a call weigh together; nothing of what its lists read changed while it stays. One query."""
    total = ListChange.objects.filter(call=call_id).aggregate(total=Sum("weight"))["total"]
    return int(total or 0)


def calls_to_fold() -> list[int]:
    """Calls with so many changes that adding them up takes a while."""
    counted = ListChange.objects.order_by().values("call").annotate(number=Count("pk")).filter(number__gt=MANY)
    return list(counted.values_list("call", flat=True))
