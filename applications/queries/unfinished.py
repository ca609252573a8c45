"""Rows of tables that somebody began and that cannot stand in their table yet."""

from django.db.models import QuerySet

from applications.models import Proposal, UnfinishedRow


def unfinished_of(proposal: Proposal) -> QuerySet[UnfinishedRow]:
    """The unfinished rows of a file, those that wait longest first."""
    return proposal.unfinished_rows.select_related("saved_by")
