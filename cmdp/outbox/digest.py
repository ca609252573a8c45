"""The day's digest: what was collected for a reader as one letter, written in one transaction or not at all."""

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet

from cmdp.outbox import paper
from cmdp.outbox.kinds import necessary
from cmdp.outbox.models import Letter, LetterChoice, State
from cmdp.outbox.post import Recipient, post
from cmdp.regions.working_days import last_morning

DIGEST = "digest"
necessary("", DIGEST)  # what was collected must not be collected again


def readers_waiting(*, at: dt.datetime) -> list[int]:
    """Keys of the people for whom something was collected before the last morning."""
    waiting = _collected(last_morning(at)).order_by()
    return sorted(key for key in waiting.values_list("to_user_id", flat=True).distinct() if key)


@transaction.atomic
def write_digest(to: Recipient, *, at: dt.datetime) -> bool:
    """Write a reader's digest of this morning; says whether there was one to write.

    One a day, whoever runs this how often: the choice is locked, and what was collected too late for a digest that is
    already written waits for the next. A failure leaves everything collected.
    """
    morning = last_morning(at)
    key = f"{DIGEST}:{to.user_id}:{morning:%Y%m%d}"
    list(LetterChoice.objects.select_for_update().filter(user_id=to.user_id or 0))
    letters = list(_collected(morning).filter(to_user_id=to.user_id).order_by("pk"))
    if not letters or Letter.objects.filter(key=key).exists():
        return False
    told = [(letter.subject, paper.first_address(letter.text)) for letter in letters]
    digest = post(key=key, kind=DIGEST, to=to, at=at, letters=told)
    _collected(morning).filter(pk__in=[letter.pk for letter in letters]).update(state=State.DIGESTED, digest=digest)
    return True


def _collected(before: dt.datetime) -> QuerySet[Letter]:
    return Letter.objects.filter(state=State.COLLECTED, created_at__lt=before)
