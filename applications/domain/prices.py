"""Load a price index and say which one turns lira into constant lira; an index once loaded never changes."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from applications.models import PriceIndex, PriceIndexValue
from applications.policies.administration import may_administer
from applications.policies.published import has_values
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import Refused, deny, require

LOADED_MEANWHILE = deny(
    "loaded_meanwhile", _("Siz sayfadayken başka biri bir endeks yükledi. Listeye bakıp gerekirse yeniden yükleyin.")
)


@transaction.atomic
def load_index(
    values: Mapping[int, Decimal], *, name: str, source: str, source_url: str = "", by: User, at: dt.datetime
) -> PriceIndex:
    """Keep a new index (year → level, with its name and source) and use it from now on."""
    require(may_administer(by))
    require(has_values(values))
    _lock()
    index = PriceIndex.objects.create(name=name, source=source, source_url=source_url, loaded_at=at, loaded_by_id=by.pk)
    PriceIndexValue.objects.bulk_create(
        PriceIndexValue(index=index, year=year, value=value) for year, value in sorted(values.items())
    )
    record("price_index.load", index, by=by, at=at, changes={"name": ("", name), "years": ([], sorted(values))})
    return _use(index, by=by, at=at)


@transaction.atomic
def use_index(index_id: int | None, *, by: User, at: dt.datetime) -> PriceIndex | None:
    """Use a loaded index, or none: then every page shows nominal lira only and says so."""
    require(may_administer(by))
    _lock()
    if index_id is not None:
        return _use(PriceIndex.objects.get(pk=index_id), by=by, at=at)
    used = PriceIndex.objects.filter(is_used=True).first()
    if used is not None:
        PriceIndex.objects.filter(pk=used.pk).update(is_used=False)
        record("price_index.use", used, by=by, at=at, changes={"is_used": (True, False)})
    return None


def _lock() -> None:
    """Whoever says which index is used waits here for who says so now."""
    list(PriceIndex.objects.select_for_update())


def _use(index: PriceIndex, *, by: User, at: dt.datetime) -> PriceIndex:
    PriceIndex.objects.filter(is_used=True).exclude(pk=index.pk).update(is_used=False)
    if not index.is_used:
        index.is_used = True
        try:
            with transaction.atomic():
                index.save(update_fields=["is_used"])
        except IntegrityError as clash:  # of two first indices at once neither sees the other to lock it
            raise Refused(LOADED_MEANWHILE) from clash
        record("price_index.use", index, by=by, at=at, changes={"is_used": (False, True)})
    return index
