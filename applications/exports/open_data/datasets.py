"""The sets of rows that can be taken away whole: their names for ever, their columns, their rows."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.exports.open_data import answers, calls, figures, operations, places, priorities, projects
from applications.exports.open_data.fields import Field, Record, Words
from applications.exports.open_data.scope import shows_samples
from applications.queries import open_data
from applications.queries.published.figures import cells
from applications.queries.published.filters import Filters
from applications.queries.published.prices import prices_in_use
from priorities.descent import read_descent
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
    rows: Callable[[dt.datetime, Filters], Iterator[Record]]
    is_filtered: bool = False


def _calls(at: dt.datetime, _filters: Filters) -> Iterator[Record]:
    found = open_data.calls(with_samples=shows_samples())
    return map(partial(calls.call_record, at=at), found.iterator(chunk_size=CHUNK))


def _answers(_at: dt.datetime, _filters: Filters) -> Iterator[Record]:
    found = open_data.answers(with_samples=shows_samples())
    return map(answers.answer_record, found.iterator(chunk_size=CHUNK))


def _measures(_at: dt.datetime, _filters: Filters) -> Iterator[Record]:
    newest = current_edition()
    record: Callable[[Any], Record] = partial(priorities.measure_record, current=newest.number if newest else None)
    return map(record, open_data.measures().iterator(chunk_size=CHUNK))


def _errata(_at: dt.datetime, _filters: Filters) -> Iterator[Record]:
    return map(priorities.erratum_record, open_data.errata().iterator(chunk_size=CHUNK))


def _successions(_at: dt.datetime, _filters: Filters) -> Iterator[Record]:
    record: Callable[[Any], Record] = partial(priorities.succession_record, descent=read_descent())
    return map(record, open_data.successions().iterator(chunk_size=CHUNK))


def _provinces(_at: dt.datetime, _filters: Filters) -> Iterator[Record]:
    return map(places.province_record, open_data.provinces().iterator(chunk_size=CHUNK))


def _projects(_at: dt.datetime, filters: Filters) -> Iterator[Record]:
    return map(projects.project_record, open_data.projects(filters).iterator(chunk_size=CHUNK))


def _operations(_at: dt.datetime, filters: Filters) -> Iterator[Record]:
    return map(operations.operation_record, open_data.projects(filters).iterator(chunk_size=CHUNK))


def _figures(_at: dt.datetime, filters: Filters) -> Iterator[Record]:
    return map(partial(figures.figures_record, prices=prices_in_use()), cells(filters))


def _totals(_at: dt.datetime, _filters: Filters) -> Iterator[Record]:
    return map(figures.total_record, open_data.totals().iterator(chunk_size=CHUNK))


CALLS = Dataset(
    "cagrilar",
    _("Çağrılar"),
    _("İlan edilmiş bütün çağrılar: kimin, hangi yıl, ne kadar bütçeyle, ne zamana kadar."),
    calls.FIELDS,
    "id",
    _calls,
)
ANSWERS = Dataset(
    "sorular",
    _("Sorular ve yanıtlar"),
    _("Çağrılar hakkında sorulanlar ve ajansların herkese açık yanıtları; soranın adı hiçbir yerde yazmaz."),
    answers.FIELDS,
    "id",
    _answers,
)
MEASURES = Dataset(
    "oncelikler",
    _("Öncelikler"),
    _("Yayımlanmış bütün sürümlerin eksen ve tedbirleri, iki dilde; bir satır bir sürümün bir tedbiridir."),
    priorities.MEASURE_FIELDS,
    "id",
    _measures,
)
SUCCESSIONS = Dataset(
    "tedbir-degisimleri",
    _("Tedbirlerin değişimleri"),
    _("Bir sürümden ötekine bölünen, birleşen, yerini başkasına bırakan ve biten tedbirler; bir satır bir ardıldır."),
    priorities.SUCCESSION_FIELDS,
    "id",
    _successions,
)
ERRATA = Dataset(
    "oncelik-duzeltmeleri",
    _("Önceliklerde düzeltmeler"),
    _("Yayımlanmış önceliklerin yanına tarihiyle yazılan düzeltmeler; yayımlanan metnin kendisi değişmez."),
    priorities.ERRATUM_FIELDS,
    "id",
    _errata,
)
PROVINCES = Dataset(
    "iller",
    _("İller"),
    _("81 il: kodları ve kalkınma ajansları; öteki dosyalardaki kodların anahtarı."),
    places.PROVINCE_FIELDS,
    "nuts3",
    _provinces,
)
PROJECTS = Dataset(
    "projeler",
    _("Desteklenen projeler"),
    _(
        "Desteklenen projeler, kaynağı ve güven düzeyiyle; API’deki süzgeçlerle (örneğin ?province=van&year=2018) daraltılır."
    ),
    projects.FIELDS,
    "id",
    _projects,
    is_filtered=True,
)
FIGURES = Dataset(
    "yillik-sayilar",
    _("Yıllık sayılar"),
    _("Projelerin yıla ve yılın anlamına göre sayı ve toplamları. Ayrı yılların lirası toplanmaz."),
    figures.FIELDS,
    "id",
    _figures,
    is_filtered=True,
)
TOTALS = Dataset(
    "toplamlar",
    _("Yayımlanmış toplamlar"),
    _("Başkalarının proje adı vermeden yayımladığı toplamlar; proje toplamlarına eklenmez."),
    figures.TOTAL_FIELDS,
    "id",
    _totals,
)
OPERATIONS = Dataset(
    "islem-listesi",
    _("İşlem listesi (AB sütunlarıyla)"),
    _("Aynı projeler, (AB) 2021/1060 sayılı Tüzüğün 49(3). maddesindeki sütunlarla; uygulanmayan sütun boştur."),
    operations.FIELDS,
    "operation_code",
    _operations,
    is_filtered=True,
)
DATASETS: tuple[Dataset, ...] = (
    PROJECTS,
    FIGURES,
    TOTALS,
    OPERATIONS,
    CALLS,
    ANSWERS,
    MEASURES,
    SUCCESSIONS,
    ERRATA,
    PROVINCES,
)
BY_NAME = {dataset.name: dataset for dataset in DATASETS}
