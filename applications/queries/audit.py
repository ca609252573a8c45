"""Whose part of the record a person may read, and the names of those who act in it."""

from collections.abc import Iterable
from functools import cache
from typing import Any, Final

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
from cmdp.kit.statements import KEY, Statement
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


# All of an event that its line is made of.
OF_A_LINE: Final = (
    *("at", "actor_id", "capacities", "verb", "object_type", "object_label", "changes"),
    *("reason", "letter_number", "letter_date"),
)


def history_at_desk(proposal: Proposal, *, is_evaluating: bool) -> list[Any]:
    """What became of a file as its page at the agency's desk tells it, newest first: events as far as a line shows them.

    What the applicant's people settle among themselves is of no agency, in the record as in the letters. Who evaluates
    the file reads nothing of its evaluation: a third, or who follows another, must not learn that others marked before.
    Each has the present name of who acted beside it, as ``names_of`` says it; ``None`` for whoever was erased.
    """
    return list(_history(is_evaluating).rows(key=proposal.pk))


@cache
def _history(is_evaluating: bool) -> Statement:  # noqa: FBT001 - what it is kept by
    hidden = TAKEN | OF_EVALUATION | INSIDE if is_evaluating else TAKEN
    events = history_of(Proposal(pk=KEY)).filter(agency_id__isnull=False).exclude(verb__in=hidden)
    person = User.objects.filter(pk=OuterRef("actor_id")).order_by()
    name = Coalesce(NullIf("full_name", Value("")), "email", output_field=CharField())
    return Statement(
        events.annotate(actor_name=Subquery(person.values_list(name))).values_list(*OF_A_LINE, "actor_name")
    )


def names_of(actor_ids: Iterable[int | None]) -> dict[int, str]:
    """The present names of those who act; whoever was erased is missing."""
    return {person.pk: str(person) for person in User.objects.filter(pk__in={key for key in actor_ids if key})}


def actors_like(words: str) -> list[int]:
    """Keys of the people whose name or address holds every word, in any case; at most a hundred."""
    people = User.objects.all()
    for word in search_key(words).split():
        people = people.filter(search_key__contains=word)
    return list(people.order_by("pk").values_list("pk", flat=True)[:100])
