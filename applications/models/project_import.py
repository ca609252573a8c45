"""A spreadsheet of supported projects on its way in: received, read into lines, written as a whole or thrown away."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from applications.choices import LineAct
from applications.models.spreadsheet import ENDED_HAS_ITS_TIME, REFUSED_SAYS_WHY, SAYS_WHY, Spreadsheet


class ProjectImportQuerySet(models.QuerySet["ProjectImport"]):
    def locked(self, pk: int) -> "ProjectImport":
        """Hold the row until the transaction ends; call only inside ``atomic``."""
        return self.select_for_update(of=("self",)).get(pk=pk)


class ProjectImport(Spreadsheet):
    """``clears`` says that an empty cell takes a value away.

    ``has_moved`` says that the lines were judged anew because projects had changed since they were first shown.
    """

    clears = models.BooleanField(default=False)
    has_moved = models.BooleanField(default=False)

    objects = ProjectImportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=SAYS_WHY, name="project_import_says_why"),
            models.CheckConstraint(condition=ENDED_HAS_ITS_TIME, name="project_import_ended_has_its_time"),
            models.CheckConstraint(condition=REFUSED_SAYS_WHY, name="project_import_refused_says_why"),
        ]


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
