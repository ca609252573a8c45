"""The agency's list as a file: the filters, order and columns of its address, as the person sees them."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from operator import attrgetter
from tempfile import TemporaryFile
from typing import IO, Any, Final

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from applications.exports.open_data.fields import Field, Kind, Record
from applications.exports.open_data.writers import EXCEL, write_csv, write_xlsx
from applications.filters.desk import HEADINGS, DeskAsked, read_desk
from applications.models import Proposal
from applications.queries.desk import DUE
from applications.queries.desk_files import Beside, beside, in_order
from applications.queries.desk_options import options_of
from cmdp.accounts.models import User

CHUNK: Final = 500
KINDS: Final = {
    "score": Kind.RATE,
    "support": Kind.MONEY,
    "cost": Kind.MONEY,
    "sent": Kind.INSTANT,
    "since": Kind.INSTANT,
    "due": Kind.INSTANT,
}
# Annotated by the query.
SCORE = attrgetter("shown_score")
Tell = Callable[[int, int], object]
CELLS: Final[dict[str, Callable[[Proposal, Beside], Any]]] = {
    "organisation": lambda file, _known: str(file.organisation),
    "call": lambda file, _known: str(file.call),
    "province": lambda file, _known: str(file.province) if file.province else None,
    "type": lambda file, _known: file.organisation.get_type_display(),
    "measure": lambda file, _known: file.main_measure.code if file.main_measure else None,
    "status": lambda file, _known: file.get_status_display(),
    "expert": lambda file, _known: str(file.expert) if file.expert else None,
    "evaluators": lambda file, known: [str(one.evaluator) for one in known.evaluators.get(file.pk, [])],
    "score": lambda file, _known: SCORE(file),
    "support": lambda file, _known: file.requested_support,
    "cost": lambda file, _known: file.total_cost,
    "sent": lambda file, _known: file.sent_at,
    "since": lambda file, _known: file.status_since,
    "due": lambda file, _known: DUE(file),
    "letter": lambda file, known: sent.letter_way if (sent := known.sendings.get(file.pk)) else None,
}


def desk_list(user: User, arguments: Mapping[str, Any], *, at: dt.datetime, tell: Tell) -> tuple[str, IO[bytes]]:
    """Name and content of the file: of the list that ``query`` asks for, or of the chosen ``files`` in its order."""
    asked = read_desk(QueryDict(arguments["query"]), options_of(user))
    fields, rows = _fields(asked), _records(user, asked, files_asked(user, asked, arguments), tell)
    out = TemporaryFile()  # noqa: SIM115 - whoever keeps it closes it
    if arguments["form"] == "csv":
        write_csv(out, fields, rows, EXCEL)
    else:
        notes = [[_("Ajansın başvuru listesi")], [_("Sistemdeki hâli"), at.isoformat(timespec="minutes")]]
        write_xlsx(out, [(_("Başvurular"), fields, rows)], notes)
    return _("basvurular") + f"-{at:%Y%m%d}.{arguments['form']}", out


def files_asked(user: User, asked: DeskAsked, arguments: Mapping[str, Any]) -> QuerySet[Proposal]:
    """The files of the list that the person still reads, in its order; where some were chosen, those alone."""
    rows = in_order(user, asked.filters, asked.sort)
    return rows.filter(public_id__in=arguments["files"]) if arguments["files"] else rows


def _fields(asked: DeskAsked) -> list[Field]:
    known = {"reference": _("Başvuru numarası"), "title": _("Projenin adı")}
    chosen = {key: str(HEADINGS[key]) for key in asked.columns}
    return [Field(words, KINDS.get(key, Kind.TEXT), "", "") for key, words in {**known, **chosen}.items()]


def _records(user: User, asked: DeskAsked, rows: QuerySet[Proposal], tell: Tell) -> Iterator[Record]:
    total, done = rows.count(), 0
    names = [field.name for field in _fields(asked)]
    stream = rows.iterator(chunk_size=CHUNK)
    while files := list(islice(stream, CHUNK)):
        known = beside(user, files, asked.columns)
        for file in files:
            cells = [file.reference, file.title, *(CELLS[key](file, known) for key in asked.columns)]
            yield dict(zip(names, cells, strict=True))
        done += len(files)
        tell(done, total)
