"""Conflicts of interest: one person and one file, on which grounds, since when, and how it came out."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.models.proposal import Proposal
from cmdp.kit.fields import PublicIdField


class ConflictGround(models.TextChoices):
    """The grounds to tick (domain notes §2.4)."""

    KIN = "kin", _("Başvuranın ya da bir ortağının yöneticileriyle akrabalığım var.")
    WORK = "work", _("Başvuranda ya da bir ortağında çalışıyorum, son yıllarda çalıştım ya da onlardan ücret aldım.")
    PROJECT = "project", _("Projenin hazırlanmasında yer aldım ya da yürütülmesinde yer alacağım.")
    RIVAL = "rival", _("Bu çağrıda benim ya da kurumumun rakip bir başvurusu var.")
    GAIN = "gain", _("Sonuçtan kişisel bir kazancım ya da kaybım olur.")
    OTHER = "other", _("Tarafsız kalmamı engelleyen başka bir neden var.")


class Conflict(models.Model):
    """A person who must not have anything to do with a file, until somebody takes it back as mistaken.

    ``grounds`` and ``note`` may be a matter of family or health: they stay on the row, the record has the fact alone.
    """

    class Source(models.TextChoices):
        DECLARED = "declared", _("kendisi bildirdi")
        FOUND = "found", _("ajans kaydetti")

    PERSONAL = frozenset({"grounds", "note", "lift_reason"})

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="conflicts")
    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="conflicts")
    source = models.CharField(max_length=8, choices=Source)
    grounds = models.JSONField()
    note = models.TextField(blank=True)
    stated_at = models.DateTimeField()
    stated_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    lift_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "person"],
                condition=Q(lifted_at__isnull=True),
                name="one_conflict_per_person_and_file",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True, lift_reason="")
                | Q(lifted_at__isnull=False, lifted_by__isnull=False) & ~Q(lift_reason=""),
                name="conflict_lifted_has_who_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id

    @property
    def grounds_told(self) -> list[str]:
        """The grounds in words."""
        words = dict(ConflictGround.choices)
        return [str(words[ground]) for ground in self.grounds if ground in words]
