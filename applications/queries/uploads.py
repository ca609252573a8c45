"""Whose unfinished uploads these are."""

from django.db.models import QuerySet

from applications.models import PartialUpload, Proposal
from cmdp.accounts.models import User


def uploads_into(proposal: Proposal, person: User) -> QuerySet[PartialUpload]:
    """What this person has begun to send into this file; the file itself is found by who may see it."""
    return PartialUpload.objects.filter(proposal=proposal, person=person).select_related("slot", "rule")
