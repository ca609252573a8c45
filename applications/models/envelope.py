"""How the money of a call is parted, and how sure the order of its files was found to be."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.models.call import Call
from cmdp.kit.fields import MoneyField, PublicIdField


class CallShare(models.Model):
    """Lira of one part of a call's envelope: ``part`` is an axis' code or a province's plate, as the rule set says."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="shares")
    part = models.CharField(max_length=4)
    amount = MoneyField(_("Pay (TL)"))

    class Meta:
        ordering = ["part"]
        constraints = [
            models.UniqueConstraint(fields=["call", "part"], name="one_share_per_call_and_part"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="share_is_more_than_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.part}: {self.amount}"


class RankRun(models.Model):
    """One reckoning of how severe the evaluators were and how sure each rank is; advice, never a decision.

    ``version`` names our formulas and the generator of numbers: with it, ``seed`` and the marks that ``inputs_sha256``
    stands for, the same ``findings`` come out again.
    """

    PERSONAL = frozenset({"findings"})

    public_id = PublicIdField()
    call_stage = models.ForeignKey("applications.CallStage", on_delete=models.CASCADE, related_name="rank_runs")
    seed = models.PositiveIntegerField()
    version = models.CharField(max_length=40)
    inputs_sha256 = models.CharField(max_length=64)
    findings = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(version=""), name="rank_run_names_its_version"),
            models.CheckConstraint(condition=~Q(inputs_sha256=""), name="rank_run_names_its_marks"),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id
