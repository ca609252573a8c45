"""Send letters: claim one by a conditional update, hand it to the mail server, note what came of it.

No transaction is open while the mail server is spoken to. The promise is at least once: a sender
that dies between the server's yes and our "sent" leaves an expired lease, the letter goes out once
more under the same Message-ID, and ``repeats`` says so.
"""

import datetime as dt
import logging
import smtplib
import time
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, QuerySet
from django.utils import timezone

from cmdp.kit.logs import without_keys
from cmdp.outbox.models import LEASE_RAN_OUT, Letter, State

log = logging.getLogger(__name__)

PERMANENT = 500


def send_due() -> bool:
    """Send up to ``OUTBOX_BATCH`` due letters over one connection; true when a full batch may hide more.

    A mail server that cannot be reached costs only the first letter a rung; the next round asks again.
    """
    due = list(_due(timezone.now()).values_list("pk", flat=True)[: settings.OUTBOX_BATCH])
    ends, postman = time.monotonic() + settings.OUTBOX_ROUND_SECONDS, Postman()
    try:
        for pk in due:
            if time.monotonic() > ends:
                return True
            if not postman.carry(pk):
                return False
    finally:
        postman.hang_up()
    return len(due) == settings.OUTBOX_BATCH


def give_back_expired() -> int:
    """Return letters whose sender died to the queue, count the possible repeat, keep the reason."""
    now, returned = timezone.now(), 0
    for letter in Letter.objects.filter(state=State.SENDING, leased_until__lt=now):
        mine = Letter.objects.filter(pk=letter.pk, state=State.SENDING, attempts=letter.attempts)
        again = {**_next_rung(letter, LEASE_RAN_OUT, now=now), "due_at": now}
        returned += mine.update(**again, repeats=F("repeats") + 1)
    return returned


class Postman:
    """One round: a connection to the mail server, opened when first needed and kept."""

    def __init__(self) -> None:
        self._connection: BaseEmailBackend | None = None

    def carry(self, pk: int) -> bool:
        """Send one letter if nobody else has it; false when the mail server cannot be reached."""
        if not self._is_reached(pk):
            return False
        letter = _claim(pk)
        if letter is not None:
            self._send(letter)
        return True

    def hang_up(self) -> None:
        """End the connection; what the server says to that changes nothing."""
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except (OSError, smtplib.SMTPException):
                log.info("The mail server did not say goodbye.", exc_info=True)

    def _is_reached(self, pk: int) -> bool:
        if self._connection is None:
            connection = get_connection()
            try:
                connection.open()
            except Exception as error:  # noqa: BLE001 - whatever keeps the door shut, the letter waits
                log.warning("The mail server cannot be reached: %s", _words(error))
                _put_off_unsent(pk, error)
                return False
            self._connection = connection
        return True

    def _send(self, letter: Letter) -> None:
        mine = Letter.objects.filter(pk=letter.pk, attempts=letter.attempts)
        try:
            _message(letter, self._connection).send()
        except Exception as error:  # noqa: BLE001 - one letter's trouble never stops the round
            log.warning("Letter %s was not sent: %s", letter.public_id, type(error).__name__)
            mine.filter(state=State.SENDING).update(**_after_error(letter, error, now=timezone.now()))
            if not _is_permanent(error):
                self.hang_up()
        else:
            mine.update(state=State.SENT, sent_at=timezone.now(), leased_until=None, last_error="", **_keyless(letter))


def _keyless(letter: Letter) -> dict[str, str]:
    """What of a private letter stays once it is sent: not the key that its link carried, of which we keep hashes alone.

    In a trial the pages are the in-box, and it stays whole.
    """
    if not letter.is_private or settings.OUTBOX_IS_THE_INBOX:
        return {}
    return {"text": without_keys(letter.text), "html": without_keys(letter.html)}


def _due(now: dt.datetime) -> QuerySet[Letter]:
    return Letter.objects.filter(state=State.QUEUED, due_at__lte=now).order_by("due_at", "pk")


def _claim(pk: int) -> Letter | None:
    now = timezone.now()
    lease = now + dt.timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
    claimed = _due(now).filter(pk=pk).update(state=State.SENDING, leased_until=lease, attempts=F("attempts") + 1)
    return Letter.objects.get(pk=pk) if claimed else None


def _put_off_unsent(pk: int, error: Exception) -> None:
    now = timezone.now()
    for letter in _due(now).filter(pk=pk):
        waiting = Letter.objects.filter(pk=pk, state=State.QUEUED, rung=letter.rung)
        waiting.update(**_next_rung(letter, _words(error), now=now))


def _message(letter: Letter, connection: BaseEmailBackend | None) -> EmailMultiAlternatives:
    headers = {
        "Message-ID": letter.message_id,
        "X-CMDP-Letter": letter.key,
        "Auto-Submitted": "auto-generated",
        "Content-Language": letter.language,
    }
    to = [letter.to_email]
    message = EmailMultiAlternatives(letter.subject, letter.text, to=to, headers=headers, connection=connection)
    message.attach_alternative(letter.html, "text/html")
    return message


def _after_error(letter: Letter, error: Exception, *, now: dt.datetime) -> dict[str, Any]:
    if _is_permanent(error):
        return {"state": State.FAILED, "leased_until": None, "last_error": _words(error)}
    again = _next_rung(letter, _words(error), now=now)
    return {**again, "repeats": F("repeats") + 1} if _may_have_gone_out(error) else again


def _next_rung(letter: Letter, reason: str, *, now: dt.datetime) -> dict[str, Any]:
    """What a failed try changes: a pause and a rung up, or failed at the ladder's end."""
    changes: dict[str, Any] = {"leased_until": None, "last_error": reason}
    if letter.rung >= len(settings.OUTBOX_PAUSES):
        return {**changes, "state": State.FAILED}
    due = now + dt.timedelta(seconds=settings.OUTBOX_PAUSES[letter.rung])
    return {**changes, "state": State.QUEUED, "due_at": due, "rung": letter.rung + 1}


def _is_permanent(error: Exception) -> bool:
    """The server refused this letter or this address for good (550 and its kin).

    A refused sender is our own set-up, not the letter's fault: mended, the letter goes out.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= PERMANENT for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= PERMANENT


def _may_have_gone_out(error: Exception) -> bool:
    """The line broke before the server's answer: it may have said yes."""
    answered = isinstance(error, smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused)
    return isinstance(error, OSError) and not answered


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:2000]
