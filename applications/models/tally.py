"""What the evaluators' words on a file came to, kept beside its score so that lists need no marks."""

from django.db import models
from django.db.models import Q

from applications.choices import ReviewOpinion
from applications.models.proposal import Proposal


class Tally(models.Model):
    """Written with ``Proposal.score`` by whoever finishes an evaluation, in the same transaction, and gone with it.

    ``means`` are points by section in the order of the grid, ``totals`` of the evaluators in the order in which they were
    asked, both as decimal text; ``counted`` the places of the totals that make the score. Without marks ``opinion`` is
    the word of most. ``queries.tallies`` reckons them anew from the marks.
    """

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="tally")
    opinion = models.CharField(max_length=12, choices=ReviewOpinion, blank=True)
    means = models.JSONField(default=list)
    totals = models.JSONField(default=list)
    counted = models.JSONField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(opinion="") & ~Q(totals=[]) | ~Q(opinion="") & Q(means=[], totals=[]),
                name="tally_is_of_marks_or_of_opinions",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.opinion or self.means}"


def word_of_most(file: Proposal) -> str:
    """What most evaluators say of a file where they give opinions; empty where they give points or are not done."""
    tally = getattr(file, "tally", None)
    return tally.opinion if tally else ""
