"""A spreadsheet of supported projects on its way in: received, read into lines, written as a whole or thrown away."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.choices import ImportState, LineAct
from cmdp.kit.fields import PublicIdField

ENDED = frozenset({ImportState.REFUSED, ImportState.WRITTEN, ImportState.DISCARDED})


class ProjectImportQuerySet(models.QuerySet["ProjectImport"]):
    def locked(self, pk: int) -> "ProjectImport":
        """Hold the row until the transaction ends; call only inside ``atomic``."""
        return self.select_for_update(of=("self",)).get(pk=pk)


class ProjectImport(models.Model):
    """One upload. ``content`` is kept until it is read; ``clears`` says that an empty cell takes a value away.
    What is said of it stays in ``language``, that of whoever sent it.

    ``has_moved`` says that the lines were judged anew because projects had changed since they were first shown.
    """

    public_id = PublicIdField()
    file_name = models.CharField(max_length=200)
    content = models.BinaryField(default=bytes)
    reason = models.CharField(_("Gerekçe"), max_length=500)
    clears = models.BooleanField(default=False)
    language = models.CharField(max_length=5, default="tr")
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.RECEIVED)
    fault = models.TextField(blank=True)
    notes = models.JSONField(default=list)
    has_moved = models.BooleanField(default=False)
    job_id = models.CharField(max_length=20, blank=True)
    received_at = models.DateTimeField()
    received_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = ProjectImportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="project_import_says_why"),
            models.CheckConstraint(
                condition=Q(state__in=["refused", "written", "discarded"], ended_at__isnull=False)
                | Q(state__in=["received", "ready", "writing"], ended_at__isnull=True),
                name="project_import_ended_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(state="refused") & ~Q(fault="") | ~Q(state="refused") & Q(fault=""),
                name="project_import_refused_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done with it."""
        return self.state not in ENDED


class ImportLine(models.Model):
    """One row of the file: what it says, what it would do, and why not; written or left as this says."""

    upload = models.ForeignKey(ProjectImport, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=8, choices=LineAct)
    project = models.ForeignKey("applications.PublishedProject", null=True, on_delete=models.PROTECT, related_name="+")
    seen = models.PositiveIntegerField(null=True)
    title = models.CharField(max_length=300, blank=True)
    told_id = models.CharField(max_length=40, blank=True)
    told = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    changes = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    read_faults = models.JSONField(default=list)
    faults = models.JSONField(default=list)
    remarks = models.JSONField(default=list)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["upload", "act", "number"], name="import_lines_by_act")]
        constraints = [
            models.UniqueConstraint(fields=["upload", "number"], name="one_import_line_per_row"),
            models.CheckConstraint(
                condition=Q(act="correct", project__isnull=False, seen__isnull=False) | ~Q(act="correct"),
                name="import_correction_names_its_project",
            ),
            models.CheckConstraint(
                condition=~Q(act="add") | Q(project__isnull=True), name="import_addition_names_no_project"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"
