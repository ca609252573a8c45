"""Write an event in the transaction of the change it tells of."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models, transaction
from django.db.transaction import TransactionManagementError

from cmdp.audit.models import Event
from cmdp.kit.actors import Actor

HIDDEN = "•"
BATCH = 500


def record(
    verb: str,
    subject: models.Model,
    *,
    by: Actor,
    at: dt.datetime,
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    agency_id: int | None = None,
    reason: str = "",
    letter_number: str = "",
    letter_date: dt.date | None = None,
) -> Event:
    """Append one event inside the transaction that makes the change; outside of one it refuses.

    ``changes`` maps field names to (before, after). Values of fields that the model names in
    ``PERSONAL`` are replaced by a dot, so that erasing a person never touches the record.
    """
    told = {"agency_id": agency_id, "reason": reason, "letter_number": letter_number, "letter_date": letter_date}
    event = _event(verb, subject, changes or {}, by=by, at=at, **told)
    event.save(force_insert=True)
    return event


def record_many(
    verb: str,
    told: Sequence[tuple[models.Model, Mapping[str, tuple[Any, Any]]]],
    *,
    by: Actor,
    at: dt.datetime,
    agency_id: int | None = None,
    reason: str = "",
) -> None:
    """Append an event for each subject with its changes, as ``record`` would, in few statements."""
    more = {"agency_id": agency_id, "reason": reason}
    events = [_event(verb, subject, changes, by=by, at=at, **more) for subject, changes in told]
    Event.objects.bulk_create(events, batch_size=BATCH)


def _event(
    verb: str, subject: models.Model, changes: Mapping[str, tuple[Any, Any]], *, by: Actor, at: dt.datetime, **more: Any
) -> Event:
    if not transaction.get_connection().in_atomic_block:
        raise TransactionManagementError("An event belongs to the transaction of the change it tells of.")
    personal: frozenset[str] = getattr(subject, "PERSONAL", frozenset())
    return Event(
        at=at,
        actor_id=by.actor_id,
        capacities=by.capacities(),
        verb=verb,
        object_type=subject._meta.label_lower,
        object_id=subject.pk,
        object_label=str(getattr(subject, "audit_label", "") or subject.pk),
        changes={name: _plain(name, pair, personal) for name, pair in changes.items()},
        **more,
    )


def _plain(name: str, pair: tuple[Any, Any], personal: frozenset[str]) -> list[Any]:
    if name in personal:
        return [HIDDEN, HIDDEN]
    return [_json(value) for value in pair]


def _json(value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return [_json(part) for part in (sorted(value) if isinstance(value, set | frozenset) else value)]
    return str(value)
