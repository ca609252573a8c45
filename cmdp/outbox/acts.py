"""What staff do with letters. Whether the person has the right is judged in the rooms above.

Here stands what a letter's state allows; each act locks its letters first and is recorded.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cmdp.audit import verbs
from cmdp.audit.record import record
from cmdp.kit.actors import Actor
from cmdp.kit.verdict import ALLOW, Verdict, deny, require
from cmdp.outbox.models import Letter, State
from cmdp.outbox.queries import held_in
from cmdp.outbox.wake import wake_after_commit


@dataclass(frozen=True, slots=True)
class Act:
    """From which states to which, why not from others; what the record tells of it and the page answers."""

    sources: frozenset[str]
    target: State
    refusal: str | Promise
    told: str | Promise
    done: str | Promise


ACTS = {
    "hold": Act(
        frozenset({State.QUEUED}),
        State.HELD,
        _("Yalnızca sırada bekleyen bir mektup bekletilebilir."),
        _("Mektubu bekletti"),
        _("Mektup bekletiliyor; serbest bırakılana dek gitmeyecek."),
    ),
    "release": Act(
        frozenset({State.HELD}),
        State.QUEUED,
        _("Yalnızca bekletilen bir mektup serbest bırakılabilir."),
        _("Mektubu serbest bıraktı"),
        _("Mektup serbest bırakıldı; birazdan gidecek."),
    ),
    "retry": Act(
        frozenset({State.QUEUED, State.FAILED}),
        State.QUEUED,
        _("Yalnızca sıradaki ya da gönderilemeyen bir mektup yeniden denenebilir."),
        _("Mektubu yeniden gönderime verdi"),
        _("Mektup yeniden sıraya alındı; birazdan gidecek."),
    ),
    "cancel": Act(
        frozenset({State.QUEUED, State.HELD, State.FAILED}),
        State.CANCELLED,
        _("Gönderilmiş, gönderilmekte olan ya da iptal edilmiş bir mektup iptal edilemez."),
        _("Mektubu iptal etti"),
        _("Mektup iptal edildi; gitmeyecek."),
    ),
}
for _name, _act in ACTS.items():
    verbs.register(f"letter.{_name}", _act.told)
verbs.register_object("outbox.letter", _("Mektup"))


def allows(letter: Letter, act: str) -> Verdict:
    """Whether the letter's state allows the act."""
    return ALLOW if letter.state in ACTS[act].sources else deny("wrong_state", ACTS[act].refusal)


def hold(letter_id: int, *, by: Actor, at: dt.datetime, reason: str = "") -> Letter:
    """Keep a waiting letter from going out."""
    return _do("hold", letter_id, by=by, at=at, reason=reason)


def release(letter_id: int, *, by: Actor, at: dt.datetime, reason: str = "") -> Letter:
    """Let a held letter go out now."""
    return _do("release", letter_id, by=by, at=at, reason=reason)


def retry(letter_id: int, *, by: Actor, at: dt.datetime, reason: str = "") -> Letter:
    """Try again now, from the first rung of the ladder."""
    return _do("retry", letter_id, by=by, at=at, reason=reason)


def cancel(letter_id: int, *, by: Actor, at: dt.datetime, reason: str = "") -> Letter:
    """Never send the letter."""
    return _do("cancel", letter_id, by=by, at=at, reason=reason)


VERBS: dict[str, Callable[..., Letter]] = {"hold": hold, "release": release, "retry": retry, "cancel": cancel}


@transaction.atomic
def release_batch(letters: QuerySet[Letter], batch: str, *, by: Actor, at: dt.datetime) -> int:
    """Release those of ``letters`` that are held in ``batch``; how many they were.

    The rows are locked in the order of their keys, so that two releases of one batch wait for
    each other and the second finds nothing left.
    """
    held = list(held_in(letters, batch).select_for_update())
    for letter in held:
        _change(letter, "release", by=by, at=at)
    return len(held)


@transaction.atomic
def _do(act: str, letter_id: int, *, by: Actor, at: dt.datetime, reason: str) -> Letter:
    letter = Letter.objects.select_for_update().get(pk=letter_id)
    require(allows(letter, act))
    return _change(letter, act, by=by, at=at, reason=reason)


def _change(letter: Letter, act: str, *, by: Actor, at: dt.datetime, reason: str = "") -> Letter:
    before, target = letter.state, ACTS[act].target
    fields: dict[str, Any] = {"state": target}
    if target == State.QUEUED:
        fields |= {"due_at": at, "rung": 0}
        wake_after_commit()
    for name, value in fields.items():
        setattr(letter, name, value)
    letter.save(update_fields=list(fields))
    changes = {"state": (before, str(target))}
    record(f"letter.{act}", letter, by=by, at=at, agency_id=letter.agency_id, changes=changes, reason=reason)
    return letter
