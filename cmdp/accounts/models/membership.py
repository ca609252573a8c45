"""Who may act where: granted, ended, never deleted."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.choices import AGENCY_SEATS, ORGANISATION_ROLES, Role
from cmdp.accounts.models.organisation import Organisation
from cmdp.kit.fields import PublicIdField
from cmdp.regions.models import Agency


def _scope_fits_role() -> Q:
    organisation, agency = Q(role__in=sorted(ORGANISATION_ROLES)), Q(role__in=sorted(AGENCY_SEATS))
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
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="memberships"
    )
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
                fields=["user", "organisation"],
                condition=Q(ended_at=None, organisation__isnull=False),
                name="one_active_role_per_organisation",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "agency"],
                condition=Q(ended_at=None, agency__isnull=False),
                name="one_active_role_per_agency",
            ),
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=Q(ended_at=None, organisation__isnull=True, agency__isnull=True),
                name="one_active_role_without_scope",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=False) | Q(ended_by__isnull=True),
                name="membership_ended_by_needs_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"

    @property
    def scope(self) -> Organisation | Agency | None:
        """Where the role holds: an organisation, an agency, or everywhere."""
        return self.organisation or self.agency


class Invitation(models.Model):
    """An offer of a role by e-mail; the token is kept only as a hash and works once.

    An owner who ``hands_over`` offers a member the ownership and steps down when it is taken.
    """

    PERSONAL = frozenset({"email"})

    public_id = PublicIdField()
    email = models.EmailField()
    role = models.CharField(max_length=30, choices=Role)
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="invitations"
    )
    agency = models.ForeignKey("regions.Agency", null=True, on_delete=models.PROTECT, related_name="invitations")
    language = models.CharField(max_length=5, default="tr")
    reason = models.TextField(blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    hands_over = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=_scope_fits_role(), name="invitation_scope_fits_its_role"),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False, withdrawn_at__isnull=True),
                name="invitation_accepted_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(declined_at__isnull=True) | Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="invitation_ends_in_one_way",
            ),
            models.CheckConstraint(
                condition=Q(hands_over=False) | Q(role="organisation_owner"), name="invitation_hands_over_an_ownership"
            ),
            models.UniqueConstraint(
                fields=["email", "organisation"],
                condition=Q(accepted_at=None, withdrawn_at=None, declined_at=None, organisation__isnull=False),
                name="one_open_invitation_per_address_and_organisation",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def scope(self) -> Organisation | Agency | None:
        """Where the offered role would hold."""
        return self.organisation or self.agency


class JoinRequest(models.Model):
    """Somebody asks an organisation's owners to let them in; answered once, or handed to the agency when nobody answers."""

    PERSONAL = frozenset({"message"})

    class State(models.TextChoices):
        PENDING = "pending", _("yanıt bekliyor")
        ACCEPTED = "accepted", _("kabul edildi")
        REFUSED = "refused", _("reddedildi")
        EXPIRED = "expired", _("yanıtlanmadı, ajansa iletildi")

    public_id = PublicIdField()
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="join_requests")
    role = models.CharField(max_length=30, choices=Role, default=Role.ORGANISATION_EDITOR)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="join_requests")
    message = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=sorted(ORGANISATION_ROLES)), name="join_request_asks_for_an_organisation_s_role"
            ),
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=Q(state="pending"),
                name="one_open_join_request_per_organisation",
            ),
            models.CheckConstraint(
                condition=Q(state="pending", answered_at__isnull=True, answered_by__isnull=True)
                | Q(state="expired", answered_at__isnull=False, answered_by__isnull=True)
                | Q(state__in=["accepted", "refused"], answered_at__isnull=False, answered_by__isnull=False),
                name="join_request_answered_has_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id
