"""When the service did not run: noticed by the clock, which comes every half minute, and kept."""

from django.db import models
from django.db.models import F, Q


class ClockRound(models.Model):
    """The clock's last round; there is one row."""

    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.seen_at:%Y-%m-%d %H:%M:%S}"


class Downtime(models.Model):
    """From the clock's last round to its next one, where that took too long: nobody could rely on anything meanwhile."""

    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ended_at__gt=F("began_at")), name="downtime_ends_after_it_began"),
        ]

    def __str__(self) -> str:
        return f"{self.began_at:%Y-%m-%d %H:%M} – {self.ended_at:%Y-%m-%d %H:%M}"
