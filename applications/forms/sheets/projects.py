"""The rows of a spreadsheet of projects as values, each cell by the rule of its field; a wrong cell is told by its column."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext as _

from applications.choices import Classification, Confidence, PublishedState, YearKind
from applications.domain.judging import ReadLine
from applications.domain.published import CLASS, STATED
from applications.exports.tables import unguarded
from applications.forms.published_records import ProjectForm
from applications.forms.sheets.cells import chosen, short, words_of
from applications.forms.sheets.columns import CURRENCY, EDITION, ID, PROVINCE_NAME, Head, read_head
from applications.queries.published.desk import measures_by_code
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.entry import TextField
from cmdp.kit.sheets import Cell, Row, rows_of
from cmdp.kit.text import clean_line, search_key
from cmdp.regions.models import Province
from cmdp.regions.queries import find_provinces

CHOICES: Final[dict[str, type[TextChoices]]] = {
    "year_kind": YearKind,
    "state": PublishedState,
    "confidence": Confidence,
    "beneficiary_type": OrganisationType,
    "classification": Classification,
}
FLAGS: Final = ("year_is_approximate", "amount_is_unclear")
YES: Final = frozenset({"true", "evet", "yes", "1", "dogru", "x"})
NO: Final = frozenset({"false", "hayir", "no", "0", "yanlis"})
BASES: Final = ("basis_tr", "basis_en")
LIRA: Final = frozenset({"try", "tl", "₺"})
EVERY: Final = 250
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read: the rows, and what is to be said of the file."""

    lines: list[ReadLine]
    notes: tuple[str, ...]


def read_projects(content: bytes, name: str, tell: Tell = lambda _done, _total: None) -> Sheet:
    """Read a whole file; raises ``Unreadable``. ``tell`` hears how far it is."""
    found = rows_of(content, name)
    head = read_head(next(found).cells)
    rows = list(found)
    reader = _Reader(head, rows)
    return Sheet(list(_told(map(reader.line, rows), len(rows), tell)), head.notes)


def _told(lines: Iterable[ReadLine], total: int, tell: Tell) -> Iterator[ReadLine]:
    for done, line in enumerate(lines, start=1):
        if done % EVERY == 0:
            tell(done, total)
        yield line


class _Reader:
    def __init__(self, head: Head, rows: Sequence[Row]) -> None:
        self.places = head.places
        texts = {self._cell(row, name).text for row in rows for name in ("province", PROVINCE_NAME)}
        self.provinces = find_provinces(text for text in texts if text)
        self.measures = measures_by_code({clean_line(self._cell(row, "measure").text) for row in rows})
        self.words = {name: words_of(choices) for name, choices in CHOICES.items()}

    def _cell(self, row: Row, name: str) -> Cell:
        place = self.places.get(name, -1)
        return row.cells[place] if 0 <= place < len(row.cells) else Cell()

    def line(self, row: Row) -> ReadLine:
        values: dict[str, Any] = {}
        faults: list[tuple[str, str]] = []
        remarks: list[str] = []
        for name in self.places:
            cell = self._cell(row, name)
            try:
                values |= self._read(name, cell, row, remarks)
            except ValidationError as wrong:
                faults.append((name, " ".join(wrong.messages)))
        told_id = clean_line(self._cell(row, ID).text)
        title = str(values.get("title_tr") or clean_line(self._cell(row, "title_tr").text))
        return ReadLine(row.number, told_id, title, values, tuple(faults), tuple(remarks))

    def _read(self, name: str, cell: Cell, row: Row, remarks: list[str]) -> dict[str, Any]:
        """What a cell says; nothing for a column that only helps to read another."""
        if cell.fault:
            raise ValidationError(cell.fault)
        if name in {"province", PROVINCE_NAME}:
            return self._province(name, cell, row, remarks)
        if name == CURRENCY and cell.text and search_key(cell.text) not in LIRA:
            raise ValidationError(_("Tutarlar lira olmalı; “%(typed)s” çevrilmez.") % {"typed": short(cell.text)})
        if name not in {*STATED, *CLASS}:
            return {}
        if not clean_line(cell.text):
            return {name: None}
        if name == "measure":
            any_edition = not clean_line(self._cell(row, EDITION).text)
            return {name: self._measure(clean_line(cell.text), row), "any_edition": any_edition}
        return {name: self._value(name, cell.text)}

    def _value(self, name: str, text: str) -> Any:
        if name in CHOICES:
            return chosen(text, self.words[name], CHOICES[name])
        if name in FLAGS:
            return _flag(text)
        if name in BASES:
            return TextField(limit=500, required=False).clean(unguarded(text))
        value = ProjectForm.base_fields[name].clean(unguarded(text) if name not in {"total_cost", "support"} else text)
        return str(value) if isinstance(value, Decimal) else value

    def _measure(self, code: str, row: Row) -> int:
        """The measure of a code: of the edition that the row names, else of the newest."""
        edition = clean_line(self._cell(row, EDITION).text)
        known = self.measures.get(code, [])
        found = next((one for one in known if not edition or str(one.edition.number) == edition), None)
        if found is None:
            told = {"code": short(code), "edition": short(edition)}
            if edition:
                raise ValidationError(_("%(edition)s. sürümde “%(code)s” kodlu bir tedbir yok.") % told)
            raise ValidationError(_("“%(code)s” kodlu bir tedbir yok; 2.5 gibi, metin olarak yazın.") % told)
        return found.pk

    def _province(self, name: str, cell: Cell, row: Row, remarks: list[str]) -> dict[str, Any]:
        if not cell.text:
            return {} if "province" in self.places and name == PROVINCE_NAME else {"province": None}
        found = self._found_province(cell.text)
        other = self._cell(row, PROVINCE_NAME if name == "province" else "province").text
        if other and self.provinces.get(other, found) != found:
            told = {"first": short(cell.text), "second": short(other)}
            raise ValidationError(_("“%(first)s” ile “%(second)s” ayrı iller; birini düzeltin.") % told)
        if search_key(cell.text) not in {found.search_key, found.plate, search_key(found.nuts3)}:
            remark = _("“%(typed)s”, %(name)s olarak okundu.") % {"typed": short(cell.text), "name": found.name}
            remarks.append(remark)
        return {"province": found.pk}

    def _found_province(self, text: str) -> Province:
        found = self.provinces.get(text)
        if found is None:
            sentence = _("“%(typed)s” diye bir il yok; adını, plakasını ya da Düzey 3 kodunu yazın.")
            raise ValidationError(sentence % {"typed": short(text)})
        return found


def _flag(text: str) -> bool:
    key = search_key(text)
    if key not in YES | NO:
        raise ValidationError(_("“%(typed)s” okunamadı; evet ya da hayır yazın.") % {"typed": short(text)})
    return key in YES
