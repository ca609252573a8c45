"""The scoreboard as a file: the filters and order of its address, for whoever sees the ranking when it is written."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any, Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from applications.choices import ReviewOpinion, Status
from applications.exports.open_data.fields import Field, Kind, Record
from applications.exports.open_data.writers import EXCEL, write_csv, write_xlsx
from applications.filters.scoreboard import read_scores
from applications.models import CallStage
from applications.policies.decision import may_see_ranking
from applications.queries.decisions import windows_of_manager
from applications.queries.rules import Rules, rules_of
from applications.queries.scoreboard import ScoreFilters, ScoreRow, axis_codes, score_rows, scored_files
from cmdp.accounts.models import User
from cmdp.kit.verdict import require

CHUNK: Final = 200
Tell = Callable[[int, int], object]


def scoreboard(user: User, arguments: Mapping[str, Any], *, at: dt.datetime, tell: Tell) -> tuple[str, IO[bytes]]:
    """Name and content of the file: ``form`` of what ``query`` asks of the ``window``."""
    window = windows_of_manager(user).get(pk=arguments["window"])
    require(may_see_ranking(user, window))
    rules = rules_of(window.call.rule_set)
    asked = read_scores(QueryDict(arguments["query"]), axis_codes(window))
    fields, rows = _fields(rules), _records(window, asked, rules, tell)
    out = TemporaryFile()  # noqa: SIM115 - whoever keeps it closes it
    if arguments["form"] == "csv":
        write_csv(out, fields, rows, EXCEL)
    else:
        notes = [[_("Puan tablosu")], [str(window.call)], [_("Sistemdeki hâli"), at.isoformat(timespec="minutes")]]
        write_xlsx(out, [(_("Puanlar"), fields, rows)], notes)
    return _("puanlar") + f"-{at:%Y%m%d}.{arguments['form']}", out


def _headings(rules: Rules) -> list[tuple[str, Kind]]:
    return [
        (_("Başvuru numarası"), Kind.TEXT),
        (_("Projenin adı"), Kind.TEXT),
        (_("Kurum"), Kind.TEXT),
        (_("Tedbir"), Kind.TEXT),
        (_("Durum"), Kind.TEXT),
        *(_of_marks(rules) if rules.is_marked else _of_opinions(rules)),
        (_("Talep"), Kind.MONEY),
    ]


def _of_marks(rules: Rules) -> list[tuple[str, Kind]]:
    return [
        (_("Puan"), Kind.RATE),
        (_("Geçti"), Kind.FLAG),
        (_("Eşiğin altındaki bölümler"), Kind.CODES),
        *_of_evaluators(rules, Kind.RATE),
        *((part.section.name, Kind.RATE) for part in rules.grid),
    ]


def _of_opinions(rules: Rules) -> list[tuple[str, Kind]]:
    return [
        (_("Çoğunluğun görüşü"), Kind.TEXT),
        (_("Destekleniyor"), Kind.FLAG),
        *_of_evaluators(rules, Kind.TEXT),
    ]


def _of_evaluators(rules: Rules, kind: Kind) -> list[tuple[str, Kind]]:
    return [(_("%(place)d. değerlendirici") % {"place": place + 1}, kind) for place in range(_most_evaluators(rules))]


def _most_evaluators(rules: Rules) -> int:
    return rules.values.evaluators + 1


def _fields(rules: Rules) -> list[Field]:
    return [Field(name, kind, "", "") for name, kind in _headings(rules)]


def _records(window: CallStage, asked: ScoreFilters, rules: Rules, tell: Tell) -> Iterator[Record]:
    found = scored_files(window, asked)
    names = [name for name, _kind in _headings(rules)]
    total, done = found.count(), 0
    stream = found.iterator(chunk_size=CHUNK)
    while files := list(islice(stream, CHUNK)):
        for row in score_rows(window, files, rules):
            yield dict(zip(names, _cells(row, rules), strict=True))
        done += len(files)
        tell(done, total)


def _cells(row: ScoreRow, rules: Rules) -> list[Any]:
    file = row.file
    return [
        file.reference,
        file.title,
        row.organisation,
        file.main_measure__code,
        Status(file.status).label,
        *(_marks(row, rules) if rules.is_marked else _opinions(row, rules)),
        file.requested_support,
    ]


def _marks(row: ScoreRow, rules: Rules) -> list[Any]:
    result = row.result
    sections: list[Decimal | None] = [part.mean for part in result.sections] if result else [None] * len(rules.grid)
    below = [part.name for part in result.sections if part.is_below_floor] if result else []
    told = [result.score, result.passes] if result else [None, None]
    return [*told, below, *_padded(row.totals, rules), *sections]


def _opinions(row: ScoreRow, rules: Rules) -> list[Any]:
    words = [ReviewOpinion(word).label if word else None for word in row.opinions]
    told = [ReviewOpinion(row.result.opinion).label, row.result.passes] if row.result else [None, None]
    return [*told, *_padded(words, rules)]


def _padded(cells: Sequence[Any], rules: Rules) -> list[Any]:
    """One cell for each evaluator that a file may have."""
    most = _most_evaluators(rules)
    return [*cells, *[None] * most][:most]
