"""Whose unfinished uploads these are, and which nobody came back to."""

import datetime as dt

from django.db.models import QuerySet

from applications.models import PartialUpload, Proposal
from cmdp.accounts.models import User


def uploads_into(proposal: Proposal, person: User) -> QuerySet[PartialUpload]:
    """What this person has begun to send into this file; the file itself is found by who may see it."""
    return PartialUpload.objects.filter(proposal=proposal, person=person).select_related("slot")


def abandoned(*, before: dt.datetime) -> list[int]:
    """Keys of those that no piece has reached since ``before``."""
    return list(PartialUpload.objects.filter(touched_at__lt=before).values_list("pk", flat=True))
