"""The files: each set in each form, and what describes it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from applications.exports.open_data.addresses import absolute
from applications.exports.open_data.datasets import Dataset
from applications.exports.open_data.fields import Words
from applications.exports.open_data.scope import caveat
from applications.exports.open_data.writers import EXCEL, MACHINE, write_csv, write_json, write_xlsx
from applications.queries.published.filters import Filters

Write = Callable[[IO[bytes], Dataset, dt.datetime, Filters], None]


@dataclass(frozen=True, slots=True)
class Form:
    """A form that every set comes in; ``ending`` closes the file's name."""

    ending: str
    label: Words
    about: Words
    media_type: str
    write: Write


def address(dataset: Dataset, form: Form) -> str:
    """Where the file lies, for ever."""
    return absolute("open_data:file", dataset.name, form.ending)


def said(words: Words) -> dict[str, str]:
    """A text in both languages."""
    texts = {}
    for language in ("tr", "en"):
        with override(language):
            texts[language] = str(words)
    return texts


def head(dataset: Dataset) -> dict[str, Any]:
    """What a JSON says of itself."""
    title, about = said(dataset.title), said(dataset.about)
    texts = {"title_tr": title["tr"], "title_en": title["en"], "about_tr": about["tr"], "about_en": about["en"]}
    licence = {"licence": settings.OPEN_DATA_LICENCE_URL, "publisher": settings.OPEN_DATA_PUBLISHER}
    caveats = {f"notice_{language}": text for language, text in said(caveat()).items() if text}
    return {**texts, **licence, **caveats, "documentation": absolute("applications:open_data")}


def notes(dataset: Dataset) -> list[list[str]]:
    """The sheet that explains a spreadsheet: licence, then a line for each column."""
    licence = [settings.OPEN_DATA_LICENCE_NAME, settings.OPEN_DATA_LICENCE_URL]
    lines = [
        list(said(dataset.title).values()),
        [settings.OPEN_DATA_PUBLISHER],
        licence,
        list(said(caveat()).values()),
        [],
    ]
    return [*lines, *([field.name, *said(field.about).values()] for field in dataset.fields)]


def _csv(out: IO[bytes], dataset: Dataset, at: dt.datetime, filters: Filters) -> None:
    write_csv(out, dataset.fields, dataset.rows(at, filters), MACHINE)


def _excel_csv(out: IO[bytes], dataset: Dataset, at: dt.datetime, filters: Filters) -> None:
    write_csv(out, dataset.fields, dataset.rows(at, filters), EXCEL)


def _json(out: IO[bytes], dataset: Dataset, at: dt.datetime, filters: Filters) -> None:
    write_json(out, head(dataset), dataset.rows(at, filters))


def _xlsx(out: IO[bytes], dataset: Dataset, at: dt.datetime, filters: Filters) -> None:
    write_xlsx(out, [("Veri", dataset.fields, dataset.rows(at, filters))], notes(dataset))


SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = Form(
    "csv",
    _("CSV"),
    _("Programlar için: RFC 4180, UTF-8, virgülle ayrılmış, ondalık ayırıcı nokta"),
    "text/csv; charset=utf-8; header=present",
    _csv,
)
EXCEL_CSV = Form(
    "excel.csv",
    _("Türkçe Excel CSV"),
    _("Çift tıklayınca açılsın diye: UTF-8 (imli), noktalı virgülle ayrılmış, ondalık ayırıcı virgül"),
    "text/csv; charset=utf-8; header=present",
    _excel_csv,
)
JSON = Form("json", _("JSON"), _("Alan adlarıyla kayıtlar, UTF-8"), "application/json", _json)
XLSX = Form("xlsx", _("XLSX"), _("Hesap tablosu; ikinci sayfasında alanların açıklaması"), SPREADSHEET, _xlsx)
FORMS: tuple[Form, ...] = (CSV, EXCEL_CSV, JSON, XLSX)
BY_ENDING = {form.ending: form for form in FORMS}
