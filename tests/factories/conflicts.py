"""Conflicts of interest as rows."""

from typing import Any

from applications.models import Conflict, Proposal
from applications.models.conflict import ConflictGround
from cmdp.accounts.models import User
from tests.factories.people import NOON


def make_conflict(proposal: Proposal, person: User, **fields: Any) -> Conflict:
    """A conflict that the person declared and nobody took back."""
    defaults = {
        "source": Conflict.Source.DECLARED,
        "grounds": [ConflictGround.KIN],
        "stated_at": NOON,
        "stated_by": person,
    }
    return Conflict.objects.create(proposal=proposal, person=person, **{**defaults, **fields})
