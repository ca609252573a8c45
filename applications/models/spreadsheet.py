"""What every uploaded spreadsheet is, whatever its rows tell of."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.choices import ImportState
from cmdp.kit.fields import PublicIdField

ENDED = frozenset({ImportState.REFUSED, ImportState.WRITTEN, ImportState.DISCARDED})
# Each upload's table holds itself to these.
SAYS_WHY = ~Q(reason="")
ENDED_HAS_ITS_TIME = Q(state__in=["refused", "written", "discarded"], ended_at__isnull=False) | Q(
    state__in=["received", "ready", "writing"], ended_at__isnull=True
)
REFUSED_SAYS_WHY = Q(state="refused") & ~Q(fault="") | ~Q(state="refused") & Q(fault="")


class Spreadsheet(models.Model):
    """One upload. ``content`` is kept until it is read; what is said of it stays in ``language``, that of whoever sent it."""

    public_id = PublicIdField()
    file_name = models.CharField(max_length=200)
    content = models.BinaryField(default=bytes)
    reason = models.CharField(_("Gerekçe"), max_length=500)
    language = models.CharField(max_length=5, default="tr")
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.RECEIVED)
    fault = models.TextField(blank=True)
    notes = models.JSONField(default=list)
    job_id = models.CharField(max_length=20, blank=True)
    received_at = models.DateTimeField()
    received_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.file_name

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done with it."""
        return self.state not in ENDED
