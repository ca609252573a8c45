"""A person's own calendar of dates: its secret address, and what calendars have been told of each date."""

from django.db import models
from django.db.models import Q


class PrivateCalendar(models.Model):
    """The address at which a person's programs read their dates; only its hash is kept. Who makes another loses this."""

    person = models.OneToOneField("accounts.User", on_delete=models.CASCADE, related_name="private_calendar")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(read_at__isnull=True) | Q(read_at__gte=models.F("made_at")),
                name="private_calendar_read_after_it_was_made",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}"

    @property
    def audit_label(self) -> str:
        """Whose it is, by key; the address is nowhere."""
        return str(self.person_id)


class CalendarMark(models.Model):
    """When one date was last told to calendars and as what: a moved one goes out with the next ``sequence``."""

    uid = models.CharField(max_length=80, unique=True)
    at = models.DateTimeField()
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.uid}/{self.sequence}"
