"""Who acts: a person, or the system itself (beat, commands)."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@runtime_checkable
class Actor(Protocol):
    """What the audit needs to know of whoever acts; ``accounts.User`` and ``System`` fulfil it."""

    @property
    def actor_id(self) -> int | None:
        """The person's key, ``None`` for the system."""

    def capacities(self) -> list[str]:
        """The memberships held now, as ``role`` or ``role:agency-or-organisation``."""


@dataclass(frozen=True, slots=True)
class System:
    """Acts without a person: the clock ran out, a rule fired."""

    is_system: bool = True
    is_active: bool = True
    is_authenticated: bool = False
    pk: None = None
    actor_id: None = None

    def capacities(self) -> list[str]:
        """The system holds no membership."""
        return ["system"]


SYSTEM = System()
