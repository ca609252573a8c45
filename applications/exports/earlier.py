"""Earlier files as files: the empty template, the rows that could not be read, the list. Each reads back in as it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from tempfile import TemporaryFile
from typing import IO, Any, Final

import xlsxwriter
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.domain.earlier_judging import KEYS, NEEDED, STATED
from applications.exports.open_data.fields import Field, Kind, Record
from applications.exports.open_data.writers import EXCEL, MADE, write_csv, write_xlsx
from applications.forms.earlier import read_filters
from applications.forms.sheets.earlier import CHOICES, label_of
from applications.models import EarlierFile, EarlierImport, EarlierLine
from applications.queries.earlier import matching, provinces
from cmdp.accounts.models import User

WIDTH: Final = 24
CHUNK: Final = 500
KINDS: Final = {"asked": Kind.MONEY, "approved": Kind.MONEY, "letter_date": Kind.DATE, "answer_date": Kind.DATE}
# Written as text, so that no spreadsheet takes zeros away or makes dates of codes.
AS_TEXT: Final = frozenset({"reference", "vkn", "measure", "letter_number", "answer_number"})
ABOUT: Final = {
    "reference": gettext_lazy(
        "Dosyanın eski kayıttaki numarası; aynı numara yeniden yüklenirse dosya düzeltilir, çoğalmaz."
    ),
    "province": gettext_lazy("Ajansınızın illerinden biri: adı, plakası ya da Düzey 3 kodu."),
    "vkn": gettext_lazy("Kurumun vergi kimlik numarası; aynı kurumun dosyaları bununla bulunur."),
    "measure": gettext_lazy("Tedbirin kodu, 2.5 gibi."),
    "asked": gettext_lazy("Lira; 1.250.000,50 gibi."),
    "approved": gettext_lazy("Lira; istenenden büyük olamaz."),
    "letter_date": gettext_lazy("05.04.2024 gibi."),
    "answer_date": gettext_lazy("05.04.2024 gibi."),
    "site": gettext_lazy("Adres; ada ve parsel yazılırsa aynı yerdeki başvurular bulunur."),
}
Tell = Callable[[int, int], object]


def write_template(out: IO[bytes]) -> None:
    """The columns by their words in the reader's language, and a sheet that explains them."""
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": MADE, "title": _("Önceki dosyalar")})
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        sheet, about = book.add_worksheet(_("Dosyalar")), book.add_worksheet(_("Açıklama"))
        sheet.freeze_panes(1, 0)
        for place, words in enumerate((_("Sütun"), _("Gerekli mi"), _("Anlamı"), _("Ne yazılabilir"))):
            about.write_string(0, place, words, bold)
        for place, name in enumerate(STATED):
            sheet.set_column(place, place, WIDTH, text if name in AS_TEXT else None)
            sheet.write_string(0, place, label_of(name), bold)
            for column, words in enumerate(_explained(name)):
                about.write_string(place + 1, column, words)
        about.set_column(0, 3, WIDTH * 2)


def _explained(name: str) -> tuple[str, ...]:
    known = ", ".join(str(label) for label in CHOICES[name].labels) if name in CHOICES else ""
    return label_of(name), _("gerekli") if name in NEEDED else "", str(ABOUT.get(name, "")), known


def write_faults(out: IO[bytes], upload: EarlierImport, rows: Iterable[EarlierLine], form: str) -> None:
    """The rows that were not written, as they stood, with what to mend in a last column."""
    names = [*STATED, "faults"]
    labels = {name: label_of(name) for name in STATED} | {"row": _("Satır"), "faults": _("Ne düzeltilmeli")}
    fields = [Field(labels[name], Kind.TEXT, "", "") for name in ["row", *names]]
    records = ({labels[name]: _cell(line, name) for name in ["row", *names]} for line in rows)
    _write(out, form, _("Düzeltilecek satırlar"), fields, records, upload.file_name)


def _cell(line: EarlierLine, name: str) -> Any:
    if name == "row":
        return line.number
    if name == "faults":
        return " ".join(f"{label_of(column) if column else ''}: {sentence}" for column, sentence in line.faults)
    return line.cells.get(name) or None


def earlier_list(user: User, arguments: Mapping[str, Any], *, tell: Tell) -> tuple[str, IO[bytes]]:
    """Name and content of the list that ``query`` asks for, as the person sees it."""
    found = matching(user, read_filters(QueryDict(arguments["query"]), provinces(user)))
    fields = [Field(label_of(name), KINDS.get(name, Kind.TEXT), "", "") for name in STATED]
    out = TemporaryFile()  # noqa: SIM115 - whoever keeps it closes it
    total = found.count()
    _write(out, arguments["form"], _("Önceki dosyalar"), fields, _records(found, total, tell), "")
    return _("onceki-dosyalar") + f".{arguments['form']}", out


def _records(found: Any, total: int, tell: Tell) -> Iterator[Record]:
    for done, file in enumerate(found.iterator(chunk_size=CHUNK), start=1):
        yield {label_of(name): _told(file, name) for name in STATED}
        if done % CHUNK == 0:
            tell(done, total)


def _told(file: EarlierFile, name: str) -> Any:
    if name in CHOICES:
        return getattr(file, f"get_{name}_display")() or None
    if name == "measure":
        return file.measure.code if file.measure else None
    return str(file.province) if name in KEYS else getattr(file, name) or None


def _write(out: IO[bytes], form: str, title: str, fields: list[Field], rows: Iterable[Record], note: str) -> None:
    if form == "csv":
        write_csv(out, fields, rows, EXCEL)
    else:
        write_xlsx(out, [(title, fields, rows)], [[title], [note]])
