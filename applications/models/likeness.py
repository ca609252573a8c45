"""Files that may tell of one project: what they are found by, and the word of who looked."""

from django.db import models
from django.db.models import F, Q

from applications.found import TraceKind
from applications.models.earlier import EarlierFile
from applications.models.proposal import Proposal
from applications.models.published import PublishedProject
from cmdp.kit.fields import PublicIdField


class Left(models.Model):
    """One part of what a file says, folded to a number: files that share some may be alike.

    ``value`` is of a run of words of the title or the summary, of a parcel, of a point on the map, or of a whole
    address (``queries.tracing``). An index finds who shares it, on any database.
    """

    kind = models.CharField(max_length=8, choices=TraceKind)
    value = models.BigIntegerField()

    class Meta:
        abstract = True


class Trace(Left):
    """Of what a file said at its last sending."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="traces")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["value"], name="traces_by_value")]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "kind", "value"], name="one_trace_per_file_and_value")
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}/{self.kind}"


class EarlierTrace(Left):
    """Of what is known of a file that the agency handled before this software."""

    file = models.ForeignKey(EarlierFile, on_delete=models.CASCADE, related_name="traces")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["value"], name="earlier_traces_by_value")]
        constraints = [
            models.UniqueConstraint(fields=["file", "kind", "value"], name="one_trace_per_earlier_file_and_value")
        ]

    def __str__(self) -> str:
        return f"{self.file_id}/{self.kind}"


class LikenessLook(models.Model):
    """An officer's word on what may be a double of the file: another file, a supported project, an earlier file.

    The last one counts.
    """

    PERSONAL = frozenset({"word"})

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="likeness_looks")
    other = models.ForeignKey(Proposal, null=True, on_delete=models.CASCADE, related_name="+")
    project = models.ForeignKey(PublishedProject, null=True, on_delete=models.CASCADE, related_name="+")
    earlier = models.ForeignKey(EarlierFile, null=True, on_delete=models.PROTECT, related_name="likeness_looks")
    is_double = models.BooleanField()
    word = models.TextField()
    looked_at = models.DateTimeField()
    looked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(other__isnull=False, project__isnull=True, earlier__isnull=True)
                | Q(other__isnull=True, project__isnull=False, earlier__isnull=True)
                | Q(other__isnull=True, project__isnull=True, earlier__isnull=False),
                name="likeness_is_of_one_other",
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=True) | ~Q(other=F("proposal")), name="likeness_is_of_another_file"
            ),
            models.CheckConstraint(condition=~Q(word=""), name="likeness_has_a_word"),
        ]

    def __str__(self) -> str:
        return self.public_id
