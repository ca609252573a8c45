"""Questions about a person's memberships, answered from the seats read once per request.

Every function takes an actor; the system holds no seat. None of them queries more than once.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from cmdp.accounts.choices import AGENCY_ROLES, MINISTRY_ROLES, ORGANISATION_WRITERS, Role
from cmdp.accounts.models.user import Seat, User
from cmdp.kit.actors import System

Person = User | AnonymousUser | System


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks: all of a person that decides about what they see. What a query compiles to is kept by this."""

    key: int
    is_active: bool
    seats: tuple[Seat, ...]

    @property
    def user(self) -> User:
        """The person made of nothing else, so that what is asked in their name cannot hang on more."""
        user = User(pk=self.key, is_active=self.is_active)
        user.seats = self.seats
        return user


def reader_of(user: User) -> Reader:
    """The person with the seats of this request."""
    return Reader(user.pk, user.is_active, user.seats)


def seats(person: Person) -> tuple[Seat, ...]:
    """The active seats of a person; none for a stranger, for the system or a closed account."""
    return person.seats if isinstance(person, User) and person.is_active else ()


def organisations_of(person: Person, *roles: str) -> frozenset[int]:
    """Keys of the organisations in which the person holds one of ``roles`` (any, when none is named)."""
    return frozenset(s.organisation_id for s in _holding(person, roles) if s.organisation_id)


def vkns_of(person: Person) -> frozenset[str]:
    """Tax numbers of the organisations in which the person holds a seat; all units of one body bear the same."""
    return frozenset(s.vkn for s in seats(person) if s.vkn)


def agencies_of(person: Person, *roles: str) -> frozenset[int]:
    """Keys of the agencies in which the person holds one of ``roles``: works there, when none is named.

    Who sits in an agency's commission is none of its staff.
    """
    roles = roles or tuple(AGENCY_ROLES)
    return frozenset(s.agency_id for s in _holding(person, roles) if s.agency_id)


def holds(person: Person, *roles: str) -> bool:
    """Whether the person holds one of ``roles`` anywhere."""
    return bool(_holding(person, roles))


def is_administrator(person: Person) -> bool:
    """Whether the person edits definitions and rules."""
    return holds(person, Role.ADMINISTRATOR)


def is_evaluator(person: Person) -> bool:
    """Whether the person is in the evaluator pool."""
    return holds(person, Role.EVALUATOR)


def is_ministry(person: Person) -> bool:
    """Whether the person reads for the Ministry, deciding or not."""
    return holds(person, *MINISTRY_ROLES)


def can_send(person: Person, organisation_id: int) -> bool:
    """Whether the person may send for the organisation: its owner only."""
    return organisation_id in organisations_of(person, Role.ORGANISATION_OWNER)


def can_edit(person: Person, organisation_id: int) -> bool:
    """Whether the person may write for the organisation: owner or editor."""
    return organisation_id in organisations_of(person, *ORGANISATION_WRITERS)


def _holding(person: Person, roles: Iterable[str]) -> list[Seat]:
    wanted = frozenset(roles)
    return [seat for seat in seats(person) if not wanted or seat.role in wanted]
