"""The words that lead to a measure: written for its lineage, so that they stand through every edition."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import Refused, deny, require
from priorities.models import Measure, MeasureKey
from priorities.policies import may_write_key

CHANGED = deny(
    "changed_meanwhile",
    _("Siz yazarken bu sözcükleri başka biri değiştirdi. Sayfadaki sözcüklere bakıp yeniden kaydedin."),
)


@transaction.atomic
def write_words(measure: Measure, *, words_tr: str, words_en: str, seen: int, by: User, at: dt.datetime) -> MeasureKey:
    """Keep the words, one a line, in both languages; the same again change nothing."""
    require(may_write_key(by))
    MeasureKey.objects.get_or_create(lineage=measure.lineage, defaults={"changed_at": at})
    key = MeasureKey.objects.select_for_update().get(lineage=measure.lineage)
    if key.version != seen:
        raise Refused(CHANGED)
    told = {"words_tr": words_tr, "words_en": words_en}
    changes = {name: (getattr(key, name), text) for name, text in told.items() if getattr(key, name) != text}
    if changes:
        key.words_tr, key.words_en, key.is_default = words_tr, words_en, False
        key.version, key.changed_at, key.changed_by_id = key.version + 1, at, by.actor_id
        key.save()
        record("measure_key_written", measure, by=by, at=at, changes=changes)
    return key
