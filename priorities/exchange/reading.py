"""The bytes of a file as the content of an edition; what is wrong is told by its table, line and column."""

import datetime as dt
import json
import re
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from cmdp.kit.sheets import Cell, Row, Unreadable, sheets_of
from cmdp.kit.text import clean_line, search_key
from cmdp.kit.upload import extension_of
from priorities.describing import DescribeForm
from priorities.differences import DESCRIPTION
from priorities.exchange.content import AXES, COLUMNS, EDITION, HEIRS, MEASURES, SHEETS, Content, Fault, Line, local
from priorities.exchange.judging import faults_of
from priorities.exchange.writing import FORMAT
from priorities.forms import AXIS_CODE, WordingForm

MOST_LINES: Final = 500
CODES: Final = frozenset({"code", "axis", "heir"})
NEEDED: Final = frozenset({"code", "title_tr", "title_en", "axis", "from_lineage"})
TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")
Table = Iterable[tuple[int, Mapping[str, Cell]]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says; what keeps it from being written; what should be known."""

    content: Content
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]


def read(content: bytes, name: str) -> Reading:
    """Read a whole file; raises ``Unreadable`` where it is none of ours."""
    notes: list[str] = []
    tables = _json_tables(content) if extension_of(name) == "json" else _xlsx_tables(content, name, notes)
    faults: list[Fault] = []
    told = {table: _lines(table, tables[table], faults, notes) for table in COLUMNS}
    if len(told[EDITION]) > 1:
        faults.append(
            Fault(EDITION, told[EDITION][1].number, "", _("Sürümün bilgileri tek satırdır; ötekileri silin."))
        )
    told[EDITION] = told[EDITION] or [Line(1, dict.fromkeys(DESCRIPTION, ""))]
    return Reading(told, tuple(faults or faults_of(told)), tuple(notes))


def _lines(table: str, rows: Table, faults: list[Fault], notes: list[str]) -> list[Line]:
    lines: list[Line] = []
    for number, cells in rows:
        if len(lines) == MOST_LINES:
            told = {"sheet": SHEETS[table], "most": MOST_LINES}
            raise Unreadable(_("“%(sheet)s” sayfasında en çok %(most)s satır okunur.") % told)
        values = {}
        for column in COLUMNS[table]:
            try:
                values[column] = _value(table, column, cells.get(column, Cell()))
            except ValidationError as wrong:
                values[column] = ""
                faults.append(Fault(table, number, column, " ".join(wrong.messages)))
        lines.append(Line(number, values))
        notes += _tags(table, number, values)
    return lines


def _value(table: str, column: str, cell: Cell) -> str:
    """A cell as the text that is kept; raises what is wrong with it."""
    if cell.fault:
        raise ValidationError(cell.fault)
    if column in CODES and isinstance(cell.value, float | dt.date):
        raise ValidationError(_("Kod metin değil; hücreyi metin olarak biçimlendirip kodu yeniden yazın (2.10 gibi)."))
    text = local(_aware(cell.value)) if isinstance(cell.value, dt.datetime) and column == "valid_from" else cell.text
    if column in NEEDED and not clean_line(text):
        raise ValidationError(EMPTY[column]())
    return READERS[table, column](text)


def _aware(instant: dt.datetime) -> dt.datetime:
    """The instant; without a zone it is Türkiye's clock."""
    zone = timezone.get_default_timezone()
    return instant if timezone.is_aware(instant) else timezone.make_aware(instant, zone)


def _instant(text: str) -> str:
    typed = clean_line(text)
    try:
        return local(_aware(dt.datetime.fromisoformat(typed))) if typed else ""
    except (ValueError, OverflowError) as wrong:
        told = {"typed": typed[:40]}
        sentence = _("“%(typed)s” bir an olarak okunamadı; 2026-04-05T09:00:00+03:00 gibi yazın.")
        raise ValidationError(sentence % told) from wrong


def _day(text: str) -> str:
    day = DescribeForm.base_fields["source_date"].clean(text)
    return day.isoformat() if day else ""


def _lineage(text: str) -> str:
    typed = clean_line(text)
    try:
        return str(uuid.UUID(typed)) if typed else ""
    except ValueError as wrong:
        sentence = _("“%(typed)s” bir kimlik değil; indirilen dosyadaki kimliği olduğu gibi bırakın.")
        raise ValidationError(sentence % {"typed": typed[:40]}) from wrong


def _by_field(form: type[WordingForm] | type[DescribeForm], name: str) -> Callable[[str], str]:
    return lambda text: str(form.base_fields[name].clean(text) or "")


WORDS: Final = {name: _by_field(WordingForm, name) for name in ("title_tr", "title_en", "text_tr", "text_en")}
READERS: Final[Mapping[tuple[str, str], Callable[[str], str]]] = {
    **{(EDITION, name): _by_field(DescribeForm, name) for name in DESCRIPTION},
    (EDITION, "source_date"): _day,
    (EDITION, "valid_from"): _instant,
    **{(table, name): reader for table in (AXES, MEASURES) for name, reader in WORDS.items()},
    **dict.fromkeys([(AXES, "lineage"), (MEASURES, "lineage"), (HEIRS, "from_lineage")], _lineage),
    (AXES, "code"): lambda text: str(AXIS_CODE.clean(text)),
    **dict.fromkeys([(MEASURES, "code")], _by_field(WordingForm, "code")),
    **dict.fromkeys([(MEASURES, "axis"), (HEIRS, "heir")], clean_line),
}
EMPTY: Final[Mapping[str, Callable[[], str]]] = {
    "code": lambda: _("Kod boş; 2.5 gibi bir kod yazın."),
    "title_tr": lambda: _("Türkçe metin boş; iki dilde de yazın."),
    "title_en": lambda: _("İngilizce metin boş; iki dilde de yazın."),
    "axis": lambda: _("Eksenin kodu boş; tedbirin hangi eksende olduğunu yazın."),
    "from_lineage": lambda: _("Kimlik boş; yayımlanmış tedbirin kimliğini yazın ya da satırı silin."),
}


def _tags(table: str, number: int, values: Mapping[str, str]) -> Iterator[str]:
    for column, text in values.items():
        if found := TAG.search(text):
            told = {"sheet": SHEETS[table], "number": number, "column": column, "tag": found[0][:40]}
            yield _("%(sheet)s, %(number)s. satır, %(column)s: %(tag)s biçim vermez, yazıldığı gibi görünür.") % told


def _json_tables(content: bytes) -> dict[str, Table]:
    told = _json_object(content)
    if told.get("format") != FORMAT:
        sentence = _("Bu, öncelik sürümü dosyası değil: “format” alanında %(format)s yazmalı. Önce bir sürümü indirin.")
        raise Unreadable(sentence % {"format": FORMAT})
    edition = told.get(EDITION)
    return {table: list(_records(table, [edition] if table == EDITION else told.get(table))) for table in COLUMNS}


def _json_object(content: bytes) -> dict[str, Any]:
    if not content.strip():
        raise Unreadable(_("Dosya boş; içeriği olan bir dosya yükleyin."))
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except json.JSONDecodeError as wrong:
        place = {"line": wrong.lineno, "column": wrong.colno}
        raise Unreadable(_("JSON okunamadı: %(line)s. satırın %(column)s. sırasında hata var.") % place) from wrong
    except (UnicodeDecodeError, RecursionError, ValueError) as wrong:
        raise Unreadable(_("Dosya JSON olarak okunamadı; UTF-8 ile kaydedip yeniden yükleyin.")) from wrong
    return told if isinstance(told, dict) else {}


def _records(table: str, told: Any) -> Iterator[tuple[int, Mapping[str, Cell]]]:
    if not isinstance(told, list):
        raise Unreadable(_("Dosyada “%(table)s” yok ya da bir liste değil.") % {"table": table})
    for number, one in enumerate(told, start=1):
        if not isinstance(one, dict):
            raise Unreadable(
                _("“%(table)s” içindeki %(number)s. kayıt bir nesne değil.") % {"table": table, "number": number}
            )
        if missing := [name for name in COLUMNS[table] if name not in one]:
            told_of = {"table": table, "number": number, "name": missing[0]}
            raise Unreadable(_("“%(table)s” içindeki %(number)s. kayıtta “%(name)s” yok.") % told_of)
        yield number, {name: _json_cell(value) for name, value in one.items()}


def _json_cell(value: Any) -> Cell:
    if value is None:
        return Cell()
    if not isinstance(value, str):
        return Cell(fault=_("Değer metin değil; tırnak içinde yazın."))
    return Cell(value)


def _xlsx_tables(content: bytes, name: str, notes: list[str]) -> dict[str, Table]:
    sheets = {search_key(title): rows for title, rows in sheets_of(content, name).items()}
    tables: dict[str, Table] = {}
    for table, sheet in SHEETS.items():
        rows = sheets.get(search_key(sheet))
        if not rows:
            told = {"sheet": sheet}
            raise Unreadable(
                _("Dosyada “%(sheet)s” sayfası yok ya da boş. Önce bir sürümü indirip onu düzenleyin.") % told
            )
        places = _head(table, rows[0], notes)
        tables[table] = [(row.number, _cells(row, places)) for row in rows[1:]]
    return tables


def _head(table: str, head: Row, notes: list[str]) -> dict[str, int]:
    names = [clean_line(cell.text) for cell in head.cells]
    for name in COLUMNS[table]:
        if names.count(name) != 1:
            told = {"sheet": SHEETS[table], "name": name}
            raise Unreadable(_("“%(sheet)s” sayfasında “%(name)s” sütunu bir kez bulunmalı.") % told)
    if strange := [name[:40] for name in names if name and name not in COLUMNS[table]]:
        told = {"sheet": SHEETS[table], "names": ", ".join(strange[:10])}
        notes.append(_("“%(sheet)s” sayfasında tanınmayan sütunlar okunmadı: %(names)s.") % told)
    return {name: names.index(name) for name in COLUMNS[table]}


def _cells(row: Row, places: Mapping[str, int]) -> dict[str, Cell]:
    cells: Sequence[Cell] = row.cells
    return {name: cells[place] for name, place in places.items() if place < len(cells)}
