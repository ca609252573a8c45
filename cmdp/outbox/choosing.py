"""How a reader wants the letters that need not come at once; what that makes of a letter."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cmdp.audit import verbs
from cmdp.audit.record import record
from cmdp.kit.actors import Actor
from cmdp.outbox.kinds import always_goes
from cmdp.outbox.models import Frequency, Letter, LetterChoice, State
from cmdp.outbox.wake import wake_after_commit

verbs.register("letters.choose", _("Mektup tercihini değiştirdi"))
verbs.register_object("outbox.letterchoice", _("Mektup tercihi"))

STATES = {Frequency.EACH: State.QUEUED, Frequency.DAILY: State.COLLECTED, Frequency.NECESSARY: State.UNWANTED}


def frequency_of(user_id: int) -> Frequency:
    """What the person chose; whoever chose nothing gets each letter at once."""
    chosen = LetterChoice.objects.filter(user_id=user_id).values_list("frequency", flat=True).first()
    return Frequency(chosen) if chosen else Frequency.EACH


def state_of_new(kind: str, user_id: int | None, *, is_private: bool) -> State:
    """Whether a letter goes at once, waits for the day's digest or stays away. Only what may be chosen asks the database."""
    if user_id is None or is_private or always_goes(kind):
        return State.QUEUED
    return STATES[frequency_of(user_id)]


@transaction.atomic
def choose(user_id: int, frequency: Frequency, *, by: Actor, at: dt.datetime) -> LetterChoice:
    """Note what the person wants from now on. What was collected goes at once where each is wanted at once again,
    and otherwise with the next digest.
    """
    LetterChoice.objects.get_or_create(user_id=user_id, defaults={"frequency": Frequency.EACH, "chosen_at": at})
    choice = LetterChoice.objects.select_for_update().get(user_id=user_id)
    before = choice.frequency
    if before == frequency:
        return choice
    choice.frequency, choice.chosen_at = frequency, at
    choice.save(update_fields=["frequency", "chosen_at"])
    record("letters.choose", choice, by=by, at=at, changes={"frequency": (before, str(frequency))})
    if frequency == Frequency.EACH:
        Letter.objects.filter(to_user_id=user_id, state=State.COLLECTED).update(state=State.QUEUED, due_at=at)
        wake_after_commit()
    return choice
