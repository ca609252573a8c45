"""Windows whose close was or may be moved later, and when the service was down."""

import datetime as dt

from django.db.models import QuerySet

from applications.choices import CallState, Status
from applications.models import CallStage, Downtime, Proposal
from applications.models.proposal import ProposalQuerySet


def windows_to_tell_of() -> list[int]:
    """Windows of which nobody has written yet that their close was moved."""
    moved = CallStage.objects.filter(extended_at__isnull=False, extension_told_at__isnull=True)
    return list(moved.order_by("pk").values_list("pk", flat=True))


def drafts_in(window: CallStage) -> ProposalQuerySet:
    """The drafts that may still be sent in a window."""
    drafts = Proposal.objects.filter(call_stage=window, status=Status.DRAFT)
    return drafts.with_relations().order_by("pk")


def missed_in(window: CallStage) -> list[int]:
    """The drafts that the clock ended with a window."""
    ended = Proposal.objects.filter(call_stage=window, status=Status.MISSED)
    return list(ended.order_by("pk").values_list("pk", flat=True))


def was_down_before(instant: dt.datetime, *, within: dt.timedelta) -> bool:
    """Whether the service was measurably down at some time so long before an instant."""
    return Downtime.objects.filter(began_at__lt=instant, ended_at__gt=instant - within).exists()


def downtimes(since: dt.datetime) -> QuerySet[Downtime]:
    """When the service was down, the latest first."""
    return Downtime.objects.filter(ended_at__gte=since).order_by("-pk")


def announced_windows(since: dt.datetime) -> QuerySet[CallStage]:
    """The windows of announced calls that have opened and close no earlier than ``since``, the next close first."""
    rows = CallStage.objects.filter(call__state=CallState.PUBLISHED, closes_at__gt=since)
    return rows.select_related("call__agency", "stage").order_by("closes_at", "pk")
