"""What applicant and agency write to each other about a file, and how far each person has read."""

from django.db import models
from django.db.models import Q

from applications.choices import Side
from applications.models.proposal import Proposal
from cmdp.kit.fields import PublicIdField

_BY_AGENCY = Q(side="agency", due_at__isnull=True, settled_at__isnull=True, settled_by__isnull=True)
_OPEN = Q(settled_at__isnull=True, settled_by__isnull=True)
_SETTLED = Q(settled_at__isnull=False, settled_by__isnull=False)


class FileMessage(models.Model):
    """One message on a file; neither changed nor removed afterwards.

    What the applicant wrote waits until ``due_at`` for an answer, and is settled by one or by the agency's word that
    it needs none. ``told_at`` is when the other side was written a letter that there is something to read.
    """

    PERSONAL = frozenset({"text"})

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="messages")
    side = models.CharField(max_length=10, choices=Side)
    text = models.TextField()
    form_key = models.CharField(max_length=14)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["due_at"], name="messages_to_answer", condition=Q(side="applicant", settled_at=None)),
            models.Index(fields=["proposal"], name="messages_to_tell_of", condition=Q(told_at=None)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "written_by", "form_key"], name="one_message_per_form"),
            models.CheckConstraint(condition=~Q(text=""), name="message_has_a_text"),
            models.CheckConstraint(
                condition=_BY_AGENCY | Q(_OPEN | _SETTLED, side="applicant", due_at__isnull=False),
                name="message_waits_for_the_agency_only",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_of_agency(self) -> bool:
        """Whether the agency wrote it."""
        return self.side == Side.AGENCY


class MessagesSeen(models.Model):
    """How far one person has read the messages of one file."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="messages_seen")
    person = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    last = models.ForeignKey(FileMessage, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["proposal", "person"], name="one_mark_of_reading_per_person")]

    def __str__(self) -> str:
        return f"{self.proposal_id}/{self.person_id}"
