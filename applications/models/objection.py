"""An applicant's objection to what was decided of a file: a case with its receipt, its clock and its outcome."""

from django.db import models
from django.db.models import F, Q

from applications.models.proposal import Proposal
from applications.objected import OPEN_OBJECTIONS, ObjectionEffect, ObjectionOutcome, ObjectionState, ObjectionTo
from cmdp.kit.fields import PublicIdField
from cmdp.kit.papers import ScannedPaper
from cmdp.kit.scanning import scan_constraints


class ObjectionQuerySet(models.QuerySet["Objection"]):
    def locked(self, pk: int) -> "Objection":
        """Hold the row until the transaction ends; call only inside ``atomic``, the file being held already."""
        return self.select_for_update(of=("self",)).select_related("proposal__call__agency").get(pk=pk)


class Objection(models.Model):
    """What an applicant wrote against a decision; neither changed nor removed afterwards.

    ``notified_at`` is the instant from which its time was counted and ``until`` the exclusive end of that time;
    ``first_decider`` recorded the decision, so another decides here. ``sha256`` is of what the receipt names.
    """

    PERSONAL = frozenset({"text"})

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="objections")
    call_stage = models.ForeignKey("applications.CallStage", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    to = models.CharField(max_length=10, choices=ObjectionTo)
    text = models.TextField()
    form_key = models.CharField(max_length=14)
    notified_at = models.DateTimeField()
    until = models.DateTimeField()
    first_decider = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ObjectionState, default=ObjectionState.RECEIVED)
    decider = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=ObjectionOutcome, blank=True)
    effect = models.CharField(max_length=10, choices=ObjectionEffect, blank=True)
    reason = models.TextField(blank=True)
    letter_number = models.CharField(max_length=80, blank=True)
    letter_date = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["due_at"], name="objections_open", condition=Q(state__in=sorted(OPEN_OBJECTIONS)))
        ]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="one_objection_per_number"),
            models.UniqueConstraint(fields=["proposal", "sent_by", "form_key"], name="one_objection_per_form"),
            models.UniqueConstraint(
                fields=["proposal", "notified_at"],
                condition=~Q(state="withdrawn"),
                name="one_objection_per_decision",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="objection_has_a_text"),
            models.CheckConstraint(
                condition=Q(state__in=["in_hand", "decided"], decider__isnull=False)
                | Q(state="received", decider__isnull=True)
                | Q(state="withdrawn"),
                name="objection_in_hand_has_a_decider",
            ),
            models.CheckConstraint(
                condition=Q(decider__isnull=True) | Q(first_decider__isnull=True) | ~Q(decider=F("first_decider")),
                name="objection_is_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["received", "in_hand"], ended_at__isnull=True)
                | Q(state__in=["decided", "withdrawn"], ended_at__isnull=False),
                name="objection_ended_has_its_time",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state="decided", letter_date__isnull=False)
                    & ~Q(outcome="")
                    & ~Q(effect="")
                    & ~Q(reason="")
                    & ~Q(letter_number="")
                )
                | ~Q(state="decided") & Q(outcome="", effect="", reason="", letter_number="", letter_date__isnull=True),
                name="objection_decided_has_its_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="late") | Q(sent_at__gte=F("until")), name="only_late_objections_are_left_for_it"
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["refused", "late"]) | Q(effect="none"),
                name="objection_refused_has_no_effect",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def receipt(self) -> str:
        """The number that the receipt names: the file's reference and which objection on it."""
        return f"{self.proposal.reference}/İ{self.number}"

    @property
    def is_late(self) -> bool:
        """Whether it came after its time."""
        return self.sent_at >= self.until

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its outcome."""
        return self.state in OPEN_OBJECTIONS


class ObjectionPaper(ScannedPaper):
    """A paper that came with an objection."""

    PERSONAL = frozenset({"name", "file"})
    KINDS = ("pdf", "jpg", "png", "docx", "odt", "xlsx", "ods")
    MOST_BYTES = 20 * 1024 * 1024

    objection = models.ForeignKey(Objection, on_delete=models.CASCADE, related_name="papers")
    file = models.FileField(upload_to="objections/%Y/%m/")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["objection", "sha256"], name="one_objection_paper_per_content"),
            models.CheckConstraint(condition=Q(size__gt=0), name="objection_paper_is_not_empty"),
            *scan_constraints("objection_paper"),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def audit_label(self) -> str:
        """The public id; a file's name may name a person."""
        return self.public_id
