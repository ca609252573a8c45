"""Reads of the letters. The rooms above say whose letters a person may see, by plain agency ids."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from cmdp.outbox.models import Letter, State


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; what is empty does not narrow."""

    state: str = ""
    kind: str = ""
    batch: str = ""
    recipient: str = ""
    about_type: str = ""
    about_id: int | None = None


def letters_of(agency_ids: Collection[int] | None) -> QuerySet[Letter]:
    """The letters of these agencies, newest first; ``None`` stands for all letters."""
    letters = Letter.objects.order_by("-pk")
    return letters if agency_ids is None else letters.filter(agency_id__in=agency_ids)


def search(letters: QuerySet[Letter], wanted: Search) -> QuerySet[Letter]:
    """Narrow ``letters``; ``recipient`` is a part of an address or the beginning of a name."""
    exact = {
        "state": wanted.state,
        "kind": wanted.kind,
        "batch": wanted.batch,
        "about_type": wanted.about_type,
        "about_id": wanted.about_id,
    }
    letters = letters.filter(**{name: value for name, value in exact.items() if value})
    if wanted.recipient:
        letters = letters.filter(Q(to_email__icontains=wanted.recipient) | Q(to_name__startswith=wanted.recipient))
    return letters


def held_in(letters: QuerySet[Letter], batch: str) -> QuerySet[Letter]:
    """The letters of a batch that wait to be released, in the order of their writing."""
    return letters.filter(batch=batch, state=State.HELD).order_by("pk") if batch else letters.none()


def letters_about(subject_type: str, subject_id: int) -> QuerySet[Letter]:
    """The letters that speak of one object, newest first."""
    return Letter.objects.filter(about_type=subject_type, about_id=subject_id).order_by("-pk")


def standing(letters: QuerySet[Letter]) -> dict[str, int]:
    """How many letters are in each state."""
    counted = letters.order_by().values_list("state").annotate(number=Count("pk"))
    return dict.fromkeys(State.values, 0) | dict(counted)
