"""A list as somebody wants to find it again: its address under a name."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cmdp.kit.fields import PublicIdField


class SavedView(models.Model):
    """Filters, order and columns of the agency's list, one person's own or shared with the agency.

    Only the address is kept: whoever opens it sees what they may see, never what the owner saw.
    """

    public_id = PublicIdField()
    owner = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="saved_views")
    agency = models.ForeignKey("regions.Agency", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("Görünümün adı"), max_length=80)
    query = models.TextField(blank=True)
    is_shared = models.BooleanField(_("Ajansımla paylaş"), default=False)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="one_saved_view_per_owner_and_name"),
            models.CheckConstraint(condition=~Q(name=""), name="saved_view_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id
