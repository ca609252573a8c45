"""The papers that were taken out of a draft and may be put into it again."""

from collections.abc import Collection

from applications.choices import Scan
from applications.models import Document, Proposal

MOST_SHOWN = 20


def taken_out_of(proposal: Proposal, present: Collection[Document]) -> list[Document]:
    """Those whose content is not among the ``present`` ones of its slot, each content once, the last first."""
    seen = {(row.slot_id, row.sha256) for row in present}
    rows = proposal.documents.filter(removed_at__isnull=False).exclude(scan=Scan.INFECTED)
    found: list[Document] = []
    for row in rows.select_related("slot", "removed_by").order_by("-removed_at", "-pk"):
        if (row.slot_id, row.sha256) not in seen:
            seen.add((row.slot_id, row.sha256))
            found.append(row)
    return found[:MOST_SHOWN]
