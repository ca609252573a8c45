"""What is said of an attached paper beside its name."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.choices import Scan
from applications.models import CleanCopy, Document
from applications.policies.documents import may_open_paper
from cmdp.kit.formats import format_day_short, format_size


@dataclass(frozen=True, slots=True)
class State:
    """What a virus checker said of a paper, and whether it may be opened; of a clean one nothing is said."""

    is_open: bool = True
    label: str = ""
    tone: str = "none"


CLEAN = State()
TONES = {Scan.WAITING: "warning", Scan.INFECTED: "danger"}


def state_of(document: Document | CleanCopy | None) -> State:
    """The state of a paper; one that nobody names is clean."""
    if document is None or document.scan == Scan.CLEAN:
        return CLEAN
    return State(bool(may_open_paper(document)), document.get_scan_display(), TONES.get(Scan(document.scan), "none"))


@dataclass(frozen=True, slots=True)
class Line:
    """A paper of a draft in its slot."""

    document: Document
    note: str
    state: State


def lines_of(documents: Iterable[Document]) -> list[Line]:
    """The papers of a slot, each with what is said of it."""
    return [Line(document, note_of(document), state_of(document)) for document in documents]


def paper_told(pages: int | None, valid_until: dt.date | None) -> str:
    """Pages and last day, as far as they are known: ``12 sayfa · 05.04.2026 tarihine kadar geçerli``."""
    told = []
    if pages is not None:
        told.append(ngettext("%(count)d sayfa", "%(count)d sayfa", pages) % {"count": pages})
    if valid_until is not None:
        told.append(_("%(day)s tarihine kadar geçerli") % {"day": format_day_short(valid_until)})
    return " · ".join(told)


def note_of(document: Document) -> str:
    """Size, pages and last day of a paper in a draft; a PDF whose pages nobody can count says so."""
    unread = document.pages is None and document.extension == "PDF"
    warned = _("sayfaları okunamadı; açılıp açılmadığına bakın") if unread else ""
    told = paper_told(document.pages, document.valid_until)
    return " · ".join(part for part in (format_size(document.size), told, warned) if part)
