"""Send letters: a batch over one connection to the mail server, each with what came of it noted before the next.

No transaction is open while the mail server is spoken to. The promise is at least once: a sender that dies between the
server's yes and our "sent" leaves an expired lease, that letter goes out once more under the same Message-ID, and
``repeats`` says so.
"""

import datetime as dt
import logging
import secrets
import smtplib
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, QuerySet
from django.utils import timezone

from cmdp.kit.logs import without_keys
from cmdp.outbox.leases import Batch, due, next_rung
from cmdp.outbox.models import Letter, State

log = logging.getLogger(__name__)

PERMANENT = 500


def send_due(wake: Callable[[], object]) -> None:
    """Send up to ``OUTBOX_BATCH`` due letters over one connection; ``wake`` another sender where more may wait.

    It is woken as soon as this one's batch is claimed: several send side by side. A mail server that cannot be reached
    costs only the first letter a rung; the next round asks again.
    """
    first = due(timezone.now()).first()
    if first is None:
        return
    postman = Postman()
    try:
        postman.go_round(first, wake)
    finally:
        postman.hang_up()


class Postman:
    """One round: a connection to the mail server, opened when first needed and kept."""

    def __init__(self) -> None:
        self._connection: BaseEmailBackend | None = None

    def go_round(self, first: Letter, wake: Callable[[], object]) -> None:
        """Claim a batch and send it, once the mail server is reached; where it is not, the ``first`` letter is put off."""
        if not self._is_reached(first):
            return
        batch = Batch(settings.OUTBOX_BATCH)
        if batch.is_full:
            wake()
        try:
            self._carry_all(batch)
        finally:
            batch.give_back()

    def hang_up(self) -> None:
        """End the connection; what the server says to that changes nothing."""
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except (OSError, smtplib.SMTPException):
                log.info("The mail server did not say goodbye.", exc_info=True)

    def _carry_all(self, batch: Batch) -> None:
        """Until none is left, the time is up or the mail server cannot be reached any more."""
        ends = time.monotonic() + settings.OUTBOX_ROUND_SECONDS
        while time.monotonic() <= ends and (letter := batch.next()) and self._is_reached(letter):
            self._send(letter)

    def _is_reached(self, letter: Letter) -> bool:
        """Whether the mail server is there; where it is not, the ``letter`` that was to go waits for a rung."""
        if self._connection is None:
            connection = get_connection()
            try:
                connection.open()
            except Exception as error:  # noqa: BLE001 - whatever keeps the door shut, the letter waits
                log.warning("The mail server cannot be reached: %s", _words(error))
                waiting = _try_of(letter).filter(state=letter.state, rung=letter.rung)
                waiting.update(**next_rung(letter, _words(error), now=timezone.now()))
                return False
            self._connection = connection
        return True

    def _send(self, letter: Letter) -> None:
        mine = _try_of(letter)
        try:
            _message(letter, self._connection).send()
        except Exception as error:  # noqa: BLE001 - one letter's trouble never stops the round
            log.warning("Letter %s was not sent: %s", letter.public_id, type(error).__name__)
            mine.filter(state=State.SENDING).update(**_after_error(letter, error, now=timezone.now()))
            if not _is_permanent(error):
                self.hang_up()
        else:
            sent = {"state": State.SENT, "sent_at": timezone.now(), "leased_until": None, "last_error": ""}
            if not mine.update(**sent, **_keyless(letter)):  # taken for dead, and another sender has it
                Letter.objects.filter(pk=letter.pk).update(repeats=F("repeats") + 1)


def _try_of(letter: Letter) -> QuerySet[Letter]:
    """The letter as long as nobody else has taken it up."""
    return Letter.objects.filter(pk=letter.pk, attempts=letter.attempts)


def _keyless(letter: Letter) -> dict[str, str]:
    """What of a private letter stays once it is sent: not the key that its link carried, of which we keep hashes alone.

    In a trial the pages are the in-box, and it stays whole.
    """
    if not letter.is_private or settings.OUTBOX_IS_THE_INBOX:
        return {}
    return {"text": without_keys(letter.text), "html": without_keys(letter.html)}


class _Message(EmailMultiAlternatives):
    """Django's, with a boundary of its own: to find one that no part holds costs as much as all the rest of its making."""

    def message(self, **kwargs: Any) -> Any:
        """The letter as it goes out."""
        mail = super().message(**kwargs)
        mail.set_boundary(f"={secrets.token_hex(16)}=")
        return mail


def _message(letter: Letter, connection: BaseEmailBackend | None) -> EmailMultiAlternatives:
    headers = {
        "Message-ID": letter.message_id,
        "X-CMDP-Letter": letter.key,
        "Auto-Submitted": "auto-generated",
        "Content-Language": letter.language,
    }
    to = [letter.to_email]
    message = _Message(letter.subject, letter.text, to=to, headers=headers, connection=connection)
    message.attach_alternative(letter.html, "text/html")
    return message


def _after_error(letter: Letter, error: Exception, *, now: dt.datetime) -> dict[str, Any]:
    if _is_permanent(error):
        return {"state": State.FAILED, "leased_until": None, "last_error": _words(error)}
    again = next_rung(letter, _words(error), now=now)
    return {**again, "repeats": F("repeats") + 1} if _may_have_gone_out(error) else again


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
