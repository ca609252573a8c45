"""Files that are still on their way."""

from django.db import models
from django.db.models import Q

from applications.models.proposal import Proposal
from cmdp.kit.pieces import InPieces, piece_constraints


class PartialUpload(InPieces):
    """A file on its way into a slot of a proposal, or in the place of one of its undertakings."""

    WHOSE = ("proposal_id", "slot_id", "rule_id", "person_id")

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="uploads")
    slot = models.ForeignKey("applications.DocumentSlot", null=True, on_delete=models.PROTECT, related_name="+")
    rule = models.ForeignKey("applications.UndertakingRule", null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta(InPieces.Meta):
        constraints = [
            *piece_constraints("upload"),
            models.UniqueConstraint(
                fields=["proposal", "slot", "person", "name", "size", "mark"], name="one_upload_per_file_and_person"
            ),
            models.UniqueConstraint(
                fields=["proposal", "rule", "person", "name", "size", "mark"],
                name="one_upload_per_undertaking_and_person",
            ),
            models.CheckConstraint(
                condition=Q(slot__isnull=True, rule__isnull=False) | Q(slot__isnull=False, rule__isnull=True),
                name="upload_is_for_one_place",
            ),
        ]
