"""The rows of a spreadsheet of earlier files, batch by batch, each cell by the rule of its field."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext as _

from applications.domain.earlier_judging import STATED, ReadFile
from applications.exports.tables import unguarded
from applications.forms.published_records import YearField
from applications.forms.sheets.cells import chosen, short, words_of
from applications.forms.sheets.columns import Columns, Head, read_head
from applications.found import EarlierState
from applications.models import EarlierFile
from applications.queries.published.desk import measures_by_code
from cmdp.accounts.choices import OrganisationType
from cmdp.accounts.validators import validate_vkn
from cmdp.kit.entry import DateField, DigitsField, MoneyField, TextField
from cmdp.kit.sheets import Cell, Row, rows_of
from cmdp.kit.text import clean_line, clean_text
from cmdp.regions.models import Agency
from cmdp.regions.queries import find_provinces

BATCH: Final = 500
LONG: Final = 4000
# Refused cells are kept for whoever mends them, up to what a spreadsheet's cell can hold.
LONGEST_KEPT: Final = 32_000
CHOICES: Final[dict[str, type[TextChoices]]] = {"applicant_type": OrganisationType, "state": EarlierState}
SPELLINGS: Final = {
    "vkn": "vkn",
    "vergi no": "vkn",
    "tax number": "vkn",
    "basvuru no": "reference",
    "basvuru numarasi": "reference",
    "dosya no": "reference",
    "referans": "reference",
    "proje adi": "title",
    "basvuran": "applicant",
    "kurum": "applicant",
    "istenen destek": "asked",
    "onaylanan destek": "approved",
    "cagri": "call_name",
    "durum": "state",
    "yer": "site",
}
FIELDS: Final[dict[str, forms.Field]] = {
    "reference": TextField(limit=80),
    "year": YearField(),
    "call_name": TextField(limit=200),
    "applicant": TextField(limit=300),
    "vkn": DigitsField(validators=[validate_vkn]),
    "title": TextField(limit=300),
    "summary": TextField(limit=LONG, lines=4),
    "district": TextField(limit=80),
    "site": TextField(limit=300),
    "asked": MoneyField(),
    "approved": MoneyField(),
    "letter_number": TextField(limit=80),
    "letter_date": DateField(),
    "answer_number": TextField(limit=80),
    "answer_date": DateField(),
    "note": TextField(limit=LONG, lines=4),
}
# Where a spreadsheet's days begin, and between which numbers a cell of a date can only be such a day (1927 to 2064).
DAY_ZERO: Final = dt.date(1899, 12, 30)
SERIALS: Final = range(10_000, 60_000)
VKN_DIGITS: Final = 10


def label_of(name: str) -> str:
    """A column in the reader's words."""
    return str(EarlierFile._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


COLUMNS: Final = Columns(STATED, label_of, ("reference",), spellings=SPELLINGS)


def read_earlier(content: bytes, name: str, agency: Agency) -> tuple[tuple[str, ...], Iterator[list[ReadFile]]]:
    """What is to be said of the file, and its rows in batches as they are read; raises ``Unreadable``, the batches too."""
    found = rows_of(content, name)
    head = read_head(next(found).cells, COLUMNS)
    return head.notes, _batches(found, head, agency)


def _batches(found: Iterator[Row], head: Head, agency: Agency) -> Iterator[list[ReadFile]]:
    words = {name: words_of(choices) for name, choices in CHOICES.items()}
    while rows := list(islice(found, BATCH)):
        reader = _Reader(head, rows, agency, words)
        yield [reader.line(row) for row in rows]


class _Reader:
    def __init__(self, head: Head, rows: Sequence[Row], agency: Agency, words: Mapping[str, Mapping[str, str]]) -> None:
        self.places, self.agency, self.words = head.places, agency, words
        self.provinces = find_provinces({self._cell(row, "province").text for row in rows} - {""})
        self.measures = measures_by_code({clean_line(self._cell(row, "measure").text) for row in rows})

    def _cell(self, row: Row, name: str) -> Cell:
        place = self.places.get(name, -1)
        return row.cells[place] if 0 <= place < len(row.cells) else Cell()

    def line(self, row: Row) -> ReadFile:
        """The row's values, what is wrong in which column, and its cells as they are."""
        values: dict[str, Any] = {}
        faults: list[tuple[str, str]] = []
        for name in self.places:
            cell = self._cell(row, name)
            try:
                if cell.fault or clean_line(cell.text):
                    values[name] = self._value(name, cell)
            except ValidationError as wrong:
                faults.append((name, " ".join(wrong.messages)))
        cells = {name: self._cell(row, name).text[:LONGEST_KEPT] for name in self.places}
        return ReadFile(row.number, values, tuple(faults), cells)

    def _value(self, name: str, cell: Cell) -> Any:
        if cell.fault:
            raise ValidationError(cell.fault)
        text = unguarded(clean_text(cell.text))
        if name in CHOICES:
            return chosen(text, self.words[name], CHOICES[name])
        if name == "province":
            return self._province(cell.text)
        if name == "measure":
            return self._measure(clean_line(cell.text))
        value = FIELDS[name].clean(_as_typed(name, text, cell.value))
        if isinstance(value, dt.date):
            return value.isoformat()
        return str(value) if isinstance(value, Decimal) else value

    def _province(self, text: str) -> int:
        found = self.provinces.get(text)
        if found is None:
            sentence = _("“%(typed)s” diye bir il yok; adını, plakasını ya da Düzey 3 kodunu yazın.")
            raise ValidationError(sentence % {"typed": short(text)})
        if found.agency_id != self.agency.pk:
            told = {"typed": found.name, "agency": str(self.agency)}
            raise ValidationError(
                _("%(typed)s, %(agency)s ajansının illerinden değil; bu dosyayı ilin kendi ajansı yükler.") % told
            )
        return found.pk

    def _measure(self, code: str) -> int:
        """The measure of a code in the edition in force, else in the newest that has it."""
        found = self.measures.get(code)
        if not found:
            sentence = _("“%(code)s” kodlu bir tedbir yok; 2.5 gibi, metin olarak yazın.")
            raise ValidationError(sentence % {"code": short(code)})
        return found[0].pk


def _as_typed(name: str, text: str, value: Any) -> str:
    """A cell as its field reads it: a bare number where a day belongs is a spreadsheet's day, a tax number that lost
    the zero at its beginning gets it back.
    """
    if name in {"letter_date", "answer_date"} and text.isdigit() and int(text) in SERIALS:
        return (DAY_ZERO + dt.timedelta(days=int(text))).isoformat()
    if name == "vkn" and isinstance(value, int | float):
        return text.zfill(VKN_DIGITS)
    return text
