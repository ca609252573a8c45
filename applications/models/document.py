"""The papers that are attached to a file."""

from django.db import models
from django.db.models import Q

from applications.models.proposal import Proposal
from cmdp.kit.papers import ScannedPaper
from cmdp.kit.scanning import scan_constraints


class Document(ScannedPaper):
    """An attached paper; removed ones stay as rows, since a sending may have frozen their hash.

    ``pages`` is what a PDF says of itself, ``valid_until`` the last day on which the paper holds.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="documents")
    slot = models.ForeignKey("applications.DocumentSlot", on_delete=models.PROTECT, related_name="+")
    file = models.FileField(upload_to="documents/%Y/%m/")
    content_type = models.CharField(max_length=100)
    order = models.PositiveSmallIntegerField(default=0)
    pages = models.PositiveIntegerField(null=True)
    valid_until = models.DateField(null=True)
    uploaded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["slot__order", "order", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(pages__isnull=True) | Q(pages__gt=0), name="document_has_pages"),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="document_removed_has_who_and_when",
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="document_is_not_empty"),
            *scan_constraints("document"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        """The public id; the name of a file may name a person."""
        return self.public_id

    @property
    def extension(self) -> str:
        """The ending of the file's name in capitals: ``PDF``."""
        return self.name.rpartition(".")[2].upper()
