"""The agency's opinion and the Ministry's decision: two acts, never mistaken for each other."""

from django.db import models
from django.db.models import Q

from applications.choices import MinistryActKind, OpinionOutcome, ProjectState
from applications.models.call import Call
from applications.models.proposal import Proposal
from cmdp.kit.fields import MoneyField, PublicIdField


class OpinionAct(models.Model):
    """The opinions of a call recorded in one act, after the commission's meeting.

    Its letters are held until a manager has looked at them and releases the act. One that raised an amount by the
    outcome of an objection has the letter of that outcome in place of minutes.
    """

    BATCH = "opinions:"

    public_id = PublicIdField()
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="opinion_acts")
    call_stage = models.ForeignKey("applications.CallStage", on_delete=models.PROTECT, related_name="+")
    met_on = models.DateField()
    minutes_number = models.CharField(max_length=80)
    objection = models.OneToOneField(
        "applications.Objection", null=True, on_delete=models.PROTECT, related_name="raised_by"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_by__isnull=True)
                | Q(released_at__isnull=False, released_by__isnull=False),
                name="opinion_act_released_has_who_and_when",
            ),
            models.CheckConstraint(condition=~Q(minutes_number=""), name="opinion_act_names_its_minutes"),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id

    @property
    def batch(self) -> str:
        """The name under which its letters are held and released."""
        return f"{self.BATCH}{self.public_id}"


class DecidedList(models.Model):
    """The list that an act rested on, with what it was reckoned from: canonical JSON, written once with the act.

    ``queries.decided`` says what stands in it; ``sha256`` (hexadecimal) stands in the record too.
    """

    act = models.OneToOneField(OpinionAct, on_delete=models.CASCADE, related_name="decided_list")
    content = models.TextField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(content=""), name="decided_list_is_not_empty")]

    def __str__(self) -> str:
        return self.sha256


class Opinion(models.Model):
    """The agency's opinion on one file: outcome, place in the list, recommended amount in lira, reason."""

    act = models.ForeignKey(OpinionAct, on_delete=models.CASCADE, related_name="opinions")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="opinions")
    outcome = models.CharField(max_length=10, choices=OpinionOutcome)
    rank = models.PositiveIntegerField(null=True)
    score = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    amount = MoneyField(null=True)
    reason = models.TextField()

    class Meta:
        ordering = ["rank", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["act", "proposal"], name="one_opinion_per_file_and_act"),
            models.CheckConstraint(condition=~Q(reason=""), name="opinion_has_a_reason"),
            models.CheckConstraint(
                condition=~Q(outcome="positive") | Q(amount__isnull=False), name="positive_opinion_has_an_amount"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.outcome}"


class MinistryAct(models.Model):
    """One letter between agency and Ministry on a file, with its number and date; one forwarded is of a package."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="ministry_acts")
    call_stage = models.ForeignKey("applications.CallStage", on_delete=models.PROTECT, related_name="+")
    package = models.ForeignKey("applications.Package", null=True, on_delete=models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=10, choices=MinistryActKind)
    letter_number = models.CharField(max_length=80)
    letter_date = models.DateField()
    amount = MoneyField(null=True)
    reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(letter_number=""), name="ministry_act_has_a_letter"),
            models.CheckConstraint(
                condition=Q(kind="approved", amount__isnull=False) | (~Q(kind="approved") & Q(amount__isnull=True)),
                name="approval_and_only_approval_has_an_amount",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["returned", "refused"]) | ~Q(reason=""), name="ministry_refusal_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(package__isnull=True) | Q(kind="forwarded"), name="only_a_forwarding_is_of_a_package"
            ),
            models.UniqueConstraint(fields=["package", "proposal"], name="file_is_once_in_a_package"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.kind}"


class StatusLine(models.Model):
    """Where a supported project stands on a day, kept by officers after the last approval."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="status_lines")
    state = models.CharField(max_length=10, choices=ProjectState)
    dated_on = models.DateField()
    letter_number = models.CharField(max_length=80)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["dated_on", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(letter_number=""), name="status_line_has_a_letter")]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.state}"
