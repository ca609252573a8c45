"""Whose letters a person may see."""

from django.db.models import QuerySet

from cmdp.accounts.choices import AGENCY_ROLES, Role
from cmdp.accounts.memberships import agencies_of, is_administrator
from cmdp.accounts.models import User
from cmdp.outbox.models import Letter
from cmdp.outbox.queries import letters_of


def visible_to(user: User) -> QuerySet[Letter]:
    """Exactly the letters for which ``policies.letters.may_view`` says yes, newest first."""
    return letters_of(None if is_administrator(user) else agencies_of(user, *AGENCY_ROLES))


def releasable_by(user: User) -> QuerySet[Letter]:
    """Exactly the letters for which ``policies.letters.may_release`` says yes."""
    return letters_of(None if is_administrator(user) else agencies_of(user, Role.AGENCY_MANAGER))
