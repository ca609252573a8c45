"""The desk that thousands of files are made for: one call of the demonstration and everybody around it."""

import datetime as dt
from dataclasses import dataclass

from applications.models import Call, CallStage
from cmdp.accounts.choices import AGENCY_ROLES, Role
from cmdp.accounts.models import Organisation, User
from priorities.models import Measure


@dataclass(frozen=True, slots=True)
class Desk:
    """Out of what the files are made: one call of the demonstration and everybody around it."""

    window: CallStage
    bodies: list[Organisation]
    staff: list[User | None]
    pool: list[User]
    measures: list[Measure]
    now: dt.datetime

    @property
    def call(self) -> Call:
        """The call that all files are for."""
        return self.window.call


def desk_of_demo(*, now: dt.datetime) -> Desk:
    """The first announced call of the demonstration, its agency's people and the pool."""
    window = CallStage.objects.filter(call__is_demo=True, call__state="published").select_related("call").earliest("pk")
    seats = User.objects.filter(is_demo=True, memberships__ended_at=None)
    staff = seats.filter(memberships__role__in=sorted(AGENCY_ROLES), memberships__agency=window.call.agency_id)
    return Desk(
        window=window,
        bodies=list(Organisation.objects.filter(is_demo=True).select_related("province").order_by("pk")),
        staff=[None, *staff.distinct().order_by("pk")],
        pool=list(seats.filter(memberships__role=Role.EVALUATOR).order_by("pk")),
        measures=list(Measure.objects.filter(edition=window.call.edition_id).order_by("pk")),
        now=now,
    )
