"""Which papers a virus checker has not called clean, and which of them it should be asked about."""

from applications.choices import Scan
from applications.models import Document, Proposal


def unclean_of(proposal: Proposal) -> dict[str, Document]:
    """Public id → paper, of all that were not found clean."""
    return {row.public_id: row for row in proposal.documents.exclude(scan=Scan.CLEAN)}


def due_to_be_scanned(*, most: int) -> list[int]:
    """Those that wait before those that were taken while nobody checked, the newest first: what the checker has refused
    to judge grows old and stands in nobody's way. What was taken out is asked about too, a sending may have frozen it.
    """
    waiting = Document.objects.filter(scan=Scan.WAITING).order_by("-pk")
    unchecked = Document.objects.filter(scan=Scan.UNCHECKED).order_by("-pk")
    keys = list(waiting.values_list("pk", flat=True)[:most])
    return keys + list(unchecked.values_list("pk", flat=True)[: most - len(keys)])
