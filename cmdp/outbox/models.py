"""Letters: every one is a row first."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cmdp.kit.fields import PublicIdField


class State(models.TextChoices):
    """Where a letter stands."""

    QUEUED = "queued", _("sırada")
    HELD = "held", _("bekletiliyor")
    SENDING = "sending", _("gönderiliyor")
    SENT = "sent", _("gönderildi")
    FAILED = "failed", _("gönderilemedi")
    CANCELLED = "cancelled", _("iptal edildi")
    COLLECTED = "collected", _("günün özetini bekliyor")
    DIGESTED = "digested", _("günün özetiyle gitti")
    UNWANTED = "unwanted", _("alıcısı istemedi")


class Frequency(models.TextChoices):
    """How a reader wants the letters that need not come at once."""

    EACH = "each", _("Her biri hemen")
    DAILY = "daily", _("Günde bir özet")
    NECESSARY = "necessary", _("Yalnız zorunlu olanlar")


LEASE_RAN_OUT = "lease_ran_out"
OWN_REASONS = {
    LEASE_RAN_OUT: _("Gönderen süreç, mektubun gidip gitmediğini bildiremeden durdu; mektup sıraya geri kondu.")
}


class Letter(models.Model):
    """One letter to one person. ``key`` makes it one however often it is posted.

    ``about_type``/``about_id`` name what it speaks of by plain ids; ``batch`` joins letters that
    are looked at and released together. ``attempts`` counts every try and fences the sender off
    (a late answer finds its own try or nothing); ``rung`` is the place on the ladder of pauses
    and starts anew when staff retry; ``repeats`` counts the times it may have gone out twice.
    A private letter holds a key to somebody's account: staff see that it went, not what it says.
    What its reader wants once a day is collected until a ``digest`` tells of it.
    """

    PERSONAL = frozenset({"to_email", "to_name", "subject", "text", "html"})

    public_id = PublicIdField()
    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=60, db_index=True)
    to_email = models.EmailField()
    to_name = models.CharField(max_length=200, blank=True)
    to_user_id = models.BigIntegerField(null=True, db_index=True)
    language = models.CharField(max_length=5)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField()
    about_type = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(null=True)
    agency_id = models.BigIntegerField(null=True, db_index=True)
    batch = models.CharField(max_length=100, blank=True, db_index=True)
    is_private = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State, default=State.QUEUED)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    rung = models.PositiveSmallIntegerField(default=0)
    repeats = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True)
    message_id = models.CharField(max_length=200, unique=True)
    sent_at = models.DateTimeField(null=True)
    digest = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="told")

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["due_at"], name="letters_waiting", condition=Q(state__in=["queued", "sending"])),
            models.Index(fields=["about_type", "about_id"], name="letters_about"),
            models.Index(fields=["created_at"], name="letters_collected", condition=Q(state="collected")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="letter_sent_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(state="sending", leased_until__isnull=False)
                | (~Q(state="sending") & Q(leased_until__isnull=True)),
                name="letter_sending_has_a_lease",
            ),
            models.CheckConstraint(
                condition=Q(state="digested", digest__isnull=False) | (~Q(state="digested") & Q(digest__isnull=True)),
                name="letter_digested_names_its_digest",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def audit_label(self) -> str:
        """The public id: neither name nor address enters the record."""
        return self.public_id

    @property
    def trouble(self) -> str:
        """The last error in words: ours translated, the mail server's as it came."""
        return str(OWN_REASONS.get(self.last_error, self.last_error))


class LetterChoice(models.Model):
    """How one person wants the letters that need not come at once; whoever has no row gets each at once."""

    user_id = models.BigIntegerField(unique=True)
    frequency = models.CharField(max_length=10, choices=Frequency)
    chosen_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.frequency}"

    @property
    def audit_label(self) -> str:
        """Whose it is, by key."""
        return str(self.user_id)
