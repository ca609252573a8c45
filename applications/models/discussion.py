"""What the evaluators of a file say to each other once all have sent, and the report that they agree on."""

from django.db import models
from django.db.models import Q

from applications.models.proposal import Proposal
from cmdp.kit.fields import PublicIdField


class DiscussionRemark(models.Model):
    """One thing said among a file's evaluators and the manager; neither changed nor removed afterwards."""

    PERSONAL = frozenset({"text"})

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="remarks")
    call_stage = models.ForeignKey("applications.CallStage", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    form_key = models.CharField(max_length=14)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "written_by", "form_key"], name="one_remark_per_form"),
            models.CheckConstraint(condition=~Q(text=""), name="remark_has_a_text"),
        ]

    def __str__(self) -> str:
        return self.public_id


class ConsensusReport(models.Model):
    """What one of a file's evaluators wrote for all of a stage; ``version`` counts its changes.

    Put forward, the others agree or note why not; frozen, it stands as it is. ``closed_by`` is the manager who closed
    it over a dissent, and empty where all agreed.
    """

    PERSONAL = frozenset({"text"})

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="consensus_reports")
    call_stage = models.ForeignKey("applications.CallStage", on_delete=models.PROTECT, related_name="+")
    writer = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    proposed_at = models.DateTimeField(null=True)
    frozen_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "call_stage"], name="one_consensus_report_per_stage"),
            models.CheckConstraint(
                condition=Q(proposed_at__isnull=True) | ~Q(text=""), name="consensus_put_forward_has_a_text"
            ),
            models.CheckConstraint(
                condition=Q(frozen_at__isnull=True) | Q(proposed_at__isnull=False),
                name="consensus_frozen_was_put_forward",
            ),
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True) | Q(frozen_at__isnull=False), name="consensus_closed_is_frozen"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


class ConsensusVoice(models.Model):
    """What another evaluator said to a ``version`` of the report; one that is no longer the present counts for nothing."""

    PERSONAL = frozenset({"note"})

    report = models.ForeignKey(ConsensusReport, on_delete=models.CASCADE, related_name="voices")
    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    agrees = models.BooleanField()
    note = models.TextField(blank=True)
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "person", "version"], name="one_voice_per_person_and_version"),
            models.CheckConstraint(condition=Q(agrees=True) | ~Q(note=""), name="dissent_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.person_id}@{self.version}"
