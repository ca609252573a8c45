"""``bin/bench letters``: 10,000 letters by the outbox's own worker, beside a bare loop that hands the same bytes to the same sink.

Loop and worker send in turn, a part each, so that what disturbs one disturbs the other.
"""

import argparse
import smtplib
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from cmdp.outbox.delivery import _message
from cmdp.outbox.models import Letter, State
from cmdp.outbox.paper import html_of
from cmdp.outbox.tasks import deliver
from tests.bench.reckoning import say, write_json
from tests.bench.service import mail_sink
from tests.support.worker import Process, wait_until

NUMBER: Final = 10_000
PARTS: Final = 10
LEAST: Final = 0.4
BODY: Final = "Sayın ilgili,\n\nBaşvurunuzla ilgili yeni bir gelişme var.\n\n" + "\n\n".join(
    f"{place}. maddedeki eksiği on iş günü içinde tamamlayınız; dosyanız bundan sonra değerlendirmeye alınacak."
    for place in range(1, 9)
)
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Part:
    """Letters sent in both ways; seconds."""

    number: int
    bare: float
    ours: float

    @property
    def ratio(self) -> float:
        """Our speed as a share of the bare loop's."""
        return self.bare / self.ours


def main(folder: Path, words: Sequence[str]) -> int:
    """Measure; 0 when the letters kept their share of the bare loop's speed, each sent once."""
    options = _options(words)
    call_command("migrate", verbosity=0)
    with _running(folder) as port:
        _part(1, port)  # both have loaded what they need
        parts = [_part(options.letters // PARTS, port) for _ in range(PARTS)]
    for part in parts:
        say(
            f"{part.number} letters: {part.number / part.ours:.0f}/s, bare {part.number / part.bare:.0f}/s, {part.ratio:.2f}"
        )
    ratio = statistics.median(part.ratio for part in parts)
    clean = not Letter.objects.exclude(state=State.SENT, attempts=1, repeats=0).exists()
    say(f"{ratio:.2f} of the bare loop ({'kept' if ratio >= LEAST else 'missed'} {LEAST}); each sent once: {clean}")
    if options.json:
        at = f"{timezone.localtime():%d.%m.%Y %H.%M}"
        write_json(options.json, "letters", at, parts, ratio=ratio, least=LEAST, bytes=len(_bytes(_letters(1)[0])))
    return 0 if clean and ratio >= LEAST else 1


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench letters", description=__doc__)
    parser.add_argument("--letters", type=int, default=NUMBER, help=f"how many (default {NUMBER})")
    parser.add_argument("--json", type=Path, help="where the figures are kept")
    return parser.parse_args(words)


@contextmanager
def _running(folder: Path) -> Iterator[int]:
    """A sink and the worker for letters, as an installation has it; the sink's port."""
    with ExitStack() as stack:
        port, env = stack.enter_context(mail_sink(folder))
        words = ["-m", "celery", "-A", "cmdp", "worker", "--queues", "letters,clock", "--concurrency", "2"]
        words += ["--without-gossip", "--without-mingle", "--loglevel", "INFO"]
        worker = Process([sys.executable, *words], folder=folder, name="worker", env=env)
        stack.callback(worker.kill)
        worker.wait_for(" ready.", timeout=120)
        yield port


def _part(number: int, port: int) -> Part:
    """So many letters by the bare loop, then as many by the worker."""
    bare = [(letter.to_email, _bytes(letter)) for letter in _letters(number)]
    with smtplib.SMTP("127.0.0.1", port) as line:
        began = time.monotonic()
        for address, content in bare:
            line.sendmail(settings.DEFAULT_FROM_EMAIL, [address], content)
        took = time.monotonic() - began
    Letter.objects.bulk_create(_letters(number))
    began = time.monotonic()
    deliver.delay()
    wait_until(lambda: not Letter.objects.exclude(state=State.SENT).exists(), timeout=600)
    return Part(number, took, time.monotonic() - began)


def _letters(number: int) -> list[Letter]:
    return [_letter(next(_numbers)) for _ in range(number)]


def _letter(number: int) -> Letter:
    now = timezone.now()
    return Letter(
        key=f"bench:{number}",
        kind="bench",
        to_email=f"kisi{number}@ornek.test",
        language="tr",
        subject=f"Başvurunuz hakkında – {number}",
        text=BODY,
        html=html_of(BODY),
        created_at=now,
        due_at=now,
        message_id=f"<bench-{number}@ornek.test>",
    )


def _bytes(letter: Letter) -> bytes:
    return _message(letter, None).message().as_bytes(linesep="\r\n")
