"""Files that arrive in pieces for a proposal: into a slot of its documents, or in the place of an undertaking."""

import datetime as dt
from typing import Final

from django.db import transaction

from applications.choices import SectionKey
from applications.domain.documents import slot_of
from applications.domain.undertakings import owed_of
from applications.models import PartialUpload, Proposal, Undertaking
from applications.policies.proposal import may_edit
from applications.policies.undertakings import may_upload_undertaking
from applications.queries.uploads import uploads_into
from cmdp.accounts.models import PartialPaper, User
from cmdp.kit import pieces
from cmdp.kit.storage import with_their_rows
from cmdp.kit.verdict import Verdict, require

# All that may be left half-way.
KINDS: Final = (PartialUpload, PartialPaper)


@with_their_rows()
@transaction.atomic
def begin(
    proposal_id: int, slot_key: str, *, name: str, size: int, mark: str, by: User, at: dt.datetime
) -> PartialUpload:
    """Make room for a document, judged by what is known of it before it arrives; one begun before goes on."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_edit(by, proposal, section=SectionKey.DOCUMENTS, at=at))
    slot = slot_of(proposal, slot_key)
    new = PartialUpload(proposal=proposal, slot=slot, person=by, name=name, size=size, mark=mark)
    return pieces.begin(new, others=uploads_into(proposal, by), kinds=slot.kinds, max_bytes=slot.max_bytes, at=at)


@with_their_rows()
@transaction.atomic
def begin_undertaking(
    proposal_id: int, key: str, *, name: str, size: int, mark: str, by: User, at: dt.datetime
) -> PartialUpload:
    """Make room for a signed undertaking, as ``begin`` does for a document."""
    proposal = Proposal.objects.locked(proposal_id)
    owed = owed_of(proposal, key)
    require(may_upload_undertaking(by, proposal, owed, at=at))
    new = PartialUpload(proposal=proposal, rule=owed.rule, person=by, name=name, size=size, mark=mark)
    kinds, most = Undertaking.KINDS, Undertaking.MOST_BYTES
    return pieces.begin(new, others=uploads_into(proposal, by), kinds=kinds, max_bytes=most, at=at)


@transaction.atomic
def take(upload_id: int, piece: bytes, *, offset: int, by: User, at: dt.datetime) -> PartialUpload:
    """Lay a piece behind what has arrived, while the whole might still be handed in."""
    rows = PartialUpload.objects.select_for_update(of=("self",)).select_related("proposal", "rule")
    upload = rows.get(pk=upload_id)
    require(_may_send(upload, by, at))
    return pieces.take(upload, piece, offset=offset, at=at)


def _may_send(upload: PartialUpload, by: User, at: dt.datetime) -> Verdict:
    proposal = upload.proposal
    if upload.rule is None:
        return may_edit(by, proposal, section=SectionKey.DOCUMENTS, at=at)
    return may_upload_undertaking(by, proposal, owed_of(proposal, upload.rule.key), at=at)


def sweep(*, at: dt.datetime) -> int:
    """Forget what nobody came back to for a day; returns how many."""
    return sum(pieces.sweep(model, at=at) for model in KINDS)
