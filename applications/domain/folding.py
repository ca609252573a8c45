"""Fold the traces that changes of ranked lists leave, so that adding them up stays cheap."""

from django.db import transaction

from applications.models import ListChange


@transaction.atomic
def fold(call_id: int) -> bool:
    """Put one row that weighs as much in the place of those that are there; true where there were several.

    The rows are locked: of two who fold at once the second finds none of them, and their sum never changes.
    """
    rows = list(ListChange.objects.select_for_update().filter(call=call_id).order_by("pk"))
    if len(rows) <= 1:
        return False
    ListChange.objects.filter(pk__in=[row.pk for row in rows]).delete()
    ListChange.objects.create(call_id=call_id, weight=sum(row.weight for row in rows))
    return True
