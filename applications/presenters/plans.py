"""A proposed assignment in words: why each person, what stands in the way."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from applications.forms.plans import ApproveForm
from applications.models import AssignmentPlan, PlanSeat, Proposal
from applications.models.plan import PlanState
from applications.presenters.conflicts import signs_told
from applications.queries.affinity import Sign
from applications.queries.fitness import Why
from applications.queries.matching import Rule

TONES = {
    PlanState.WAITING: "info",
    PlanState.PROPOSED: "info",
    PlanState.IMPOSSIBLE: "danger",
    PlanState.APPROVED: "success",
    PlanState.DISCARDED: "none",
}


@dataclass(frozen=True, slots=True)
class SeatShown:
    """One proposed person; ``field`` only while the plan may still be changed, and only of who is chosen."""

    seat: PlanSeat
    why: str
    signs: str
    field: BoundField | None


@dataclass(frozen=True, slots=True)
class FileShown:
    """One file of a plan: who is proposed, and who is ready to follow."""

    proposal: Proposal
    seats: tuple[SeatShown, ...]
    ready: tuple[SeatShown, ...]


def files_shown(seats: Sequence[PlanSeat], form: ApproveForm | None) -> list[FileShown]:
    """The files of a plan in the order of their references."""
    by_file: dict[int, list[PlanSeat]] = {}
    for seat in seats:
        by_file.setdefault(seat.proposal_id, []).append(seat)
    return [_file_shown(rows, form) for rows in by_file.values()]


def _file_shown(rows: list[PlanSeat], form: ApproveForm | None) -> FileShown:
    chosen = tuple(_seat_shown(row, form) for row in rows if row.place == 0)
    ready = tuple(_seat_shown(row, None) for row in rows if 0 < row.place < PlanSeat.TAKEN_OUT)
    return FileShown(rows[0].proposal, chosen, ready)


def _seat_shown(seat: PlanSeat, form: ApproveForm | None) -> SeatShown:
    signs = signs_told({seat.evaluator_id: map(Sign, seat.signs)})[seat.evaluator_id]
    return SeatShown(seat, why_told(seat.reasons), signs, form[f"seat_{seat.pk}"] if form else None)


def why_told(reasons: Sequence[str]) -> str:
    """The reasons in one line; where there is none, the rules alone spoke."""
    words = dict(Why.choices)
    told = [str(words[reason]) for reason in reasons if reason in words]
    return ", ".join(told) or str(_("kurallara uyanlar arasından, iş yükü dengelenerek"))


def findings_told(plan: AssignmentPlan) -> list[str]:
    """Which rules cannot be met and by how much, a sentence each."""
    return [_sentence(rule, amount, places) for rule, amount, places in plan.findings]


def _sentence(rule: str, amount: int, places: int) -> str:
    told = {"n": amount, "places": places}
    if rule == Rule.NEED:
        words = ngettext(
            "Dosya başına değerlendirici sayısı: %(places)d dosyada toplam %(n)d yer boş kalır.",
            "Dosya başına değerlendirici sayısı: %(places)d dosyada toplam %(n)d yer boş kalır.",
            amount,
        )
    elif rule == Rule.MOST:
        words = ngettext(
            "Kişi başına en çok dosya: toplam %(n)d dosyalık yer eksik; sınırı yükseltin ya da havuza kişi ekleyin.",
            "Kişi başına en çok dosya: toplam %(n)d dosyalık yer eksik; sınırı yükseltin ya da havuza kişi ekleyin.",
            amount,
        )
    elif rule == Rule.LEAST:
        words = ngettext(
            "Kişi başına en az dosya: %(places)d kişiye toplam %(n)d dosya eksik verilebilir; sınırı düşürün.",
            "Kişi başına en az dosya: %(places)d kişiye toplam %(n)d dosya eksik verilebilir; sınırı düşürün.",
            amount,
        )
    elif rule == Rule.EMPLOYER:
        words = ngettext(
            "Aynı işverenden iki kişi olmaz: bu kural %(places)d dosyada toplam %(n)d kez bozulmadan dağıtım yapılamaz.",
            "Aynı işverenden iki kişi olmaz: bu kural %(places)d dosyada toplam %(n)d kez bozulmadan dağıtım yapılamaz.",
            amount,
        )
    else:
        words = ngettext(
            "Birlikte verilmeyecek kişiler: bu kural %(places)d dosyada toplam %(n)d kez bozulmadan dağıtım yapılamaz.",
            "Birlikte verilmeyecek kişiler: bu kural %(places)d dosyada toplam %(n)d kez bozulmadan dağıtım yapılamaz.",
            amount,
        )
    return words % told


def loads_told(seats: Sequence[PlanSeat]) -> list[tuple[str, int]]:
    """How many files each proposed person would get, the most first."""
    counted: Mapping[str, int] = Counter(str(seat.evaluator) for seat in seats if seat.place == 0)
    return sorted(counted.items(), key=lambda row: (-row[1], row[0]))
