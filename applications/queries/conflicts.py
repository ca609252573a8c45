"""From which files a person is kept away; every list, count, search, letter and record starts from here."""

from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from applications.choices import LIVE_ASSIGNMENTS
from applications.models import Assignment, Conflict, Proposal
from applications.queries.rules import HIDING
from cmdp.accounts.memberships import vkns_of
from cmdp.accounts.models import User
from cmdp.kit.actors import System

Person = User | AnonymousUser | System
MEMO: Final = "_people_in_conflict"


def conflicts_in_force() -> QuerySet[Conflict]:
    """Those that nobody took back."""
    return Conflict.objects.filter(lifted_at=None)


def in_conflict_with(user: Person) -> QuerySet[Proposal]:
    """Files with which the person has a conflict of interest; twin of ``policies.relations.has_conflict``."""
    return Proposal.objects.filter(pk__in=conflicts_in_force().filter(person=user.pk or 0).values("proposal"))


def judged_blindly_by(user: Person) -> QuerySet[Proposal]:
    """Files that the person evaluates, or evaluated, without knowing who applied; twin of ``policies.relations.judges_blindly``."""
    seats = Assignment.objects.filter(evaluator=user.pk or 0, state__in=LIVE_ASSIGNMENTS)
    return Proposal.objects.filter(HIDING, pk__in=seats.values("proposal"))


def closed(user: Person) -> Q:
    """Of files: those that no desk may show the person, with a conflict of interest or judged blindly before the seat was theirs."""
    conflicted = conflicts_in_force().filter(person=user.pk or 0).values("proposal")
    return Q(pk__in=conflicted) | Q(pk__in=judged_blindly_by(user).values("pk"))


def closed_to(user: Person) -> QuerySet[Proposal]:
    """Those files; twin of ``policies.relations.closed``."""
    return Proposal.objects.filter(closed(user))


def kept_from(user: Person) -> QuerySet[Proposal]:
    """Files that the person neither judges nor reads as staff: of their own body, or closed to them."""
    own_body = Q(organisation__vkn__in=vkns_of(user))
    return Proposal.objects.filter(own_body | Q(pk__in=closed_to(user).values("pk")))


def vkns_of_sides(proposal: Proposal) -> set[str]:
    """The tax numbers of the applicant and of its partners."""
    partners = proposal.partners.exclude(vkn="").values_list("vkn", flat=True)
    return {proposal.organisation.vkn, *partners}


def people_in_conflict(proposal: Proposal) -> frozenset[int]:
    """Keys of the people with a conflict; read once per instance, and a row that is locked is an instance of its own."""
    if MEMO not in proposal.__dict__:
        found = conflicts_in_force().filter(proposal=proposal.pk).values_list("person_id", flat=True)
        proposal.__dict__[MEMO] = frozenset(found)
    memo: frozenset[int] = proposal.__dict__[MEMO]
    return memo


def forget_people(proposal: Proposal) -> None:
    """Read them anew at the next question."""
    proposal.__dict__.pop(MEMO, None)


def conflicts_of(proposal: Proposal) -> QuerySet[Conflict]:
    """All that was ever stated of a file, for who may see its evaluators."""
    return Conflict.objects.filter(proposal=proposal).select_related("person", "stated_by", "lifted_by")
