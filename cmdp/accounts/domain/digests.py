"""The day's digests: one letter for each person for whom something was collected, in their language."""

import datetime as dt
import logging

from cmdp.accounts.domain.notices import recipient
from cmdp.accounts.models import User
from cmdp.outbox.digest import readers_waiting, write_digest

log = logging.getLogger(__name__)


def write_digests(*, at: dt.datetime) -> int:
    """Write every digest that is due; how many. One that fails leaves its letters collected and stops no other."""
    readers = User.objects.filter(pk__in=readers_waiting(at=at), is_active=True).order_by("pk")
    return sum(_written(reader, at) for reader in readers)


def _written(reader: User, at: dt.datetime) -> bool:
    try:
        return write_digest(recipient(reader), at=at)
    except Exception:
        log.exception("the digest of %s could not be written", reader.pk)
        return False
