"""An edition as it travels: four tables of texts, the same in a spreadsheet and in JSON.

Places are told by the order of the lines. An empty text means that there is nothing.
"""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from priorities.differences import DESCRIPTION, WORDS
from priorities.models import Edition, Item
from priorities.queries import definitions

EDITION, AXES, MEASURES, HEIRS = "edition", "axes", "measures", "successions"
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    EDITION: DESCRIPTION,
    AXES: ("lineage", *WORDS),
    MEASURES: ("axis", "lineage", *WORDS),
    HEIRS: ("from_lineage", "heir"),
}
SHEETS: Final[Mapping[str, str]] = {
    EDITION: "Sürüm",
    AXES: "Eksenler",
    MEASURES: "Tedbirler",
    HEIRS: "Ardıllar",
}
LINEAGE: Final = _(
    "Bütün sürümlerde aynı kalan kimlik; olduğu gibi bırakın. Yeni bir madde ekliyorsanız boş bırakın, kimlik verilir."
)
ABOUT: Final[Mapping[str, str | Promise]] = {
    "source": _("Kaynak belgenin adı"),
    "source_number": _("Kaynak belgenin sayısı"),
    "source_date": _("Kaynak belgenin tarihi: 2026-04-05 ya da 05.04.2026"),
    "source_url": _("Kaynak belgenin adresi; https:// ile başlar"),
    "notes_tr": _("Sürüm notu, Türkçe (yalın Markdown)"),
    "notes_en": _("Sürüm notu, İngilizce (yalın Markdown)"),
    "valid_from": _("Yürürlük anı: 2026-04-05T09:00:00+03:00; boşsa yayımlandığı anda yürürlüğe girer"),
    "lineage": LINEAGE,
    "axis": _("Tedbirin ekseni: bu dosyadaki bir eksenin kodu"),
    "code": _("Kod; hücreye metin olarak yazılır, dosyada bir kez geçer. Sıra, satırların sırasıdır"),
    "title_tr": _("Metin, Türkçe; boş olamaz"),
    "title_en": _("Metin, İngilizce; boş olamaz"),
    "text_tr": _("Açıklama, Türkçe (yalın Markdown); boş olabilir"),
    "text_en": _("Açıklama, İngilizce (yalın Markdown); boş olabilir"),
    "from_lineage": _("Yayımlanmış bir tedbirin kimliği: kaldırılan ya da bir bölümü ayrılan tedbir"),
    "heir": _("Yerini alan tedbirin bu dosyadaki kodu; birden çoksa her biri ayrı satırda. Boşsa tedbir biter"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table, with its number as the file shows it."""

    number: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong where: the table, the line, the column (empty where it is the whole line), a sentence."""

    table: str
    number: int
    column: str
    sentence: str | Promise

    @property
    def sheet(self) -> str:
        """The table as the spreadsheet calls it."""
        return SHEETS[self.table]


Content = Mapping[str, Sequence[Line]]


def content_of(edition: Edition) -> Content:
    """Everything that an edition says; who wrote it and its working name are not part of it."""
    axes = definitions(edition)
    measures = [measure for axis in axes for measure in axis.measures.all()]
    rows = {
        EDITION: [{name: _text(getattr(edition, name)) for name in DESCRIPTION}],
        AXES: [_words(axis) for axis in axes],
        MEASURES: [{"axis": measure.axis.code, **_words(measure)} for measure in measures],
        HEIRS: sorted(_successions(edition), key=lambda row: (row["from_lineage"], row["heir"])),
    }
    return {table: [Line(number, row) for number, row in enumerate(told, 1)] for table, told in rows.items()}


def described(content: Content) -> dict[str, str | dt.date | dt.datetime | None]:
    """What the content says of the edition as a whole, as the model keeps it."""
    values = content[EDITION][0].values
    day, instant = values["source_date"], values["valid_from"]
    return {
        **values,
        "source_date": dt.date.fromisoformat(day) if day else None,
        "valid_from": dt.datetime.fromisoformat(instant) if instant else None,
    }


def lineage_of(line: Line) -> uuid.UUID:
    """The lineage that a line names, else one of its own."""
    return uuid.UUID(line.values["lineage"]) if line.values["lineage"] else uuid.uuid4()


def local(instant: dt.datetime) -> str:
    """An instant by Türkiye's clock, as it is written in files."""
    return timezone.localtime(instant, timezone.get_default_timezone()).isoformat()


def _successions(edition: Edition) -> list[dict[str, str]]:
    rows = edition.successions.select_related("heir")
    return [{"from_lineage": str(row.from_lineage), "heir": row.heir.code if row.heir else ""} for row in rows]


def _words(item: Item) -> dict[str, str]:
    return {"lineage": str(item.lineage), **{name: getattr(item, name) for name in WORDS}}


def _text(value: str | dt.date | None) -> str:
    if isinstance(value, dt.datetime):
        return local(value)
    return value.isoformat() if isinstance(value, dt.date) else value or ""
