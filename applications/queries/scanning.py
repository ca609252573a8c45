"""Which papers a virus checker has not called clean, and whether the agency reads one."""

from applications.choices import Scan
from applications.models import Document, Proposal, Submission


def unclean_of(proposal: Proposal) -> dict[str, Document]:
    """Public id → paper, of all that were not found clean."""
    return {row.public_id: row for row in proposal.documents.exclude(scan=Scan.CLEAN)}


def is_sent(document: Document) -> bool:
    """Whether a paper was frozen with the newest sending of its file."""
    newest = Submission.objects.filter(proposal=document.proposal_id).order_by("-number").first()
    return newest is not None and any(row["id"] == document.public_id for row in newest.content["documents"])
