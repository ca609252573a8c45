"""What a sending leaves for finding files like it, and an officer's word on one that was found."""

import datetime as dt

from django.db import transaction

from applications.models import LikenessLook, Proposal, Submission, Trace
from applications.policies.inside import may_look_at_likeness
from applications.queries.likeness import Other, key_of
from applications.queries.tracing import traces_of
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import require


def trace(submission: Submission) -> None:
    """Let the file be found by what this sending says, no more by what an earlier one said; in the caller's transaction."""
    Trace.objects.filter(proposal=submission.proposal_id).delete()
    rows = [
        Trace(proposal_id=submission.proposal_id, kind=kind, value=value)
        for kind, value in traces_of(submission.content)
    ]
    Trace.objects.bulk_create(rows)


def trace_what_left_none() -> int:
    """Let the files be found that were last sent before sendings left traces; how many. Running twice is harmless."""
    files = Proposal.objects.filter(traces=None, submissions__isnull=False).order_by("pk").distinct()
    keys = list(files.values_list("pk", flat=True))
    for key in keys:
        with transaction.atomic():
            trace(Proposal.objects.locked(key).submissions.latest("number"))
    return len(keys)


@transaction.atomic
def look_at_likeness(
    proposal_id: int, other: Other, *, is_double: bool, word: str, by: User, at: dt.datetime
) -> LikenessLook:
    """Say a word on what may be a double; a later word takes its place, and it stays as a row."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_look_at_likeness(by, proposal))
    of = {key_of(other)[0]: other}
    told = {"is_double": is_double, "word": word, "looked_at": at, "looked_by": by}
    look = LikenessLook.objects.create(proposal=proposal, **of, **told)
    changes = {"likeness": ("", other.public_id), "is_double": ("", is_double)}
    record("proposal.compare", proposal, by=by, at=at, agency_id=proposal.call.agency_id, changes=changes)
    return look
