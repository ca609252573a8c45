"""A trace of every change of what the ranked lists of a call are worked out from."""

from django.db import models
from django.db.models import Q

from applications.models.call import Call


class ListChange(models.Model):
    """Written by the database's own triggers, in the transaction of whoever changes something (docs/adr/0029).

    ``weight`` is a random number above nothing: the sum over a call moves with every committed change, whatever order
    transactions end in, and never returns to what it was, not even after one that was rolled back. Many rows
    are folded into one that weighs as much. No constraint ties it to its call, which may be going in the same transaction.
    """

    call = models.ForeignKey(Call, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+")
    weight = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["call"], include=["weight"], name="list_changes_of_a_call")]
        constraints = [models.CheckConstraint(condition=Q(weight__gt=0), name="list_change_weighs_something")]

    def __str__(self) -> str:
        return f"{self.call_id}: {self.weight}"
