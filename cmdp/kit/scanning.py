"""What a virus checker says of stored files, who may open them, and how it is asked: in turn, never in a transaction.

A model whose files others open is ``Scanned`` and has the ``scan_constraints``; its room says by a ``Judged`` who is
told of a finding.
"""

import datetime as dt
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any, Final

from celery import current_app
from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cmdp.kit.clamd import Unanswered, Unreached, found_in
from cmdp.kit.verdict import ALLOW, Verdict, deny

log = logging.getLogger(__name__)


class Scan(models.TextChoices):
    """What a virus checker said of a file."""

    UNCHECKED = "unchecked", _("virüs denetimi yapılmadı")
    WAITING = "waiting", _("virüs denetimi sürüyor")
    CLEAN = "clean", _("virüs bulunmadı")
    INFECTED = "infected", _("zararlı içerik bulundu, açılamaz")


class Scanned(models.Model):
    """What is known of a stored file: ``finding`` is what was found in it, ``tried_at`` when it was last asked about."""

    scan = models.CharField(max_length=10, choices=Scan, default=Scan.UNCHECKED)
    scanned_at = models.DateTimeField(null=True)
    finding = models.CharField(max_length=100, blank=True)
    tried_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        """Whether the file is handed out, as far as a virus checker has a say in it."""
        return self.scan in OPEN


def scan_constraints(label: str) -> list[models.CheckConstraint]:
    """What always holds of a ``Scanned`` row; ``label`` begins the constraints' names."""
    return [
        models.CheckConstraint(
            condition=Q(scan__in=("clean", "infected"), scanned_at__isnull=False)
            | Q(scan__in=("unchecked", "waiting"), scanned_at__isnull=True),
            name=f"{label}_scanned_has_when",
        ),
        models.CheckConstraint(
            condition=(Q(scan="infected") & ~Q(finding="")) | (~Q(scan="infected") & Q(finding="")),
            name=f"{label}_infected_has_a_finding",
        ),
    ]


UNJUDGED: Final = (Scan.WAITING, Scan.UNCHECKED)
OPEN: Final = (Scan.CLEAN, Scan.UNCHECKED)
MOST_AT_ONCE: Final = 50
ROUND_SECONDS: Final = 45  # beat asks every minute, and the same workers send the letters
LONG_AGO: Final = dt.datetime.min.replace(tzinfo=dt.UTC)


def waiting_files() -> int:
    """How many files of all models are shut because nobody judged them yet."""
    kinds = [model for model in apps.get_models() if issubclass(model, Scanned)]
    return sum(model._base_manager.filter(scan=Scan.WAITING).count() for model in kinds)


def scan_at_first() -> Scan:
    """How a new paper begins: shut until it is judged, or open where there is nobody to judge it."""
    return Scan.WAITING if settings.CLAMD_URL else Scan.UNCHECKED


def may_open(scan: str, *, name: str, finding: str) -> Verdict:
    """Whether a file that was judged so is handed out: one found clean, or one that was taken where nobody checks."""
    if scan in OPEN:
        return ALLOW
    if scan == Scan.INFECTED:
        return deny("infected", infected(name, finding))
    return deny("being_checked", _("Bu dosyanın virüs denetimi sürüyor; birkaç dakika sonra yeniden deneyin."))


def infected(name: str, finding: str) -> Promise:
    """What was found in a file, and what its owner can do."""
    sentence = _(
        "“{name}” dosyasında zararlı içerik bulundu ({finding}); dosyayı kimse açamaz. Dosyayı hazırladığınız bilgisayarı "
        "taratın, temiz bir kopyasını yükleyin."
    )
    return format_lazy(sentence, name=name, finding=finding)


@dataclass(frozen=True, slots=True)
class Call:
    """Asks the worker to look at one paper; a broker that is down costs nothing, beat asks again."""

    task: str
    pk: int

    def make(self) -> None:
        """Send the task by its name: it stands above this layer."""
        task: Any = current_app.signature(self.task, args=(self.pk,))
        task.delay()


def call_after_commit(row: Any, task: str) -> None:
    """Have a paper judged once its row is there for the worker to see."""
    if row.scan == Scan.WAITING:
        transaction.on_commit(Call(task, row.pk).make, robust=True)


@dataclass(frozen=True, slots=True)
class Judged:
    """A model whose files are judged; ``tell`` is called in the transaction in which something was found in one."""

    model: type[models.Model]
    tell: Callable[[Any, dt.datetime], None]

    def scan(self, pk: int, *, at: dt.datetime) -> bool:
        """Ask about one paper; says whether it was judged now. Raises ``Unanswered`` when nobody could say.

        Two workers may ask about the same paper; the first to come back is believed, the other finds it judged.
        """
        row: Any = self.model._base_manager.filter(pk=pk, scan__in=UNJUDGED).first()
        if row is None or not settings.CLAMD_URL:
            return False
        self._note_try(pk, at)
        try:
            with row.file.open("rb") as file:
                finding = found_in(file, url=settings.CLAMD_URL, timeout=settings.CLAMD_TIMEOUT)
        except Unreached:
            self._note_try(pk, row.tried_at)
            raise
        return self._judge(pk, finding[:100], at=at)

    def _note_try(self, pk: int, at: dt.datetime | None) -> None:
        """Before the question, so that a paper over which a worker dies is not the first of the next round too."""
        self.model._base_manager.filter(pk=pk).update(tried_at=at)

    @transaction.atomic
    def _judge(self, pk: int, finding: str, *, at: dt.datetime) -> bool:
        mine = self.model._base_manager.select_for_update(of=("self",))
        row: Any = mine.filter(pk=pk, scan__in=UNJUDGED).first()
        if row is None:
            return False
        row.scan, row.finding, row.scanned_at = Scan.INFECTED if finding else Scan.CLEAN, finding, at
        row.save(update_fields=["scan", "finding", "scanned_at"])
        if finding:
            self.tell(row, at)
        return True


def scan_in_turn(kinds: Sequence[Judged], *, at: dt.datetime) -> int:
    """Ask about what no worker came to; returns how many were judged.

    A daemon that cannot be reached ends the round, and so does the clock. What it cannot say of one paper, or a file
    that is lost, concerns that paper alone: it comes last in the next round.
    """
    began, judged = monotonic(), 0
    for kind, pk in _due(kinds) if settings.CLAMD_URL else []:
        if (passed := monotonic() - began) >= ROUND_SECONDS:
            break
        try:
            judged += kind.scan(pk, at=at + dt.timedelta(seconds=passed))
        except Unreached as silence:
            log.warning("the virus checker cannot be reached: %s", silence)
            break
        except Unanswered as silence:
            log.warning("the virus checker gave no verdict on %s %s: %s", kind.model.__name__, pk, silence)
        except OSError:
            log.exception("the file of %s %s cannot be read", kind.model.__name__, pk)
    return judged


def _due(kinds: Sequence[Judged]) -> list[tuple[Judged, int]]:
    """What waits and was never asked about; then all the rest, the longest left alone first."""
    fresh: list[tuple[Judged, int]] = []
    rest: list[tuple[dt.datetime, Judged, int]] = []
    for kind in kinds:
        rows = kind.model._base_manager.filter(scan__in=UNJUDGED).exclude(file="")
        new = rows.filter(scan=Scan.WAITING, tried_at=None).order_by("pk")
        fresh += [(kind, pk) for pk in new.values_list("pk", flat=True)[:MOST_AT_ONCE]]
        old = rows.exclude(scan=Scan.WAITING, tried_at=None).order_by(F("tried_at").asc(nulls_first=True), "-pk")
        rest += [(tried_at or LONG_AGO, kind, pk) for tried_at, pk in old.values_list("tried_at", "pk")[:MOST_AT_ONCE]]
    rest.sort(key=lambda row: row[0])
    return [*fresh, *((kind, pk) for _tried_at, kind, pk in rest)][:MOST_AT_ONCE]


def open_unjudged(kinds: Sequence[Judged]) -> dict[str, int]:
    """Open what waits for a checker that will not come, as unchecked as all that is taken without one: how many of each.

    Never done by itself: a worker that was not told of the checker would open everything.
    """
    waiting = {kind.model: kind.model._base_manager.filter(scan=Scan.WAITING) for kind in kinds}
    return {model.__name__: rows.update(scan=Scan.UNCHECKED) for model, rows in waiting.items()}
