"""What is said of an attached paper beside its name."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.models import Document
from cmdp.kit.formats import format_day_short, format_size


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
