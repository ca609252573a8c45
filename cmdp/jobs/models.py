"""Long work as a row: who asked, how far it is, what came of it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cmdp.kit.fields import PublicIdField


class State(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting", _("sırada")
    RUNNING = "running", _("çalışıyor")
    DONE = "done", _("bitti")
    FAILED = "failed", _("tamamlanamadı")


class Job(models.Model):
    """One piece of long work. ``kind`` names the runner, ``arguments`` are JSON; the owner may fetch the result.

    ``seen_at`` is the runner's last sign of life: work whose worker died is taken up again.
    """

    PERSONAL = frozenset({"to_email", "to_name"})

    public_id = PublicIdField()
    kind = models.CharField(max_length=60)
    arguments = models.JSONField(default=dict)
    owner_id = models.BigIntegerField(db_index=True)
    language = models.CharField(max_length=5, default="tr")
    to_email = models.EmailField(blank=True)
    to_name = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    result = models.FileField(upload_to="jobs/", blank=True)
    result_name = models.CharField(max_length=200, blank=True)
    error = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["created_at"], name="jobs_open", condition=Q(state__in=["waiting", "running"])),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["done", "failed"], finished_at__isnull=False)
                | Q(state__in=["waiting", "running"], finished_at__isnull=True),
                name="job_ended_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(started_at__isnull=False, seen_at__isnull=False),
                name="job_begun_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id

    def advance(self, done: int, total: int) -> None:
        """Note how far the work is; it is also the sign of life that keeps the job this worker's."""
        self.done, self.total, self.seen_at = done, total, timezone.now()
        self.save(update_fields=["done", "total", "seen_at"])

    @property
    def has_result(self) -> bool:
        """Whether there is a file to fetch."""
        return self.state == State.DONE and bool(self.result)

    @property
    def is_open(self) -> bool:
        """Whether the work is still to be done or under way."""
        return self.state in {State.WAITING, State.RUNNING}

    @property
    def percent(self) -> int | None:
        """How far it is, in whole per cent; ``None`` while the amount is unknown."""
        return min(100, self.done * 100 // self.total) if self.total else None
