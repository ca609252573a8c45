"""Note for a moment that somebody has a section open."""

import datetime as dt

from django.core.cache import cache
from redis import RedisError

from applications.choices import SectionKey
from applications.models import Proposal
from applications.queries.presence import LASTS, place_of
from cmdp.accounts.models import User


def be_in(proposal: Proposal, section: SectionKey, *, by: User, at: dt.datetime) -> None:
    """Say to the person's colleagues where they are; it is forgotten by itself. Without a cache nobody is told."""
    try:
        cache.set(place_of(proposal.pk, by.pk), (str(section), at), LASTS.total_seconds())
    except RedisError:
        return
