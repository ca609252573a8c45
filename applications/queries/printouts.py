"""Sendings on paper: which a person may fetch, which are still to be made, whether a code stands on one."""

import datetime as dt
from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, Min, OuterRef, QuerySet
from django.utils.translation import get_language

from applications.models import Printout, Submission
from applications.queries.proposals import visible_to
from cmdp.accounts.models import User
from cmdp.kit.codes import hash_of

# How many sendings one round of the clock asks for again. Thousands can be due at once, as when those of earlier years
# are first put on paper; the workers have letters and virus checks to do beside them.
AT_ONCE: Final = 10


def printouts_visible_to(user: User | AnonymousUser) -> QuerySet[Printout]:
    """Exactly the rows for which ``policies.proposal.may_fetch_printout`` says yes."""
    return made().filter(submission__proposal__in=visible_to(user))


def made() -> QuerySet[Printout]:
    """Those that exist as a file."""
    return Printout.objects.filter(made_at__isnull=False)


def with_printouts(sendings: QuerySet[Submission]) -> QuerySet[Submission]:
    """Say of each sending whether its paper can be fetched in the reader's language."""
    of_it = made().filter(submission=OuterRef("pk"), language=get_language() or "tr")
    return sendings.annotate(has_printout=Exists(of_it))


def to_make(submission_id: int) -> QuerySet[Printout]:
    """What is still missing of one sending."""
    return Printout.objects.filter(submission=submission_id, made_at=None).select_related("submission")


def overdue(at: dt.datetime) -> list[int]:
    """The few sendings whose paper is overdue the longest; whoever asks for one anew puts it behind the others."""
    late = Printout.objects.filter(made_at=None, next_try_at__lte=at).values("submission_id")
    waiting = late.annotate(since=Min("next_try_at")).order_by("since", "submission_id")
    return list(waiting.values_list("submission_id", flat=True)[:AT_ONCE])


def stands_on_a_printout(code: str) -> bool:
    """Whether the service printed this code. What is no code at all is looked up like any other: it takes as long."""
    return Printout.objects.filter(code_hash=hash_of(code)).exists()
