"""Files that arrive in pieces: begun, continued after a broken line, kept as what they are for, or given up.

A room that takes them has a model ``InPieces`` with the columns that say whose file it is and what for (``WHOSE``), and
judges itself who may send; nothing here asks.
"""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar, Final, TypeVar

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cmdp.kit.fields import PublicIdField
from cmdp.kit.storage import shelf
from cmdp.kit.upload import check_announced, stored_name
from cmdp.kit.verdict import Refused, deny, require

MOST_OPEN: Final = 40
KEPT: Final = dt.timedelta(hours=24)


class InPieces(models.Model):
    """A file of which a part has arrived; whoever sends it goes on from there, and it goes once it is kept elsewhere.

    ``mark`` is what the sender's device says of the file (when it was last changed): another mark, another file.
    """

    PERSONAL = frozenset({"name"})
    WHOSE: ClassVar[tuple[str, ...]]

    public_id = PublicIdField()
    file = models.FileField(upload_to="partial/%Y/%m/")
    name = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    mark = models.CharField(max_length=40)
    received = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField()
    touched_at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return self.received == self.size

    @property
    def same(self) -> dict[str, Any]:
        """What makes another announcement the same file of the same sender for the same place."""
        return {name: getattr(self, name) for name in (*self.WHOSE, "name", "size", "mark")}


def piece_constraints(label: str) -> list[models.CheckConstraint]:
    """What always holds of a file ``InPieces``; ``label`` begins the constraint's name."""
    within = Q(received__lte=F("size"), size__gt=0)
    return [models.CheckConstraint(condition=within, name=f"{label}_is_within_its_size")]


Upload = TypeVar("Upload", bound=InPieces)


def begin(new: Upload, *, others: QuerySet[Upload], kinds: Sequence[str], max_bytes: int, at: dt.datetime) -> Upload:
    """Make room for a file, judged by what is known of it before it arrives; the same among ``others`` goes on.

    ``others`` are the sender's own at that place: nobody's half-way files stand in a colleague's way. Inside the caller's transaction, with what the file is for held, and ``with_their_rows``.
    """
    new.name = stored_name(new.name)
    require(check_announced(new.name, new.size, kinds=kinds, max_bytes=max_bytes))
    if begun := others.select_for_update(of=("self",)).filter(**new.same).first():
        begun.touched_at = at
        begun.save(update_fields=["touched_at"])
        return begun
    if others.count() >= MOST_OPEN:
        sentence = _("Çok sayıda yükleme yarım kalmış; kimilerini silin ya da bitirin, sonra yeniden deneyin.")
        raise Refused(deny("too_many_uploads", sentence))
    new.began_at = new.touched_at = at
    new.file.save(new.public_id, ContentFile(b""), save=False)
    new.save()
    return new


def take(upload: Upload, piece: bytes, *, offset: int, at: dt.datetime) -> Upload:
    """Lay a piece behind what has arrived; one that begins elsewhere is refused (``wrong_offset``).

    The row is locked by the caller before anything is written, and says how far the file counts: what a killed process
    wrote behind that is written over.
    """
    if offset != upload.received:
        raise Refused(deny("wrong_offset", _("Dosyanın bu parçası daha önce geldi; kaldığı yerden sürdürün.")))
    if offset + len(piece) > upload.size:
        raise Refused(deny("changed", _("Dosya yüklenirken değişti; onu açan programı kapatıp yeniden yükleyin.")))
    shelf().lay(str(upload.file.name), piece, offset=offset)
    upload.received, upload.touched_at = offset + len(piece), at
    upload.save(update_fields=["received", "touched_at"])
    return upload


def as_file(upload: InPieces) -> UploadedFile:
    """A whole upload as the file that a form takes."""
    return UploadedFile(upload.file.open("rb"), name=upload.name, size=upload.size)


@transaction.atomic
def discard(upload: InPieces) -> None:
    """Forget an upload; its file goes once that is certain."""
    storage, name = upload.file.storage, str(upload.file.name)
    type(upload)._base_manager.filter(pk=upload.pk).delete()
    transaction.on_commit(partial(storage.delete, name))


def sweep(model: type[InPieces], *, at: dt.datetime) -> int:
    """Forget what nobody came back to for a day; returns how many."""
    before = at - KEPT
    left = model._base_manager.filter(touched_at__lt=before).order_by("pk").values_list("pk", flat=True)
    return sum(forget(model, key, before=before) for key in list(left))


@transaction.atomic
def forget(model: type[InPieces], key: int, *, before: dt.datetime) -> bool:
    """Forget one unless somebody came back to it since; says whether it went."""
    upload = model._base_manager.select_for_update().filter(pk=key, touched_at__lt=before).first()
    if upload is not None:
        discard(upload)
    return upload is not None
