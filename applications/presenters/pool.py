"""Rows of the pool in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from applications.models import EvaluatorProfile
from applications.models.pool import PoolState, Sector, Tongue
from applications.queries.pool import Workload

TONES = {
    PoolState.DRAFT: "none",
    PoolState.WAITING: "info",
    PoolState.ACCEPTED: "success",
    PoolState.REFUSED: "warning",
}


@dataclass(frozen=True, slots=True)
class PoolRow:
    """One person of the pool with what they did so far."""

    profile: EvaluatorProfile
    tone: str
    sectors: tuple[str | Promise, ...]
    languages: tuple[str | Promise, ...]
    work: Workload

    @property
    def is_full(self) -> bool:
        """Whether they hold as many files as they said they would."""
        return self.work.live >= self.profile.capacity


def pool_rows(profiles: Iterable[EvaluatorProfile], work: Mapping[int, Workload]) -> list[PoolRow]:
    """The rows of a page."""
    return [pool_row(profile, work.get(profile.user_id, Workload())) for profile in profiles]


def pool_row(profile: EvaluatorProfile, work: Workload) -> PoolRow:
    """One person in words; what an earlier version knew and this one does not is left out."""
    sectors, tongues = dict(Sector.choices), dict(Tongue.choices)
    return PoolRow(
        profile,
        TONES[PoolState(profile.state)],
        tuple(sectors[key] for key in profile.sectors if key in sectors),
        tuple(tongues[key] for key in profile.languages if key in tongues),
        work,
    )
