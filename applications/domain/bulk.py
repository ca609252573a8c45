"""One act on many files: each in a transaction of its own, told file by file; a rehearsal leaves nothing behind."""

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.models import Proposal
from applications.queries.letters import letters_written_about
from cmdp.kit.verdict import ALLOW, Refused, Verdict, deny
from cmdp.outbox.models import Letter

log = logging.getLogger(__name__)
Act = Callable[[Proposal], object]
FAILED = deny("failed", _("Beklenmeyen bir hata oldu ve bu dosyada hiçbir şey değişmedi; yeniden deneyin."))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the act did, or would do, to one file: allowed or why not, and the letters that it writes."""

    file: Proposal
    verdict: Verdict
    letters: tuple[Letter, ...] = ()


def rehearse(files: Iterable[Proposal], act: Act, *, at: dt.datetime) -> list[Outcome]:
    """What the act would do to each file, found by doing it and taking it back: no second opinion can differ."""
    return [_outcome(file, act, at=at, takes_back=True) for file in files]


def carry_out(files: Iterable[Proposal], act: Act, *, at: dt.datetime) -> list[Outcome]:
    """Do the act to each file; one that is refused or fails stops no other."""
    return [_outcome(file, act, at=at, takes_back=False) for file in files]


def _outcome(file: Proposal, act: Act, *, at: dt.datetime, takes_back: bool) -> Outcome:
    try:
        with transaction.atomic():
            act(file)
            letters = tuple(letters_written_about(file, at=at))
            transaction.set_rollback(takes_back)
    except Refused as refusal:
        return Outcome(file, refusal.verdict)
    except Exception:
        log.exception("an act on many files failed on %s", file.public_id)
        return Outcome(file, FAILED)
    return Outcome(file, ALLOW, letters)
