"""The append-only record of acts: plain ids, no foreign keys, no personal values."""

from django.db import models


class Event(models.Model):
    """One act: when, who in what capacity, verb, object, what changed, why, by which letter.

    Plain ids: the record outlives what it speaks of. The database refuses update and delete.
    """

    at = models.DateTimeField(db_index=True)
    actor_id = models.BigIntegerField(null=True, db_index=True)
    capacities = models.JSONField(default=list)
    verb = models.CharField(max_length=60, db_index=True)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    object_label = models.CharField(max_length=120, blank=True)
    agency_id = models.BigIntegerField(null=True)
    changes = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    letter_number = models.CharField(max_length=80, blank=True)
    letter_date = models.DateField(null=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["object_type", "object_id", "-id"], name="audit_of_an_object"),
            models.Index(fields=["agency_id", "-id"], name="audit_of_an_agency"),
            # The beginning of a reference is looked for; PostgreSQL needs to be told.
            models.Index(fields=["object_label"], opclasses=["varchar_pattern_ops"], name="audit_by_label"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_label}"


class Seal(models.Model):
    """What the record looked like when a day had ended: how many events, and a digest that hangs on the seal before.

    ``marks`` are 16 bytes an event, its key and the beginning of its own digest, so that a fault can be
    named. The database refuses update and delete here too.
    """

    sealed_at = models.DateTimeField()
    first_id = models.BigIntegerField(unique=True)
    last_id = models.BigIntegerField()
    count = models.PositiveIntegerField()
    marks = models.BinaryField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.digest
