"""Which papers a virus checker has not called clean."""

from applications.choices import Scan
from applications.models import Document, Proposal


def unclean_of(proposal: Proposal) -> dict[str, Document]:
    """Public id → paper, of all that were not found clean."""
    return {row.public_id: row for row in proposal.documents.exclude(scan=Scan.CLEAN)}
