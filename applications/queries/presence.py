"""Who else has a file's form open: kept in the cache for a moment, in no table and no record."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.core.cache import cache
from redis import RedisError

from applications.choices import SectionKey
from applications.models import Proposal
from cmdp.accounts.models import Membership, User

LASTS: Final = dt.timedelta(seconds=75)


@dataclass(frozen=True, slots=True)
class Present:
    """A colleague and the section in which they were last."""

    name: str
    section: SectionKey


def place_of(proposal_id: int, person_id: int) -> str:
    """Under which key it is kept where a person is in a file."""
    return f"present:{proposal_id}:{person_id}"


def others_in(proposal: Proposal, *, besides: User, at: dt.datetime) -> list[Present]:
    """The other members of the applying organisation who have the form open, by name; nothing but name and section.

    For a member who may see the file, that is for whoever was given it by ``files_of``. Whose seat ended is not
    among them, whatever the cache remembers; without a cache nobody is.
    """
    seats = Membership.objects.filter(organisation=proposal.organisation_id, ended_at=None).exclude(user=besides)
    people = dict(seats.order_by("user__full_name", "user_id").values_list("user_id", "user__full_name"))
    keys = {place_of(proposal.pk, key): name for key, name in people.items()}
    try:
        found = cache.get_many(keys)
    except RedisError:
        return []
    fresh = {key: section for key, (section, seen_at) in found.items() if at - LASTS < seen_at}
    return [Present(name, SectionKey(fresh[key])) for key, name in keys.items() if key in fresh]
