"""The Ministry's portfolio as a file: every file that ever reached it, and the counts by each dimension."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from tempfile import TemporaryFile
from typing import IO, Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.choices import Status
from applications.exports.open_data.fields import Field, Kind, Record
from applications.exports.open_data.writers import EXCEL, write_csv, write_xlsx
from applications.models import Proposal
from applications.queries.portfolio import granted_files, portfolio_of
from cmdp.accounts.models import User

Columns = tuple[tuple[str | Promise, Kind], ...]
Tell = Callable[[int, int], object]
CHUNK: Final = 500
# Annotated by the query.
GRANTED: Final = attrgetter("granted")
# Both tables as one workbook, the counts alone, the files alone.
BOOK, COUNTS, FILES = "xlsx", "sayilar", "csv"
FORMS: Final = frozenset({BOOK, COUNTS, FILES})
DIMENSIONS: Final[Mapping[str, str | Promise]] = {
    "province": gettext_lazy("İl"),
    "measure": gettext_lazy("Tedbir"),
    "year": gettext_lazy("Program yılı"),
    "stage": gettext_lazy("Aşama"),
}
OF_FILES: Final[Columns] = (
    (gettext_lazy("Başvuru numarası"), Kind.TEXT),
    (gettext_lazy("Projenin adı"), Kind.TEXT),
    (gettext_lazy("Kurum"), Kind.TEXT),
    (gettext_lazy("Ajans"), Kind.TEXT),
    (gettext_lazy("Çağrı"), Kind.TEXT),
    (gettext_lazy("Program yılı"), Kind.INTEGER),
    (gettext_lazy("Aşama"), Kind.TEXT),
    (gettext_lazy("İl"), Kind.TEXT),
    (gettext_lazy("Tedbir"), Kind.TEXT),
    (gettext_lazy("Durum"), Kind.TEXT),
    (gettext_lazy("Talep (TL)"), Kind.MONEY),
    (gettext_lazy("Onaylanan destek (TL)"), Kind.MONEY),
)
OF_SHARES: Final[Columns] = (
    (gettext_lazy("Neye göre"), Kind.TEXT),
    (gettext_lazy("Değer"), Kind.TEXT),
    (gettext_lazy("Dosya"), Kind.INTEGER),
    (gettext_lazy("Karar bekleyen"), Kind.INTEGER),
    (gettext_lazy("Onaylandı"), Kind.INTEGER),
    (gettext_lazy("Uygun bulunmadı"), Kind.INTEGER),
    (gettext_lazy("Talep (TL)"), Kind.MONEY),
    (gettext_lazy("Onaylanan destek (TL)"), Kind.MONEY),
)


def portfolio(user: User, form: str, *, at: dt.datetime, tell: Tell) -> tuple[str, IO[bytes]]:
    """Name and content of the file, of what the person reads at the Ministry; ``form`` is one of ``FORMS``."""
    out = TemporaryFile()  # noqa: SIM115 - whoever keeps it closes it
    files, shares = (_fields(OF_FILES), _files(user, tell)), (_fields(OF_SHARES), _shares(user))
    if form == BOOK:
        notes = [[_("Bakanlığın portföyü")], [_("Sistemdeki hâli"), at.isoformat(timespec="minutes")]]
        write_xlsx(out, [(_("Dosyalar"), *files), (_("Sayılar"), *shares)], notes)
    else:
        write_csv(out, *(shares if form == COUNTS else files), EXCEL)
    name = _("portfoy-sayilari") if form == COUNTS else _("portfoy")
    return f"{name}-{at:%Y%m%d}.{BOOK if form == BOOK else FILES}", out


def _fields(columns: Columns) -> list[Field]:
    return [Field(str(name), kind, "", "") for name, kind in columns]


def _record(columns: Columns, cells: tuple[Any, ...]) -> Record:
    return {str(name): cell for (name, _kind), cell in zip(columns, cells, strict=True)}


def _files(user: User, tell: Tell) -> Iterator[Record]:
    found = granted_files(user).with_relations().order_by("call__agency__sort_key", "call_id", "pk")
    total = found.count()
    for done, file in enumerate(found.iterator(chunk_size=CHUNK), 1):
        yield _record(OF_FILES, _cells(file))
        if done % CHUNK == 0 or done == total:
            tell(done, total)


def _cells(file: Proposal) -> tuple[Any, ...]:
    return (
        file.reference,
        file.title,
        str(file.organisation),
        file.call.agency.name,
        str(file.call),
        file.call.programme_year,
        str(file.call_stage.stage),
        str(file.province) if file.province else None,
        file.main_measure.code if file.main_measure else None,
        file.get_status_display(),
        file.requested_support,
        GRANTED(file) if file.status == Status.APPROVED else None,
    )


def _shares(user: User) -> Iterator[Record]:
    for key, shares in portfolio_of(user).items():
        for one in shares:
            numbers = (one.files, one.waiting, one.approved, one.refused, one.asked, one.granted)
            yield _record(OF_SHARES, (str(DIMENSIONS[key]), one.name or None, *numbers))
