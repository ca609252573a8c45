"""Sendings on paper."""

from django.utils import translation

from applications.domain.printouts import keep
from applications.models import Printout, Proposal
from tests.factories.people import NOON


def make_printout(proposal: Proposal, *, made: bool = True) -> Printout:
    """The paper of the file's newest sending in the language of the test, with a few bytes behind it."""
    submission = proposal.submissions.latest("number")
    words = {"language": translation.get_language() or "tr", "asked_at": NOON, "next_try_at": NOON}
    row, _is_new = Printout.objects.get_or_create(submission=submission, language=words.pop("language"), defaults=words)
    if made:
        keep(row.pk, b"%PDF-1.7 made up", at=NOON)
        row.refresh_from_db()
    return row
