"""A file called up from the reserve list: with what money, until when its applicant answers, and the answer."""

from django.db import models
from django.db.models import F, Q

from applications.models.decision import Opinion
from applications.models.proposal import Proposal
from applications.reserved import CallUpState
from cmdp.kit.fields import MoneyField, PublicIdField


class CallUp(models.Model):
    """One call of a file from the reserve list; neither changed nor removed once it has ended.

    ``amount`` is lira, ``ahead`` how many files waited before this one for the same envelope. ``due_at`` is the exclusive
    end of the time to answer; without one the rule set asked for no answer.
    """

    public_id = PublicIdField()
    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="call_ups")
    amount = MoneyField()
    ahead = models.PositiveIntegerField()
    called_at = models.DateTimeField()
    called_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=CallUpState)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["due_at"], name="call_ups_waiting", condition=Q(state="waiting"))]
        constraints = [
            models.UniqueConstraint(
                fields=["opinion"], condition=Q(state="waiting"), name="one_waiting_call_up_per_opinion"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", ended_at__isnull=True, due_at__isnull=False)
                | ~Q(state="waiting") & Q(ended_at__isnull=False),
                name="call_up_waits_until_it_has_ended",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["accepted", "declined"], ended_by__isnull=False)
                | Q(state__in=["waiting", "lapsed"], ended_by__isnull=True)
                | Q(state="none"),
                name="call_up_answered_has_who",
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(ended_at__lt=F("due_at")), name="call_up_is_accepted_in_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="lapsed") | Q(ended_at__gte=F("due_at")), name="call_up_lapses_after_its_time"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def proposal(self) -> Proposal:
        """The file that was called up."""
        return self.opinion.proposal
