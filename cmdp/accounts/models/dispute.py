"""What an organisation's owners do not, or cannot, settle."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.choices import ORGANISATION_ROLES, Role
from cmdp.accounts.models.membership import JoinRequest
from cmdp.kit.fields import PublicIdField

_UNDECIDED = Q(state="open", decided_at__isnull=True, decided_by__isnull=True, reason="")
_DECIDED = ~Q(state="open") & Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(reason="")
_SAID = Q(owners_words_at__isnull=False, owners_words_by__isnull=False) & ~Q(owners_words="")
_UNSAID = Q(owners_words="", owners_words_at__isnull=True, owners_words_by__isnull=True)


class Dispute(models.Model):
    """Somebody's claim to a seat in an organisation that its agency decides, with a reason.

    Nobody answered a request to join, nobody is there to answer it, or somebody says that the owners are not the
    body's own. The claim and the owners' words are read by the agency; neither side reads more than its own and
    what was decided.
    """

    PERSONAL = frozenset({"claim", "owners_words"})

    class Kind(models.TextChoices):
        UNANSWERED = "unanswered", _("katılma isteği yanıtlanmadı")
        OWNERLESS = "ownerless", _("kurumun sahibi yok")
        CONTESTED = "contested", _("sahipliğe itiraz")

    class State(models.TextChoices):
        OPEN = "open", _("karar bekliyor")
        GRANTED = "granted", _("kabul edildi")
        REFUSED = "refused", _("reddedildi")

    public_id = PublicIdField()
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="disputes")
    raised_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="disputes")
    kind = models.CharField(max_length=12, choices=Kind)
    role = models.CharField(max_length=30, choices=Role)
    claim = models.TextField()
    opened_at = models.DateTimeField()
    request = models.OneToOneField(JoinRequest, null=True, on_delete=models.PROTECT, related_name="dispute")
    owners_words = models.TextField(blank=True)
    owners_words_at = models.DateTimeField(null=True)
    owners_words_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["raised_by", "organisation"],
                condition=Q(state="open"),
                name="one_open_dispute_per_person_and_organisation",
            ),
            models.CheckConstraint(
                condition=Q(role__in=sorted(ORGANISATION_ROLES)), name="dispute_is_about_an_organisation_s_role"
            ),
            models.CheckConstraint(condition=_UNDECIDED | _DECIDED, name="dispute_decided_has_who_when_and_why"),
            models.CheckConstraint(condition=_SAID | _UNSAID, name="dispute_owners_words_have_who_and_when"),
        ]

    def __str__(self) -> str:
        return self.public_id
