"""Reads of the record. The rooms above say whose events a person may see, by plain agency ids."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db import models
from django.db.models import QuerySet

from cmdp.audit.models import Event, Seal


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; what is empty does not narrow. ``until`` is exclusive."""

    verb: str = ""
    object_type: str = ""
    label: str = ""
    actor_ids: Collection[int] | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None


def history_of(subject: models.Model) -> QuerySet[Event]:
    """The events of one object, newest first."""
    return Event.objects.filter(object_type=subject._meta.label_lower, object_id=subject.pk).order_by("-pk")


def events_of(agency_ids: Collection[int] | None) -> QuerySet[Event]:
    """The events of these agencies, newest first; ``None`` stands for all events."""
    events = Event.objects.order_by("-pk")
    return events if agency_ids is None else events.filter(agency_id__in=agency_ids)


def search(events: QuerySet[Event], wanted: Search) -> QuerySet[Event]:
    """Narrow ``events``; ``label`` is the beginning of an object's reference or public id."""
    exact = {"verb": wanted.verb, "object_type": wanted.object_type, "object_label__startswith": wanted.label}
    events = events.filter(**{name: value for name, value in exact.items() if value})
    if wanted.actor_ids is not None:
        events = events.filter(actor_id__in=wanted.actor_ids)
    if wanted.since is not None:
        events = events.filter(at__gte=wanted.since)
    if wanted.until is not None:
        events = events.filter(at__lt=wanted.until)
    return events


def newest_seal() -> Seal | None:
    """The seal that stands for the whole record up to it, without its marks."""
    return Seal.objects.defer("marks").last()


def first_unsealed() -> dt.datetime | None:
    """When the first event was written that no seal covers yet."""
    seal = newest_seal()
    events = Event.objects.filter(pk__gt=seal.last_id if seal else 0).order_by("pk")
    return events.values_list("at", flat=True).first()
