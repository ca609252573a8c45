"""Proposed assignments of a stage; only for whom ``policies.plans.may_plan`` allows."""

from django.db.models import QuerySet

from applications.models import AssignmentPlan, CallStage, KeptApart, PlanSeat
from applications.models.plan import PlanState


def plan_of(window: CallStage) -> AssignmentPlan | None:
    """The newest that was not dropped."""
    return window.plans.exclude(state=PlanState.DISCARDED).select_related("made_by", "settled_by").first()


def seats_of(plan: AssignmentPlan | None) -> list[PlanSeat]:
    """Its people, file by file, those chosen first."""
    if plan is None:
        return []
    return list(plan.seats.select_related("proposal", "evaluator").order_by("proposal__reference", "place", "pk"))


def apart_rows(window: CallStage) -> QuerySet[KeptApart]:
    """Who is kept apart at the call's agency."""
    return KeptApart.objects.filter(agency=window.call.agency_id).select_related("one", "other")
