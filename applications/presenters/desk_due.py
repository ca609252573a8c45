"""What is due at the desk in words: what is to be done, until when, how many working days are left."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from applications.choices import Status
from applications.queries.desk_due import Due, DueKind
from applications.queries.desk_files import ME, NOBODY
from applications.queries.desk_lines import Line
from cmdp.regions.working_days import DAY, ISTANBUL, last_day

WHAT: Final[dict[DueKind, Promise]] = {
    DueKind.DECIDE: gettext_lazy("Tamamlama süresi doldu; dosyanın nasıl süreceğine karar verin"),
    DueKind.COMPLETION: gettext_lazy("Başvuranın tamamlama süresi bitiyor"),
    DueKind.CHECK: gettext_lazy("Ön incelemeyi bitirin (beklenen süre)"),
    DueKind.EVALUATION: gettext_lazy("Değerlendirmenin süresi bitiyor; değerlendiriciye anımsatın"),
    DueKind.OPINION: gettext_lazy("Ajans görüşünü oluşturun (beklenen süre)"),
    DueKind.MESSAGE: gettext_lazy("Başvuranın mesajını yanıtlayın"),
    DueKind.OBJECTION: gettext_lazy("İtirazı sonuçlandırın"),
    DueKind.CALL_UP: gettext_lazy("Yedek listeden çağrının yanıt süresi bitiyor"),
}
ROUTES: Final = {DueKind.EVALUATION: "file_evaluators", DueKind.MESSAGE: "desk_messages"}
SHOWN: Final = 25
EXPERTS: Final = {"mine": ME, "unowned": NOBODY}


@dataclass(frozen=True, slots=True)
class DueRow:
    """One clock of a file as the work list writes it."""

    file: Line
    what: str
    href: str
    at: dt.datetime
    left: str
    tone: str


@dataclass(frozen=True, slots=True)
class DueBoard:
    """What ran out or ends today, and what follows."""

    today: list[DueRow]
    following: list[DueRow]
    is_cut: bool


def board_of(found: Iterable[Due], *, at: dt.datetime) -> DueBoard:
    """Today's, and those of the next working days: of each the most urgent, as many as a person looks over at once."""
    lines = list(found)
    today = [one for one in lines if last_day(one.at) <= at.astimezone(ISTANBUL).date()]
    following = lines[len(today) :]
    return DueBoard(
        today=[_row(one, at) for one in today[:SHOWN]],
        following=[_row(one, at) for one in following[:SHOWN]],
        is_cut=max(len(today), len(following)) > SHOWN,
    )


def _row(one: Due, at: dt.datetime) -> DueRow:
    href = reverse(f"applications:{ROUTES.get(one.kind, 'desk_proposal')}", args=[one.file.public_id])
    today = at.astimezone(ISTANBUL).date()
    if one.at <= at:
        return DueRow(one.file, str(WHAT[one.kind]), href, one.at, _late((today - last_day(one.at)) // DAY), "danger")
    if last_day(one.at) == today:
        return DueRow(one.file, str(WHAT[one.kind]), href, one.at, _("bugün"), "warning")
    left = ngettext("%(n)d iş günü kaldı", "%(n)d iş günü kaldı", one.days_left) % {"n": one.days_left}
    return DueRow(one.file, str(WHAT[one.kind]), href, one.at, left, "info")


def _late(days: int) -> str:
    return ngettext("%(n)d gün geçti", "%(n)d gün geçti", days) % {"n": days} if days else _("bugün doldu")


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many files stand in a status, with the list of them."""

    label: str
    number: int
    href: str


def status_counts(counts: dict[str, int], whose: str) -> list[StatusCount]:
    """The statuses in which files stand, in their order, each leading to its list."""
    kept = {"expert": EXPERTS[whose]} if whose in EXPERTS else {}
    return [
        StatusCount(
            str(Status(key).label), counts[key], reverse("applications:desk_proposals", query={"status": key, **kept})
        )
        for key in Status.values
        if counts.get(key)
    ]
