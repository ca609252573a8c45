"""Keep beside a file's score what its marks came to; the callers hold the file's lock."""

from applications.models import Proposal, Tally
from applications.queries.scoring import Result
from applications.queries.tallies import kept_of


def keep_tally(proposal: Proposal, result: Result) -> None:
    """Write it when the evaluation finishes; another of before goes."""
    Tally.objects.update_or_create(proposal=proposal, defaults=kept_of(result))


def drop_tally(proposal: Proposal) -> None:
    """Forget it with the score, when the evaluation is taken up again or the file goes on to another stage."""
    Tally.objects.filter(proposal=proposal).delete()
