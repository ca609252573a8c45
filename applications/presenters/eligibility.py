"""The answers of the self-check: each point with its value, its rule, the reason and what the rule rests on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from applications.choices import ApplicantVerdict
from applications.models import Call, DocumentSlot
from applications.policies.judged import Judgement
from applications.policies.judgement import PROVINCES, SUPPORT, TYPES
from applications.queries.eligibility import Typed
from applications.queries.facts import Facts, with_parts

TONES = {
    ApplicantVerdict.ELIGIBLE: "success",
    ApplicantVerdict.INELIGIBLE: "danger",
    ApplicantVerdict.EXPERT: "warning",
}


@dataclass(frozen=True, slots=True)
class Point:
    """One rule on what was typed; ``row`` is the row of the rule set that says so."""

    label: str | Promise
    value: str
    limit: str
    answer: ApplicantVerdict
    reason: str | Promise
    row: Any

    @property
    def tone(self) -> str:
        """The answer's tone."""
        return TONES[self.answer]


def points_of(judged: Iterable[Judgement], rows: Mapping[str, list[Any]], call: Call, typed: Typed) -> list[Point]:
    """The points in the order of the form; ``rows`` are those of ``queries.eligibility.rows_with_sources``."""
    limits = {PROVINCES: _places(rows, call), TYPES: _types(rows)}
    return [
        Point(
            label=row.label,
            value=row.value,
            limit=row.limit or limits.get(row.rests_on, ""),
            answer=answer_of(row),
            reason=row.verdict.reason,
            row=_basis(rows[row.rests_on], row.rests_on, typed),
        )
        for row in judged
    ]


def papers_asked(facts: Facts) -> list[tuple[str, tuple[DocumentSlot, ...]]]:
    """Which papers such an applicant is asked for, stage by stage; the stage is named where there are several."""
    stages = facts.rules.stages
    found = [(part.stage.name if len(stages) > 1 else "", with_parts(facts, stage=part).slots) for part in stages]
    return [(name, slots) for name, slots in found if slots]


def answer_of(row: Judgement) -> ApplicantVerdict:
    """Fits, does not fit, or somebody has to look."""
    if row.is_obstacle:
        return ApplicantVerdict.INELIGIBLE
    return ApplicantVerdict.EXPERT if row.is_warning else ApplicantVerdict.ELIGIBLE


def worst_of(points: Sequence[Point]) -> ApplicantVerdict:
    """The answer to all points together."""
    found = {point.answer for point in points}
    order = (ApplicantVerdict.INELIGIBLE, ApplicantVerdict.EXPERT)
    return next((answer for answer in order if answer in found), ApplicantVerdict.ELIGIBLE)


def _places(rows: Mapping[str, list[Any]], call: Call) -> str:
    return ", ".join(row.province.name for row in rows[PROVINCES] if row.province.agency_id == call.agency_id)


def _types(rows: Mapping[str, list[Any]]) -> str:
    taken = [row.get_type_display() for row in rows[TYPES] if row.verdict == ApplicantVerdict.ELIGIBLE]
    return _("uygun türler: %(types)s") % {"types": ", ".join(taken)}


def _basis(rows: list[Any], rests_on: str, typed: Typed) -> Any:
    """The row that names what was typed; where none does, the first stands for the list."""
    wanted = {
        PROVINCES: ("province_id", typed.province_id),
        TYPES: ("type", typed.type),
        SUPPORT: ("pk", typed.support_type_id),
    }
    column, value = wanted[rests_on]
    return next((row for row in rows if getattr(row, column) == value), next(iter(rows), None))
