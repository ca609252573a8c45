"""What was sent, frozen; and the counter that numbers it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from applications.choices import LetterChannel
from applications.models.proposal import Proposal

_LETTER = Q(letter_date__isnull=False, letter_recorded_at__isnull=False, letter_recorded_by__isnull=False) & ~Q(
    letter_number=""
)
_NO_LETTER = Q(
    letter_number="",
    letter_date__isnull=True,
    letter_channel="",
    letter_recorded_at__isnull=True,
    letter_recorded_by__isnull=True,
)
_ARRIVED = Q(letter_confirmed_at__isnull=False, letter_confirmed_by__isnull=False) & ~Q(letter_number="")
_AWAITED = Q(letter_confirmed_at__isnull=True, letter_confirmed_by__isnull=True)


class Submission(models.Model):
    """The frozen content of one sending. ``sha256`` is of ``content`` as canonical JSON.

    ``content`` repeats every text of the file, the measures' wording included, so that later
    edits of the definitions never change what was sent. The cover letter's own number and date and the
    channel by which it went are the applicant's, recorded after it was signed in the applicant's own system; that it
    arrived is the agency's to confirm, and from then on they stand. (Letters recorded before the channel was asked
    for have none.)
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="submissions")
    call_stage = models.ForeignKey("applications.CallStage", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    is_completion = models.BooleanField(default=False)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    letter_number = models.CharField(max_length=80, blank=True)
    letter_date = models.DateField(null=True)
    letter_channel = models.CharField(max_length=8, choices=LetterChannel, blank=True)
    letter_recorded_at = models.DateTimeField(null=True)
    letter_recorded_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    letter_confirmed_at = models.DateTimeField(null=True)
    letter_confirmed_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="one_submission_per_number"),
            models.CheckConstraint(condition=_LETTER | _NO_LETTER, name="cover_letter_is_recorded_whole"),
            models.CheckConstraint(condition=_ARRIVED | _AWAITED, name="cover_letter_confirmed_was_recorded"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}#{self.number}"

    @property
    def letter_mark(self) -> str:
        """Tells what is written down of the official letter from what was before; empty while nothing is."""
        return f"{self.letter_number} {self.letter_date:%Y-%m-%d} {self.letter_channel}" if self.letter_date else ""

    @property
    def letter_way(self) -> str:
        """By which channel the official letter went, in words; empty while no letter is recorded."""
        return letter_way(self.letter_channel, self.letter_number)


def letter_way(channel: str, number: str) -> str:
    """The same of what is written down of a letter."""
    if channel:
        return str(LetterChannel(channel).label)
    return _("yolu yazılmamış") if number else ""


class ReferenceCounter(models.Model):
    """The last number given per NUTS 2 region, year and programme; gaps are allowed, reuse is not."""

    nuts2 = models.CharField(max_length=4)
    year = models.PositiveSmallIntegerField()
    programme = models.CharField(max_length=20)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["nuts2", "year", "programme"], name="one_counter_per_series")]

    def __str__(self) -> str:
        return f"{self.nuts2}/{self.year}/{self.programme}: {self.last}"
