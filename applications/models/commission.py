"""An agency's commission of a programme year: who sits in it and by which rules it decides."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.models.rules import Sourced
from cmdp.kit.fields import PublicIdField


class MajorityRule(models.TextChoices):
    """More than half of whom, to carry a motion; who abstains counts in neither of the first two."""

    OF_VOTES = "of_votes", _("verilen oyların salt çoğunluğu (çekimserler sayılmaz)")
    OF_PRESENT = "of_present", _("salonda olup oy verebilecek üyelerin salt çoğunluğu")
    OF_MEMBERS = "of_members", _("bütün üyelerin salt çoğunluğu")


class Leader(models.TextChoices):
    """Who opens a meeting, takes its files up, puts them to the vote and ends it."""

    MANAGER = "manager", _("ajans yöneticisi")
    CHAIR = "chair", _("komisyon başkanı; ona kapalı dosyada ajans yöneticisi")
    EITHER = "either", _("komisyon başkanı ya da ajans yöneticisi")


class Commission(Sourced):
    """The commission of one agency in one programme year, and by which rules it decides.

    ``quorum`` is how many must be in the room and free to vote; which rules hold nobody has published, so they are
    shown as *varsayılan* until the agency names their source (domain notes §1.5).
    """

    public_id = PublicIdField()
    agency = models.ForeignKey("regions.Agency", on_delete=models.PROTECT, related_name="commissions")
    year = models.PositiveSmallIntegerField(_("Yıl"))
    quorum = models.PositiveSmallIntegerField(_("Toplantı yeter sayısı"))
    majority = models.CharField(_("Karar yeter sayısı"), max_length=12, choices=MajorityRule)
    led_by = models.CharField(_("Toplantıyı yürüten"), max_length=8, choices=Leader, default=Leader.MANAGER)
    chair_breaks_ties = models.BooleanField(_("Eşitlikte başkanın oyu"), default=True)
    names_votes = models.BooleanField(_("Tutanakta oyların adlarla yazılması"), default=False)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta(Sourced.Meta):
        ordering = ["-year", "pk"]
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["agency", "year"], name="one_commission_per_agency_and_year"),
            models.CheckConstraint(condition=Q(quorum__gte=1), name="commission_quorum_is_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.year}"

    @property
    def audit_label(self) -> str:
        """Its year and public id."""
        return f"{self.year}/{self.public_id}"


class CommissionSeat(models.Model):
    """Who sits in a commission, as what, from when to when; ended, never deleted."""

    public_id = PublicIdField()
    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(_("Sıfatı"), max_length=120)
    is_chair = models.BooleanField(_("Başkan"), default=False)
    seated_at = models.DateTimeField()
    seated_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-is_chair", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commission", "person"], condition=Q(ended_at=None), name="one_seat_per_commission_and_person"
            ),
            models.UniqueConstraint(
                fields=["commission"], condition=Q(ended_at=None, is_chair=True), name="one_chair_per_commission"
            ),
            models.CheckConstraint(condition=~Q(capacity=""), name="commission_seat_has_a_capacity"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="commission_seat_ended_has_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id
