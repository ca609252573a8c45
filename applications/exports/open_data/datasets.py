"""The sets of rows that can be taken away whole: their names for ever, their columns, their rows."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.exports.open_data import calls, places, priorities
from applications.exports.open_data.fields import Field, Record, Words
from applications.exports.open_data.scope import shows_samples
from applications.queries import open_data
from priorities.queries import current_edition

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Dataset:
    """Rows with one meaning; ``name`` stands in addresses, ``key`` is the column that names a row."""

    name: str
    title: Words
    about: Words
    fields: tuple[Field, ...]
    key: str
    rows: Callable[[dt.datetime], Iterator[Record]]


def _calls(at: dt.datetime) -> Iterator[Record]:
    found = open_data.calls(with_samples=shows_samples())
    return map(partial(calls.call_record, at=at), found.iterator(chunk_size=CHUNK))


def _measures(_at: dt.datetime) -> Iterator[Record]:
    newest = current_edition()
    record: Callable[[Any], Record] = partial(priorities.measure_record, current=newest.number if newest else None)
    return map(record, open_data.measures().iterator(chunk_size=CHUNK))


def _provinces(_at: dt.datetime) -> Iterator[Record]:
    return map(places.province_record, open_data.provinces().iterator(chunk_size=CHUNK))


CALLS = Dataset(
    "cagrilar",
    _("Çağrılar"),
    _("İlan edilmiş bütün çağrılar: kimin, hangi yıl, ne kadar bütçeyle, ne zamana kadar."),
    calls.FIELDS,
    "id",
    _calls,
)
MEASURES = Dataset(
    "oncelikler",
    _("Öncelikler"),
    _("Yayımlanmış bütün sürümlerin eksen ve tedbirleri, iki dilde; bir satır bir sürümün bir tedbiridir."),
    priorities.MEASURE_FIELDS,
    "id",
    _measures,
)
PROVINCES = Dataset(
    "iller",
    _("İller"),
    _("81 il: kodları ve kalkınma ajansları; öteki dosyalardaki kodların anahtarı."),
    places.PROVINCE_FIELDS,
    "nuts3",
    _provinces,
)
DATASETS: tuple[Dataset, ...] = (CALLS, MEASURES, PROVINCES)
BY_NAME = {dataset.name: dataset for dataset in DATASETS}
