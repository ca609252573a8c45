"""Whose part of the record a person may read, and the names of those who act in it."""

from collections.abc import Iterable
from typing import Final

from django.db.models import CharField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from applications.models import Proposal
from applications.queries.conflicts import kept_from
from applications.queries.evaluation import evaluated_by, others_on_files_of, seats_at_files_of
from applications.queries.letters import letters_kept_from
from applications.queries.subjects import ASSIGNMENT, FILES_AND_PAPERS, LETTER, OF_DISCUSSION, TAKEN, keys_within
from cmdp.accounts.choices import Role
from cmdp.accounts.memberships import agencies_of, is_administrator
from cmdp.accounts.models import User
from cmdp.audit.models import Event
from cmdp.audit.queries import events_of, history_of
from cmdp.kit.text import search_key

# Acts that tell who evaluates a file, that somebody already did, or what came of it.
OF_EVALUATION: Final = frozenset(
    {
        *("proposal.conflict", "proposal.lift_conflict", "proposal.finish", "proposal.reopen", "proposal.remind"),
        *OF_DISCUSSION,
    }
)

# What the agency keeps for itself: who evaluates the file does not even learn that it is there.
INSIDE: Final = frozenset(
    {
        *("proposal.note", "proposal.correct_note", "proposal.visit", "proposal.correct_visit"),
        *("proposal.keep_paper", "proposal.compare"),
    }
)


def visible_to(user: User) -> QuerySet[Event]:
    """Exactly the events for which ``policies.audit.may_view`` says yes, newest first."""
    events = events_of(None if is_administrator(user) else agencies_of(user, Role.AGENCY_MANAGER))
    events = events.exclude(object_type=ASSIGNMENT, object_id__in=others_on_files_of(user).values("pk"))
    own, judged, of_others = kept_from(user), evaluated_by(user), ~Q(actor_id=user.pk)
    events = events.exclude(of_others, object_type=ASSIGNMENT, object_id__in=seats_at_files_of(user).values("pk"))
    events = events.exclude(object_type=LETTER, object_id__in=letters_kept_from(user).values("pk"))
    for kind in FILES_AND_PAPERS:
        events = events.exclude(object_type=kind, object_id__in=keys_within(kind, own))
        events = events.exclude(of_others, object_type=kind, object_id__in=keys_within(kind, judged))
    return events


def history_at_desk(proposal: Proposal, *, is_evaluating: bool) -> QuerySet[Event]:
    """What became of a file as its page at the agency's desk tells it, newest first.

    What the applicant's people settle among themselves is of no agency, in the record as in the letters. Who evaluates
    the file reads nothing of its evaluation: a third, or who follows another, must not learn that others marked before.
    """
    events = with_actors(history_of(proposal)).filter(agency_id__isnull=False).exclude(verb__in=TAKEN)
    return events.exclude(verb__in=OF_EVALUATION | INSIDE) if is_evaluating else events


def with_actors(events: QuerySet[Event]) -> QuerySet[Event]:
    """Say of each event the present name of who acted, as ``names_of`` does; ``None`` for whoever was erased."""
    person = User.objects.filter(pk=OuterRef("actor_id")).order_by()
    name = Coalesce(NullIf("full_name", Value("")), "email", output_field=CharField())
    return events.annotate(actor_name=Subquery(person.values_list(name)))


def names_of(actor_ids: Iterable[int | None]) -> dict[int, str]:
    """The present names of those who act; whoever was erased is missing."""
    return {person.pk: str(person) for person in User.objects.filter(pk__in={key for key in actor_ids if key})}


def actors_like(words: str) -> list[int]:
    """Keys of the people whose name or address holds every word, in any case; at most a hundred."""
    people = User.objects.all()
    for word in search_key(words).split():
        people = people.filter(search_key__contains=word)
    return list(people.order_by("pk").values_list("pk", flat=True)[:100])
