"""Whose letters a person may see."""

import datetime as dt

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from applications.models import Assignment, OpinionAct, Proposal
from applications.queries.conflicts import kept_from
from applications.queries.evaluation import others_on_files_of
from applications.queries.inside import notes_hidden_from
from applications.queries.messages import hidden_from
from applications.queries.subjects import ASSIGNMENT, FILE, MESSAGE, NOTE
from cmdp.accounts.choices import AGENCY_ROLES, Role
from cmdp.accounts.memberships import agencies_of, is_administrator
from cmdp.accounts.models import User
from cmdp.kit.actors import System
from cmdp.outbox.models import Letter
from cmdp.outbox.queries import letters_about, letters_of


def visible_to(user: User) -> QuerySet[Letter]:
    """Exactly the letters for which ``policies.letters.may_view`` says yes, newest first."""
    letters = letters_of(None if is_administrator(user) else agencies_of(user, *AGENCY_ROLES))
    return letters.exclude(_not_for(user))


def letters_kept_from(user: User | AnonymousUser | System) -> QuerySet[Letter]:
    """Letters that the person must not know of, whatever their seat: not even what was done to one is told."""
    return Letter.objects.filter(_not_for(user))


def _not_for(user: User | AnonymousUser | System) -> Q:
    others = Q(about_type=ASSIGNMENT, about_id__in=others_on_files_of(user).values("pk"))
    closed = Q(about_type=FILE, about_id__in=kept_from(user).values("pk"))
    said = Q(about_type=MESSAGE, about_id__in=hidden_from(user).values("pk"))
    noted = Q(about_type=NOTE, about_id__in=notes_hidden_from(user).values("pk"))
    return others | closed | said | noted


def releasable_by(user: User) -> QuerySet[Letter]:
    """Exactly the letters for which ``policies.letters.may_release`` says yes."""
    seen = visible_to(user)
    return seen if is_administrator(user) else seen.filter(agency_id__in=agencies_of(user, Role.AGENCY_MANAGER))


def letters_at_desk(proposal: Proposal) -> QuerySet[Letter]:
    """The agency's letters about a file, the newest first, as far as a line of them says."""
    letters = letters_about(FILE, proposal.pk).filter(agency_id__isnull=False)
    return letters.only("subject", "to_name", "to_email", "state")


def letters_written_about(proposal: Proposal, *, at: dt.datetime) -> QuerySet[Letter]:
    """What was written about the file and its assignments at this very instant: the letters of one act."""
    assignments = Assignment.objects.filter(proposal=proposal).values("pk")
    about = Q(about_type=FILE, about_id=proposal.pk) | Q(about_type=ASSIGNMENT, about_id__in=assignments)
    return Letter.objects.filter(about, created_at=at).order_by("pk")


def is_held_opinion(batch: str) -> bool:
    """Whether the batch carries opinions that nobody has released yet."""
    act = batch.removeprefix(OpinionAct.BATCH)
    return batch.startswith(OpinionAct.BATCH) and OpinionAct.objects.filter(public_id=act, released_at=None).exists()
