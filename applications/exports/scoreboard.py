"""The scoreboard as a file: the filters and order of its address, for whoever sees the ranking when it is written."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any, Final

from django.http import QueryDict
from django.utils.translation import gettext as _

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
    return f"{_('puanlar')}-{at:%Y%m%d}.{arguments['form']}", out


def _headings(rules: Rules) -> list[tuple[str, Kind]]:
    totals = [
        (_("%(place)d. değerlendirici") % {"place": place + 1}, Kind.RATE) for place in range(_most_totals(rules))
    ]
    sections = [(part.section.name, Kind.RATE) for part in rules.grid]
    return [
        (_("Başvuru numarası"), Kind.TEXT),
        (_("Projenin adı"), Kind.TEXT),
        (_("Kurum"), Kind.TEXT),
        (_("Tedbir"), Kind.TEXT),
        (_("Durum"), Kind.TEXT),
        (_("Puan"), Kind.RATE),
        (_("Geçti"), Kind.FLAG),
        (_("Eşiğin altındaki bölümler"), Kind.CODES),
        *totals,
        *sections,
        (_("Talep"), Kind.MONEY),
    ]


def _most_totals(rules: Rules) -> int:
    return rules.values.evaluators + 1


def _fields(rules: Rules) -> list[Field]:
    return [Field(name, kind, "", "") for name, kind in _headings(rules)]


def _records(window: CallStage, asked: ScoreFilters, rules: Rules, tell: Tell) -> Iterator[Record]:
    found = scored_files(window, asked)
    names = [name for name, _kind in _headings(rules)]
    total, done = found.count(), 0
    stream = found.iterator(chunk_size=CHUNK)
    while files := list(islice(stream, CHUNK)):
        for row in score_rows(files):
            yield dict(zip(names, _cells(row, rules), strict=True))
        done += len(files)
        tell(done, total)


def _cells(row: ScoreRow, rules: Rules) -> list[Any]:
    file, result = row.proposal, row.result
    totals = [*row.totals, *[None] * _most_totals(rules)][: _most_totals(rules)]
    sections: list[Decimal | None] = [part.mean for part in result.sections] if result else [None] * len(rules.grid)
    below = [part.name for part in result.sections if part.is_below_floor] if result else []
    return [
        file.reference,
        file.title,
        str(file.organisation),
        file.main_measure.code if file.main_measure else None,
        file.get_status_display(),
        result.score if result else None,
        result.passes if result else None,
        below,
        *totals,
        *sections,
        file.requested_support,
    ]
