"""A sending on paper."""

from django.db import models
from django.db.models import Q

from applications.models.submission import Submission
from cmdp.kit.fields import PublicIdField

_MADE = Q(made_at__isnull=False) & ~Q(file="") & ~Q(sha256="") & ~Q(code_hash="")
_UNMADE = Q(made_at__isnull=True, file="", sha256="", code_hash="")


class Printout(models.Model):
    """One sending as a tagged PDF in one language: asked for with the sending, made once by a worker.

    ``code_hash`` is the SHA-256 of the check code that stands on the paper; the code itself is kept nowhere.
    ``next_try_at`` is when the clock asks for it again should it not have been made.
    """

    public_id = PublicIdField()
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="printouts")
    language = models.CharField(max_length=5)
    asked_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    file = models.FileField(upload_to="printouts/%Y/%m/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    code_hash = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["next_try_at"], name="printouts_to_make", condition=Q(made_at__isnull=True))]
        constraints = [
            models.UniqueConstraint(fields=["submission", "language"], name="one_printout_per_language"),
            models.CheckConstraint(condition=_MADE | _UNMADE, name="printout_is_made_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id}/{self.language}"
