"""The agency's list as a file: the filters, order and columns of its address, as the person sees them."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any, Final

from django.db.models import QuerySet, TextChoices
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications.choices import Status
from applications.exports.open_data.fields import Field, Kind, Record
from applications.exports.open_data.writers import EXCEL, write_csv, write_xlsx
from applications.filters.desk import HEADINGS, DeskAsked, read_desk
from applications.models import Proposal
from applications.queries.desk_files import Beside, beside, in_order, lines_of
from applications.queries.desk_options import options_of
from cmdp.accounts.choices import OrganisationType
from cmdp.accounts.models import User
from cmdp.accounts.models.organisation import label_of
from cmdp.kit.bilingual import in_language

CHUNK: Final = 500
KINDS: Final = {
    "score": Kind.RATE,
    "support": Kind.MONEY,
    "cost": Kind.MONEY,
    "sent": Kind.INSTANT,
    "since": Kind.INSTANT,
    "due": Kind.INSTANT,
}
Tell = Callable[[int, int], object]


@lru_cache(maxsize=256)
def _word(choices: type[TextChoices], value: str, _language: str) -> str:
    return str(choices(value).label)


CELLS: Final[dict[str, Callable[[Any, Beside], Any]]] = {
    "organisation": lambda file, _known: label_of(file.organisation__name, file.organisation__unit_name),
    "call": lambda file, _known: in_language(file, "call__title"),
    "province": lambda file, _known: file.province__name,
    "type": lambda file, _known: _word(OrganisationType, file.organisation__type, get_language()),
    "measure": lambda file, _known: file.main_measure__code,
    "status": lambda file, _known: _word(Status, file.status, get_language()),
    "expert": lambda file, _known: file.expert__full_name or file.expert__email,
    "evaluators": lambda file, known: known.evaluators.get(file.pk, []),
    "score": lambda file, _known: file.shown_score,
    "support": lambda file, _known: file.requested_support,
    "cost": lambda file, _known: file.total_cost,
    "sent": lambda file, _known: file.sent_at,
    "since": lambda file, _known: file.status_since,
    "due": lambda file, _known: file.due_at,
    "letter": lambda file, known: known.letters.get(file.pk),
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
    names, cells = [field.name for field in _fields(asked)], [CELLS[key] for key in asked.columns]
    stream = lines_of(rows, asked.columns).iterator(chunk_size=CHUNK)
    while files := list(islice(stream, CHUNK)):
        known = beside(user, files, asked.columns)
        for file in files:
            told = [file.reference, file.title, *(cell(file, known) for cell in cells)]
            yield dict(zip(names, told, strict=True))
        done += len(files)
        tell(done, total)
