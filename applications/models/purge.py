"""What was destroyed when its time was over: how much of what, never whose."""

from django.db import models
from django.db.models import Q


class PurgeRound(models.Model):
    """One round over one kind of rows (``queries.kept``) in which something went."""

    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=20)
    rows = models.PositiveIntegerField()

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=Q(rows__gt=0), name="purge_round_destroyed_something")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}: {self.rows}"
