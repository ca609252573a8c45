"""Notes on what is published: the words stay as printed, the note stands beside them for good."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import ALLOW, Verdict, deny, require
from priorities.domain.holding import find
from priorities.models import Edition, Erratum, Item
from priorities.policies import may_note


@dataclass(frozen=True, slots=True)
class Correction:
    """What is printed in one field, and what should be read instead."""

    field: str
    old: str
    new: str
    reason: str


@transaction.atomic
def note(edition_id: int, lineage: uuid.UUID, correction: Correction, *, by: User, at: dt.datetime) -> Erratum:
    """Add an erratum to one field of a published axis or measure."""
    edition = Edition.objects.locked(edition_id)
    require(may_note(by, edition))
    item = find(edition, lineage)
    require(_is_printed(item, correction))
    words = {"field": correction.field, "old": correction.old, "new": correction.new, "reason": correction.reason}
    erratum = Erratum.objects.create(edition=edition, lineage=lineage, noted_at=at, noted_by_id=by.actor_id, **words)
    changes = {correction.field: (correction.old, correction.new)}
    record("erratum_noted", item, by=by, at=at, reason=correction.reason, changes=changes)
    return erratum


def _is_printed(item: Item, correction: Correction) -> Verdict:
    if correction.field not in dict(Erratum.FIELDS) or correction.old not in getattr(item, correction.field):
        return deny(
            "not_printed",
            _("“%(old)s” bu alanda yazmıyor; yayımlanmış metinden olduğu gibi alın.") % {"old": correction.old},
        )
    if not correction.old.strip() or correction.old == correction.new:
        return deny("nothing_changed", _("Yanlış olanı ve yerine okunacak olanı ayrı ayrı yazın."))
    return ALLOW if correction.reason.strip() else deny("no_reason", _("Düzeltmenin nedenini yazın."))
