"""A spreadsheet's bytes as rows of text, whatever office made them; what cannot be read is refused with a sentence."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Literal, TypeVar

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from cmdp.kit.formats import format_number, format_size
from cmdp.kit.text import clean_text
from cmdp.kit.upload import OLD_OFFICE, check_size, check_upload, extension_of

Read = TypeVar("Read")
MOST_BYTES: Final = 10 * 1024 * 1024
MOST_UNPACKED: Final = 150 * 1024 * 1024
MOST_ROWS: Final = 10_000
MOST_COLUMNS: Final = 120
MOST_BLANK: Final = 5_000
MOST_PASTED: Final = 3_000
DELIMITERS: Final = (";", ",", "\t")
FINEST: Final = Decimal("0.0001")
NEAR: Final = Decimal("0.000001")
FOREIGN: Final = (b"PK\x03\x04", OLD_OFFICE, b"%PDF", b"\x89PNG", b"\xff\xd8\xff")


class Unreadable(Exception):  # noqa: N818 - an answer for the person who sent the file
    """The file as a whole cannot be read; says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as text, or why it has none; ``value`` is what the spreadsheet itself holds."""

    text: str = ""
    fault: str = ""
    value: Any = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number as the spreadsheet shows it."""

    number: int
    cells: list[Cell]


def read_upload(file: UploadedFile, read: Callable[[bytes, str], Read], *, max_bytes: int) -> Read:
    """What ``read`` makes of an upload by its bytes and its name; what is wrong with it as an error of its field."""
    if not (size := check_size(file, max_bytes)):
        raise ValidationError(str(size.reason), code=size.code)
    try:
        return read(file.read(), file.name or "")
    except Unreadable as unreadable:
        raise ValidationError(unreadable.sentence, code="unreadable") from unreadable


def checked(content: bytes, name: str) -> bytes:
    """The bytes of a file that can be read at all; raises ``Unreadable``."""
    check(content, name)
    return content


def check(content: bytes, name: str, *, most_unpacked: int | None = None) -> None:
    """Whether a file of this name can be read at all, and unpacks to no more bytes; raises ``Unreadable``."""
    if extension_of(name) == "xls":
        raise Unreadable(_("Eski Excel biçimi (.xls) okunamıyor; dosyayı .xlsx olarak kaydedip yeniden yükleyin."))
    if extension_of(name) == "csv":
        _check_csv(content)
        return
    verdict = check_upload(ContentFile(content, name=name), kinds=["xlsx"], max_bytes=MOST_BYTES)
    if verdict.code == "wrong_kind":
        raise Unreadable(_("Bu türde bir dosya okunamıyor; .xlsx ya da .csv olarak kaydedip yeniden yükleyin."))
    if not verdict:
        raise Unreadable(str(verdict.reason))
    most = MOST_UNPACKED if most_unpacked is None else most_unpacked
    if unpacked(content, name) > most:
        sentence = _("Dosyanın içindekiler açıldığında çok büyük; en çok %(most)s olabilir. Bölerek yükleyin.")
        raise Unreadable(sentence % {"most": format_size(most)})


def unpacked(content: bytes, name: str) -> int:
    """How many bytes there are to read."""
    if extension_of(name) != "xlsx":
        return len(content)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return sum(member.file_size for member in package.infolist())


def rows_of(content: bytes, name: str, *, most_unpacked: int | None = None) -> Iterator[Row]:
    """The rows that hold something, the head first; raises ``Unreadable``.

    The texts of a workbook are held in memory, many times as large: of what strangers send take little.
    """
    check(content, name, most_unpacked=most_unpacked)
    found = _csv_rows(content) if extension_of(name) == "csv" else _first_sheet(content)
    is_empty = True
    for row in _not_too_many(found):
        is_empty = False
        yield row
    if is_empty:
        raise Unreadable(_("Dosyada dolu bir hücre yok; dolu sayfayı ilk sıraya alıp yeniden yükleyin."))


def rows_of_text(text: str) -> list[Row]:
    """The rows of what was copied out of a spreadsheet: cells between tabs, else between semicolons; raises ``Unreadable``.

    Quotation marks that no spreadsheet wrote are marks like any other: they must neither vanish nor swallow rows.
    """
    delimiter = "\t" if "\t" in text else ";"
    lines = _split(text, delimiter, csv.QUOTE_MINIMAL if _is_quoted_well(text, delimiter) else csv.QUOTE_NONE)
    return list(_not_too_many(lines, MOST_PASTED))


def _is_quoted_well(text: str, delimiter: str) -> bool:
    try:
        return all(
            cells is not None for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        )
    except csv.Error:
        return False


def text_of(rows: Iterable[Iterable[str]]) -> str:
    """Rows as text that ``rows_of_text`` reads as they were and people can edit."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows(rows)
    return out.getvalue()


def sheets_of(content: bytes, name: str) -> dict[str, list[Row]]:
    """The rows of every sheet of an XLSX by the sheet's name; raises ``Unreadable``."""
    check(content, name)
    with _opened(content) as book:
        return {sheet.title: list(_not_too_many(_sheet_rows(sheet))) for sheet in book.worksheets}


def _not_too_many(rows: Iterable[Row], limit: int | None = None) -> Iterator[Row]:
    limit = MOST_ROWS if limit is None else limit
    for count, row in enumerate(rows):
        if count > limit:
            most = format_number(limit)
            raise Unreadable(_("Dosyada %(most)s satırdan çok var; bölerek yükleyin.") % {"most": most})
        yield row


def _check_csv(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise Unreadable(_("Dosya çok büyük; en çok 10 MB olabilir. Bölerek yükleyin."))
    if not content.strip():
        raise Unreadable(_("Dosya boş; içeriği olan bir dosya yükleyin."))
    if content.startswith(FOREIGN) or b"\x00" in content.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")[:1]:
        raise Unreadable(_("Dosyanın içeriği adındaki “csv” türüne uymuyor; doğru türde kaydedip yeniden yükleyin."))


def _csv_rows(content: bytes) -> Iterator[Row]:
    text = _decoded(content)
    if "\x00" in text:
        raise Unreadable(_("Dosyanın içeriği adındaki “csv” türüne uymuyor; doğru türde kaydedip yeniden yükleyin."))
    head = text.lstrip("\r\n").partition("\n")[0]
    yield from _split(text, max(DELIMITERS, key=head.count))


def _split(text: str, delimiter: str, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL) -> Iterator[Row]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)
    try:
        for cells in lines:
            texts = [clean_text(cell) for cell in cells[:MOST_COLUMNS]]
            if any(texts):
                yield Row(lines.line_num, [Cell(text) for text in texts])
    except csv.Error as wrong:
        told = {"number": lines.line_num}
        raise Unreadable(_("%(number)s. satırdan sonrası okunamadı; tırnakları denetleyin.") % told) from wrong


def _decoded(content: bytes) -> str:
    """The text of any Turkish office: UTF-8 or UTF-16 with or without its mark, else Windows."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1254", errors="replace")


def _first_sheet(content: bytes) -> Iterator[Row]:
    with _opened(content) as book:
        for sheet in book.worksheets[:1]:
            yield from _sheet_rows(sheet)


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    """The book while it is read; whatever a broken package makes the library raise becomes a sentence."""
    book = None
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        yield book
    except Unreadable:
        raise
    except Exception as wrong:
        raise Unreadable(_("Dosya bozuk; yeniden kaydedip bir daha yükleyin.")) from wrong
    finally:
        if book is not None:
            book.close()


def _sheet_rows(sheet: Any) -> Iterator[Row]:
    blank = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        row = [_cell(cell) for cell in cells]
        blank = 0 if any(cell.text or cell.fault for cell in row) else blank + 1
        if not blank:
            yield Row(number, row)
        if blank > MOST_BLANK:
            return


def _cell(cell: Any) -> Cell:
    if cell.value is None:
        return Cell()
    if cell.data_type == "f":
        return Cell(fault=_("Formül var; hücreye formülün sonucunu değer olarak yapıştırın."))
    if cell.data_type == "e":
        return Cell(fault=_("Hücrede bir hesap hatası var; doğru değeri yazın."))
    if isinstance(cell.value, int | float) and "%" in str(cell.number_format):
        return Cell(f"%{_number(cell.value * 100)}", value=cell.value)
    return Cell(_text(cell.value), value=cell.value)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float):
        return _number(value)
    return clean_text(str(value))


def _number(value: float) -> str:
    """A number without the noise of binary fractions; kuruş where there are any, more only where there are more."""
    exact = Decimal(repr(value))
    rounded = exact.quantize(Decimal("0.01")) if abs(value) < 1e20 else exact  # noqa: PLR2004 - beyond any amount
    if abs(exact - rounded) > NEAR:
        return f"{exact.quantize(FINEST):f}"
    return f"{rounded:f}".removesuffix(".00")
