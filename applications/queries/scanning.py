"""Which papers a virus checker has not called clean, and which of them it should be asked about."""

from collections.abc import Iterable

from applications.choices import Scan
from applications.models import Document, Proposal


def unclean_of(proposal: Proposal) -> dict[str, Document]:
    """Public id → paper, of all that were not found clean."""
    return {row.public_id: row for row in proposal.documents.exclude(scan=Scan.CLEAN)}


def due_to_be_scanned() -> Iterable[int]:
    """Those that wait before those that were taken while nobody checked; what was taken out is asked about too.

    A sending may have frozen it.
    """
    waiting = Document.objects.filter(scan=Scan.WAITING).order_by("pk")
    unchecked = Document.objects.filter(scan=Scan.UNCHECKED).order_by("-pk")
    return [*waiting.values_list("pk", flat=True), *unchecked.values_list("pk", flat=True)]
