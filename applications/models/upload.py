"""Files that are still on their way."""

from django.db import models
from django.db.models import F, Q

from applications.models.proposal import Proposal
from cmdp.kit.fields import PublicIdField


class PartialUpload(models.Model):
    """A file of which a part has arrived; whoever sends it goes on from there, and it goes once it is a document.

    ``mark`` is what the sender's device says of the file (when it was last changed): another mark, another file.
    """

    PERSONAL = frozenset({"name"})

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="uploads")
    slot = models.ForeignKey("applications.DocumentSlot", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    file = models.FileField(upload_to="partial/%Y/%m/")
    name = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    mark = models.CharField(max_length=40)
    received = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField()
    touched_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(received__lte=F("size"), size__gt=0), name="upload_is_within_its_size"),
            models.UniqueConstraint(
                fields=["proposal", "slot", "person", "name", "size", "mark"], name="one_upload_per_file_and_person"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return self.received == self.size
