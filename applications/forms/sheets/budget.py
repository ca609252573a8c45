"""The lines of a budget as they come out of a spreadsheet: each cell by the rule of its field, nothing guessed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import override

from applications.choices import PROJECT_YEARS, SectionKey
from applications.exports.tables import unguarded
from applications.forms.applicant.fields import QuantityField
from applications.forms.applicant.rows import BudgetLineForm
from applications.models import BudgetLine
from applications.queries.rules import Rules
from applications.queries.sections import ROW_COLUMNS, label_of
from cmdp.kit.reading import CURRENCY
from cmdp.kit.sheets import Cell, Row, text_of
from cmdp.kit.text import clean_line, search_key
from cmdp.kit.verdict import Verdict

COLUMNS: Final = ROW_COLUMNS[SectionKey.BUDGET]
# How people call the columns in their own files, beside our labels; folded as ``search_key`` folds.
SPELLINGS: Final = {
    "head_id": ("kalem", "butce basligi", "heading", "budget heading"),
    "description": ("gider", "aciklamasi", "description", "expense", "item"),
    "unit": ("birimi", "unit"),
    "quantity": ("adet", "miktari", "quantity"),
    "unit_price": ("fiyat", "birim maliyet", "price", "unit cost"),
    "vat_rate": ("kdv", "vat", "vat rate"),
    "year": ("yil", "year"),
    "basis": ("dayanak", "dayanagi", "basis", "price basis"),
}
SUMS: Final = frozenset({"toplam", "genel toplam", "ara toplam", "total", "grand total"})
DERIVED: Final = frozenset({"no", "sira", "net", "kdv", "vat", "tutar", *SUMS})
LEAST_NAMED: Final = 2
MOST_LISTED: Final = 12
SHOWN: Final = 40
THOUSANDS, FRACTION = "thousands", "fraction"
UNCLEAR: Final = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
NUMBERS: Final = frozenset({"quantity", "unit_price"})


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it came: its texts, and either the values of a line of the budget or what is wrong in which column."""

    number: int
    texts: Mapping[str, str]
    values: Mapping[str, Any]
    faults: tuple[tuple[str, str], ...] = ()
    is_unclear: bool = False

    @property
    def is_good(self) -> bool:
        """Whether it can be added."""
        return not self.faults

    @property
    def line(self) -> BudgetLine:
        """The line that it would be."""
        return BudgetLine(**self.values)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows in their order, and what is to be said of the whole."""

    lines: tuple[Line, ...]
    notes: tuple[str, ...]


def read_lines(rows: Sequence[Row], rules: Rules, *, dots: str = "") -> Sheet:
    """The rows as lines of a budget; ``dots`` says what ``1.250`` means where it was asked (``THOUSANDS``, ``FRACTION``)."""
    places, notes = _places(rows[0].cells if rows else ())
    reader = _Reader(places or {name: place for place, name in enumerate(COLUMNS)}, rules, dots)
    found = [reader.line(row) for row in (rows[1:] if places else rows)]
    lines = [line for line in found if not _is_a_sum(line)]
    if len(lines) < len(found):
        notes.append(_("Toplam satırları okunmadı; toplamlar kendiliğinden hesaplanır."))
    if lines and not places:
        order = ", ".join(map(_label, COLUMNS))
        notes.append(_("Başlık satırı yok; sütunlar şu sırayla okundu: %(order)s.") % {"order": order})
    return Sheet(tuple(lines), tuple(notes))


def numbered(lines: Iterable[Line]) -> list[Line]:
    """The lines numbered through, whatever rows of which sheets they were."""
    return [replace(line, number=number) for number, line in enumerate(lines, start=1)]


def judged(lines: Iterable[Line], verdicts: Mapping[int, Verdict]) -> tuple[Line, ...]:
    """The lines; of those that can be read, also what the table has against them, by their numbers."""
    return tuple(
        replace(line, faults=(("", str(verdict.reason)),))
        if (verdict := verdicts.get(line.number)) is not None and not verdict
        else line
        for line in lines
    )


def told(lines: Iterable[Line]) -> str:
    """Lines as text to be read again or edited, under a row of names; nothing where there are none."""
    rows = [[line.texts.get(name, "") for name in COLUMNS] for line in lines]
    return text_of([[_label(name) for name in COLUMNS], *rows]) if rows else ""


def _label(name: str) -> str:
    return label_of(SectionKey.BUDGET, name)


def _places(cells: Sequence[Cell]) -> tuple[dict[str, int], list[str]]:
    """Where each column stands by the names in the first row; nowhere, where that row names none."""
    known, places, strange = _names(), dict[str, int](), list[str]()
    for place, cell in enumerate(cells):
        name = known.get(_key(cell.text), "")
        if name and name not in places:
            places[name] = place
        elif cell.text and _key(cell.text) not in DERIVED:
            strange.append(Truncator(cell.text).chars(SHOWN))
    if len(places) < LEAST_NAMED:
        return {}, []
    words = {"names": ", ".join(strange[:MOST_LISTED])}
    return places, [_("Şu sütunlar okunmadı: %(names)s.") % words] if strange else []


def _key(text: str) -> str:
    """A name without its unit in brackets."""
    return search_key(clean_line(text).partition("(")[0])


def _names() -> dict[str, str]:
    found = {_key(word): name for name, words in SPELLINGS.items() for word in words}
    for language in ("en", "tr"):
        with override(language):
            found |= {_key(_label(name)): name for name in COLUMNS}
    return found


def _is_a_sum(line: Line) -> bool:
    texts = [text for text in (line.texts["head_id"], line.texts["description"]) if text]
    return len(texts) == 1 and search_key(texts[0]) in SUMS


class _Reader:
    def __init__(self, places: Mapping[str, int], rules: Rules, dots: str) -> None:
        self.places, self.dots = places, dots
        self.heads = {
            search_key(word): head.pk for head in rules.budget_heads for word in (head.name_tr, head.name_en, head.code)
        }
        self.listed = ", ".join(head.name for head in rules.budget_heads[:MOST_LISTED])

    def line(self, row: Row) -> Line:
        """The row's texts, and its values or its faults."""
        texts, values, faults, unclear = dict[str, str](), dict[str, Any](), list[tuple[str, str]](), False
        for name in COLUMNS:
            cell = self._cell(row, name)
            texts[name] = unguarded(clean_line(cell.text))
            try:
                values[name] = self._value(name, texts[name], cell.fault)
            except ValidationError as wrong:
                faults.append((_label(name), " ".join(wrong.messages)))
                unclear = unclear or (getattr(wrong, "code", "") == "unclear" and name in NUMBERS)
        return Line(row.number, texts, {} if faults else values, tuple(faults), unclear)

    def _cell(self, row: Row, name: str) -> Cell:
        place = self.places.get(name, -1)
        return row.cells[place] if 0 <= place < len(row.cells) else Cell()

    def _value(self, name: str, text: str, fault: str) -> Any:
        if fault:
            raise ValidationError(fault)
        if name == "head_id" and text:
            return self._head(text)
        value = BudgetLineForm.base_fields[name].clean(self._number(text) if name in NUMBERS else text)
        if name == "year":
            return value or PROJECT_YEARS[0]
        if name == "vat_rate" and 0 < value < 1:
            shown = {"typed": text, "hundredfold": f"{(value * 100).normalize():f}"}
            sentence = _("“%(typed)s” yüzde birden az demek; yüzde %(hundredfold)s demek istediyseniz onu yazın.")
            raise ValidationError(sentence, code="unclear_rate", params=shown)
        return value

    def _head(self, text: str) -> int:
        found = self.heads.get(search_key(text))
        if found is None:
            shown = {"typed": Truncator(text).chars(SHOWN), "known": self.listed}
            raise ValidationError(_("“%(typed)s” bütçe kalemi yok; şunlardan biri olmalı: %(known)s.") % shown)
        return found

    def _number(self, text: str) -> str:
        """The number as it reads once it was said what its only dot or comma means; until then it is asked back."""
        bare = CURRENCY.sub("", text).replace(" ", "")
        if not UNCLEAR.fullmatch(bare):
            return text
        whole, fraction = re.sub(r"[.,]", "", bare), Decimal(bare.replace(",", "."))
        if self.dots == THOUSANDS:
            return whole
        written = f"{fraction.normalize():f}".replace(".", ",")
        if self.dots == FRACTION:
            return written if not UNCLEAR.fullmatch(written) else f"{written}0"
        shown = {"typed": text, "whole": whole, "fraction": written}
        raise ValidationError(QuantityField.UNCLEAR, code="unclear", params=shown)
