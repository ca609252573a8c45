"""The mail server of a round: takes letters and counts them, or behaves as mail servers do."""

import time
from collections import Counter
from email.message import EmailMessage

from tests.support.smtp import DROP, YES, Sink

HANGS = 2.5  # seconds, longer than anybody waits for it


class Mail:
    """Counts by Message-ID what arrived; ``broken_off`` counts senders that could not hear the answer."""

    def __init__(self, sink: Sink) -> None:
        self.sink, self.mood, self.broken_off = sink, "takes", 0
        self.arrived: Counter[str] = Counter()
        sink.answer_to_letter = self._answer
        sink.answer_to_recipient = self._busy

    def turn(self, mood: str) -> None:
        """Takes, refuses, hangs or drops from now on."""
        self.mood = mood

    def _busy(self, address: str) -> str:
        return "450 Busy" if self.mood == "refuses" and len(address) % 2 else YES

    def _answer(self, mail: EmailMessage) -> str:
        mood = self.mood
        if mood == "refuses":
            return "451 Try again later"
        if mood == "hangs":
            time.sleep(HANGS)
        self.arrived[mail["Message-ID"]] += 1
        if mood == "takes":
            return YES
        self.broken_off += 1
        return DROP
