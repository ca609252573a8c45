"""Who may act where: granted, ended, never deleted."""

from django.db import models
from django.db.models import Q

from cmdp.accounts.choices import AGENCY_ROLES, ORGANISATION_ROLES, Role
from cmdp.kit.fields import PublicIdField


def _scope_fits_role() -> Q:
    organisation, agency = Q(role__in=sorted(ORGANISATION_ROLES)), Q(role__in=sorted(AGENCY_ROLES))
    return (
        Q(organisation, organisation__isnull=False, agency__isnull=True)
        | Q(agency, organisation__isnull=True, agency__isnull=False)
        | (~organisation & ~agency & Q(organisation__isnull=True, agency__isnull=True))
    )


class Membership(models.Model):
    """One role of one person in one scope, from when to when, by whom."""

    public_id = PublicIdField()
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30, choices=Role)
    organisation = models.ForeignKey("accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey("regions.Agency", null=True, on_delete=models.PROTECT, related_name="memberships")
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=_scope_fits_role(), name="membership_scope_fits_its_role"),
            models.UniqueConstraint(
                fields=["user", "role", "organisation", "agency"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
                name="one_active_membership_per_role_and_scope",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class Invitation(models.Model):
    """An offer of a role by e-mail; the token is kept only as a hash and works once."""

    PERSONAL = frozenset({"email"})

    public_id = PublicIdField()
    email = models.EmailField()
    role = models.CharField(max_length=30, choices=Role)
    organisation = models.ForeignKey("accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="invitations")
    agency = models.ForeignKey("regions.Agency", null=True, on_delete=models.PROTECT, related_name="invitations")
    language = models.CharField(max_length=5, default="tr")
    token_hash = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=_scope_fits_role(), name="invitation_scope_fits_its_role"),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False, withdrawn_at__isnull=True),
                name="invitation_accepted_has_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id
