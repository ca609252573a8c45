"""Staff act on letters: the right is judged under the lock of the letter."""

import datetime as dt

from django.db import transaction

from applications.policies.letters import may_act, opinions_are_out
from applications.queries.letters import releasable_by
from cmdp.accounts.models import User
from cmdp.kit.verdict import require
from cmdp.outbox import acts
from cmdp.outbox.models import Letter


@transaction.atomic
def act_on_letter(letter_id: int, act: str, *, by: User, at: dt.datetime, reason: str = "") -> Letter:
    """Hold, release, retry or cancel one letter."""
    letter = Letter.objects.select_for_update().get(pk=letter_id)
    require(may_act(by, letter, act))
    return acts.VERBS[act](letter_id, by=by, at=at, reason=reason)


def release_letters(batch: str, *, by: User, at: dt.datetime) -> int:
    """Release what is held in a batch as far as the person may; how many letters go out."""
    require(opinions_are_out(batch))
    return acts.release_batch(releasable_by(by), batch, by=by, at=at)
