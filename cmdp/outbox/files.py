"""Letters as files, for a trial: one ``.eml`` each, which any mail program opens."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.text import get_valid_filename


class EmailBackend(BaseEmailBackend):
    """Writes into ``OUTBOX_FOLDER``; a letter sent again takes the place of itself."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write each letter into a file of its Message-ID."""
        folder = Path(settings.OUTBOX_FOLDER)
        for message in email_messages:
            mail = message.message()
            name = get_valid_filename(str(mail["Message-ID"]).strip("<>"))
            (folder / f"{name}.eml").write_bytes(mail.as_bytes())
        return len(email_messages)
