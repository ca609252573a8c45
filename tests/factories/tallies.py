"""What the marks of files came to, for files that were put behind their evaluation by hand."""

from applications.domain.tallying import keep_tally
from applications.models import Proposal
from applications.queries.evaluation import progress_of


def make_tally(proposal: Proposal) -> None:
    """Keep the tally as finishing the evaluation would have, and the score where the test gave none."""
    result = progress_of(proposal).result
    if not proposal.score:
        Proposal.objects.filter(pk=proposal.pk).update(score=result.score)
        proposal.score = result.score
    keep_tally(proposal, result)
