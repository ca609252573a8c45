"""The sendings of a file two by two."""

from dataclasses import dataclass

from applications.models import CompletionRequest, Proposal, Submission


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sendings of one file, the earlier first, and the request that the later one answered, if it did."""

    before: Submission
    after: Submission
    asked: CompletionRequest | None


def pair_of(proposal: Proposal, numbers: tuple[int, int] | None = None) -> Pair | None:
    """The two sendings with these numbers, else the last two; ``None`` where there is only one."""
    sent = list(proposal.submissions.order_by("number").values_list("number", flat=True))
    known = sorted(set(numbers if numbers and set(numbers) <= set(sent) else sent[-2:]))
    if len(known) < 2:  # noqa: PLR2004 - two make a pair
        return None
    before, after = proposal.submissions.filter(number__in=known).order_by("number")
    return Pair(before, after, _answered_by(after) if after.number == before.number + 1 else None)


def _answered_by(submission: Submission) -> CompletionRequest | None:
    """A completion ends its request in the instant of its sending."""
    requests = submission.proposal.completion_requests.filter(is_answered=True, ended_at=submission.sent_at)
    return requests.first() if submission.is_completion else None
