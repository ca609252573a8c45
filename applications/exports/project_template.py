"""An empty spreadsheet with the columns that an upload of projects knows, and a sheet that explains them."""

from typing import IO, Final

import xlsxwriter
from django.conf import settings
from django.db.models import Field
from django.utils.translation import gettext as _

from applications.domain.judging import NEEDED
from applications.domain.published import CLASS, STATED
from applications.exports.open_data.projects import FIELDS
from applications.exports.open_data.writers import MADE
from applications.models import PublishedProject

WIDTH: Final = 24
ABOUT: Final = {field.name: field.about for field in FIELDS}


def write_template(out: IO[bytes]) -> None:
    """The columns by their words in the reader's language; projects begin in the second row."""
    names = ["id", *STATED, *CLASS, "measure_edition"]
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties(
            {"created": MADE, "title": _("Desteklenen projeler"), "company": settings.OPEN_DATA_PUBLISHER}
        )
        bold = book.add_format({"bold": True})
        text = book.add_format({"num_format": "@"})
        sheet, about = book.add_worksheet(_("Projeler")), book.add_worksheet(_("Açıklama"))
        sheet.freeze_panes(1, 0)
        for place, name in enumerate(names):
            sheet.set_column(place, place, WIDTH, text if name in {"measure", "state_since"} else None)
            sheet.write_string(0, place, _label(name), bold)
            line = [_label(name), name, str(ABOUT[name]), _("gerekli") if name in NEEDED else "", _known(name)]
            for column, words in enumerate(line):
                about.write_string(place + 1, column, words)
        for column, words in enumerate(
            (_("Sütun"), _("Dosyalardaki adı"), _("Anlamı"), _("Yeni projede"), _("Ne yazılabilir"))
        ):
            about.write_string(0, column, words, bold)
        about.set_column(0, 4, WIDTH * 2)


def _label(name: str) -> str:
    from_files = {"id": _("Kimlik"), "measure_edition": _("Tedbirin sürümü")}
    if name in from_files:
        return from_files[name]
    return str(PublishedProject._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _known(name: str) -> str:
    """The words of a choice."""
    if name in {"id", "measure_edition"}:
        return ""
    field = PublishedProject._meta.get_field(name)
    return ", ".join(str(label) for _value, label in field.flatchoices) if isinstance(field, Field) else ""
