"""The words of a letter as an administrator wrote them for a rule set, in a language: each version stays."""

from django.db import models
from django.db.models import Q

from applications.models.rules import RuleSet


class LetterText(models.Model):
    """One version of a letter's words; the newest is in force. An empty one goes back to the shipped words."""

    rule_set = models.ForeignKey(RuleSet, on_delete=models.CASCADE, related_name="letter_texts")
    kind = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule_set", "kind", "language", "number"], name="one_letter_text_per_number"
            ),
            models.CheckConstraint(
                condition=Q(subject="", body="") | (~Q(subject="") & ~Q(body="")),
                name="letter_text_is_whole_or_shipped",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.language}@{self.number}"

    @property
    def is_shipped(self) -> bool:
        """Whether it says to go back to the shipped words."""
        return not self.body
