"""Files that arrive in pieces: begun, continued after a broken line, made a document, or given up."""

import datetime as dt
from functools import partial
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.choices import SectionKey
from applications.domain.documents import slot_of
from applications.models import PartialUpload, Proposal
from applications.policies.proposal import may_edit
from applications.queries.uploads import abandoned
from cmdp.accounts.models import User
from cmdp.kit.storage import with_their_rows
from cmdp.kit.upload import check_announced, stored_name
from cmdp.kit.verdict import Refused, deny, require

MOST_OPEN: Final = 40
KEPT: Final = dt.timedelta(hours=24)


@with_their_rows()
@transaction.atomic
def begin(
    proposal_id: int, slot_key: str, *, name: str, size: int, mark: str, by: User, at: dt.datetime
) -> PartialUpload:
    """Make room for a file, judged by what is known of it before it arrives; one begun before goes on."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_edit(by, proposal, section=SectionKey.DOCUMENTS, at=at))
    slot = slot_of(proposal, slot_key)
    name = stored_name(name)
    require(check_announced(name, size, kinds=slot.kinds, max_bytes=slot.max_bytes))
    told = {"slot": slot, "person": by, "name": name, "size": size, "mark": mark}
    if begun := proposal.uploads.filter(**told).first():
        return begun
    if proposal.uploads.count() >= MOST_OPEN:
        sentence = _("Çok sayıda yükleme yarım kalmış; kimilerini silin ya da bitirin, sonra yeniden deneyin.")
        raise Refused(deny("too_many_uploads", sentence))
    upload = PartialUpload(proposal=proposal, began_at=at, touched_at=at, **told)
    upload.file.save(upload.public_id, ContentFile(b""), save=False)
    upload.save()
    return upload


@transaction.atomic
def take(upload_id: int, piece: bytes, *, offset: int, by: User, at: dt.datetime) -> PartialUpload:
    """Lay a piece behind what has arrived; one that begins elsewhere is refused (``wrong_offset``).

    The row is locked before anything is written, and says how far the file counts: what a killed process wrote behind
    that is written over.
    """
    upload = PartialUpload.objects.select_for_update(of=("self",)).select_related("proposal").get(pk=upload_id)
    require(may_edit(by, upload.proposal, section=SectionKey.DOCUMENTS, at=at))
    if offset != upload.received:
        raise Refused(deny("wrong_offset", _("Dosyanın bu parçası daha önce geldi; kaldığı yerden sürdürün.")))
    if offset + len(piece) > upload.size:
        raise Refused(deny("changed", _("Dosya yüklenirken değişti; onu açan programı kapatıp yeniden yükleyin.")))
    with open(upload.file.path, "r+b") as file:  # noqa: PTH123 - a storage opens for reading or for writing, not both
        file.seek(offset)
        file.write(piece)
        file.truncate()
    upload.received, upload.touched_at = offset + len(piece), at
    upload.save(update_fields=["received", "touched_at"])
    return upload


def as_file(upload: PartialUpload) -> UploadedFile:
    """A whole upload as the file that a form takes."""
    return UploadedFile(upload.file.open("rb"), name=upload.name, size=upload.size)


@transaction.atomic
def discard(upload: PartialUpload) -> None:
    """Forget an upload; its file goes once that is certain."""
    storage, name = upload.file.storage, str(upload.file.name)
    PartialUpload.objects.filter(pk=upload.pk).delete()
    transaction.on_commit(partial(storage.delete, name))


def sweep(*, at: dt.datetime) -> int:
    """Forget what nobody came back to for a day; returns how many."""
    keys = abandoned(before=at - KEPT)
    for upload in PartialUpload.objects.filter(pk__in=keys):
        discard(upload)
    return len(keys)
