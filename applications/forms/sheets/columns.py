"""Which column of a spreadsheet says what: by the names of our own downloads, by their words in Turkish or English."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from applications.domain.published import CLASS, STATED
from applications.models import PublishedProject
from cmdp.kit.sheets import Cell, Unreadable
from cmdp.kit.text import search_key

ID: Final = "id"
PROVINCE_NAME: Final = "province_name"
EDITION: Final = "measure_edition"
CURRENCY: Final = "currency"
# Columns of our downloads that follow from others or that nobody types.
DERIVED: Final = frozenset(
    {"uri", "agency", "state_is_kept", "axis", "measure_lineage", "is_legacy", "added_at", "changed_at", "is_sample"}
)
OTHERS: Final[dict[str, str | Promise]] = {
    ID: gettext_lazy("Kimlik"),
    PROVINCE_NAME: gettext_lazy("İlin adı"),
    EDITION: gettext_lazy("Tedbirin sürümü"),
    CURRENCY: gettext_lazy("Para birimi"),
}
NAMES: Final = (ID, *STATED, *CLASS, PROVINCE_NAME, EDITION, CURRENCY)
MOST_TOLD: Final = 10


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that one kind of spreadsheet knows: one of ``needed`` must be there, ``derived`` ones are left alone.

    ``spellings`` are what people call them beside their names and words, folded as ``search_key`` folds.
    """

    names: Sequence[str]
    label_of: Callable[[str], str]
    needed: Sequence[str]
    derived: frozenset[str] = frozenset()
    spellings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head:
    """Where each known column stands, and what is to be said of the others."""

    places: Mapping[str, int]
    notes: tuple[str, ...]


def label_of(name: str) -> str:
    """A column in the reader's words."""
    if name in OTHERS:
        return str(OTHERS[name])
    return str(PublishedProject._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


PROJECTS: Final = Columns(NAMES, label_of, ("title_tr", ID), DERIVED)


def read_head(cells: Sequence[Cell], columns: Columns = PROJECTS) -> Head:
    """The known columns of a head; raises ``Unreadable`` where none names the rows, or two say the same."""
    known = _names(columns)
    places: dict[str, int] = {}
    strange, derived = [], []
    for place, cell in enumerate(cells):
        name = known.get(search_key(cell.text), "")
        if name in places:
            told = {"name": cell.text[:40]}
            raise Unreadable(_("“%(name)s” iki sütunda var; birini silip yeniden yükleyin.") % told)
        if name:
            places[name] = place
        elif cell.text in columns.derived:
            derived.append(cell.text)
        elif cell.text or cell.fault:
            strange.append(cell.text[:40])
    if not places.keys() & set(columns.needed):
        told = {"names": ", ".join([columns.label_of(columns.needed[0]), *columns.needed])}
        raise Unreadable(
            _("İlk dolu satırda sütun adları yok: şunlardan biri bulunmalı: %(names)s. Şablonu indirip kullanın.")
            % told
        )
    return Head(places, tuple(_notes(strange, derived)))


def _names(columns: Columns) -> dict[str, str]:
    """Every spelling of every column: its own name, its words in both languages."""
    found = {**columns.spellings, **{search_key(name): name for name in columns.names}}
    for language in ("en", "tr"):
        with override(language):
            found |= {search_key(columns.label_of(name)): name for name in columns.names}
    return found


def _notes(strange: Sequence[str], derived: Sequence[str]) -> list[str]:
    told = []
    if strange:
        names = ", ".join(strange[:MOST_TOLD])
        told.append(_("Tanınmayan sütunlar okunmadı: %(names)s.") % {"names": names})
    if derived:
        names = ", ".join(derived)
        told.append(_("Şu sütunlar ötekilerden çıkar, okunmadı: %(names)s.") % {"names": names})
    return told
