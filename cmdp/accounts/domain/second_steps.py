"""The second step of a person as it lies in the database: its secrets under another key, or taken away where it is lost."""

import datetime as dt
from typing import Final

from allauth.mfa.models import Authenticator
from django.db import transaction

from cmdp.accounts.domain.notices import second_step_lifted
from cmdp.accounts.domain.people import end_sessions
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.actors import System
from cmdp.kit.cipher import decrypted, encrypted

SECRETS: Final = ("secret", "seed")  # of an app; of recovery codes


@transaction.atomic
def encrypt_again() -> int:
    """Write every secret anew under the newest key, so that an older one may go; how many there are."""
    rows = Authenticator.objects.select_for_update().exclude(type=Authenticator.Type.WEBAUTHN)
    return sum(_encrypt_again(row) for row in rows)


def _encrypt_again(row: Authenticator) -> int:
    kept = {name: encrypted(decrypted(row.data[name])) for name in SECRETS if name in row.data}
    row.data = {**row.data, **kept}
    row.save(update_fields=["data"])
    return len(kept)


@transaction.atomic
def lift(person: User, *, by: User | System, at: dt.datetime, reason: str) -> int:
    """Take a person's second step away, after their identity was proved as at the start; they set up another at the next
    sign-in. Every session ends, the person is told, the record keeps why. How many ways there were.
    """
    gone, _each = Authenticator.objects.filter(user=person).delete()
    record("second_step_lifted", person, by=by, at=at, reason=reason)
    end_sessions(User.objects.filter(pk=person.pk), by=by, at=at)
    second_step_lifted(person, at=at)
    return gone
