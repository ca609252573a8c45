"""What people are told of their data, by version, and who was told which."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cmdp.kit.bilingual import in_language


class PrivacyNotice(models.Model):
    """One version in both languages. It is published as it is made; the database lets nobody change or remove it.

    The first one comes with the software: nobody published it (``published_by`` is empty), and pages say so.
    """

    number = models.PositiveSmallIntegerField(unique=True)
    text_tr = models.TextField()
    text_en = models.TextField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(condition=~Q(text_tr="") & ~Q(text_en=""), name="privacy_notice_in_both_languages"),
            models.CheckConstraint(
                condition=Q(number=1) | Q(published_by__isnull=False), name="privacy_notice_has_its_publisher"
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def text(self) -> str:
        """In the reader's language."""
        return in_language(self, "text")

    @property
    def is_shipped(self) -> bool:
        """Whether it came with the software and nobody vouched for it."""
        return self.published_by_id is None


class NoticeReading(models.Model):
    """That a person was shown one version: beside the form of sign-up, or on its page, where they said that they read it."""

    class Way(models.TextChoices):
        SIGN_UP = "sign_up", _("hesap açarken gösterildi")
        READ = "read", _("okuduğunu bildirdi")

    person = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="notice_readings")
    notice = models.ForeignKey(PrivacyNotice, on_delete=models.PROTECT, related_name="readings")
    way = models.CharField(max_length=7, choices=Way)
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["-notice__number"]
        constraints = [
            models.UniqueConstraint(fields=["person", "notice"], name="one_reading_per_person_and_notice"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.notice_id}"
