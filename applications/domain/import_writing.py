"""Write the judged lines of an upload: many additions at once, corrections one by one, nothing where a project moved."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from applications.choices import Classification, LineAct
from applications.domain import published
from applications.domain.published import CLASS, STATED
from applications.models import ImportLine, PublishedProject
from applications.queries.published.doubles import keys_by_name, name_of
from cmdp.accounts.models import User
from cmdp.audit.record import record_many
from cmdp.regions.models import Province
from priorities.models import Measure

BATCH = 500
MONEY = ("total_cost", "support")


def write_lines(lines: Sequence[ImportLine], *, reason: str, by: User, at: dt.datetime) -> bool:
    """Write them inside the caller's transaction; ``False``, and nothing is written, where one no longer holds."""
    corrections = [line for line in lines if line.act == LineAct.CORRECT]
    additions = [line for line in lines if line.act == LineAct.ADD]
    held = PublishedProject.objects.select_for_update(of=("self",)).order_by("pk")
    projects = held.in_bulk([line.project_id for line in corrections if line.project_id])
    values = _Values(lines)
    known = keys_by_name()
    if any(_has_moved(line, projects) for line in corrections) or any(values.name(line) in known for line in additions):
        return False
    _add([values.after(line) for line in additions], reason=reason, by=by, at=at)
    for line in corrections:
        _correct(line, values.after(line), reason=reason, by=by, at=at)
    return True


def _has_moved(line: ImportLine, projects: Mapping[int, PublishedProject]) -> bool:
    project = projects[line.project_id or 0]
    return project.version != line.seen or project.merged_into_id is not None


def _add(rows: Sequence[Mapping[str, Any]], *, reason: str, by: User, at: dt.datetime) -> None:
    projects = [published.unsaved(values, by=by, at=at) for values in rows]
    PublishedProject.objects.bulk_create(projects, batch_size=BATCH)
    changes = [(project, {"title_tr": ("", project.title_tr)}) for project in projects]
    record_many("published.add", changes, by=by, at=at, reason=reason)


def _correct(line: ImportLine, values: Mapping[str, Any], *, reason: str, by: User, at: dt.datetime) -> None:
    stated = {name: value for name, value in values.items() if name in STATED}
    classed = {name: value for name, value in values.items() if name in CLASS}
    seen, key = line.seen or 0, line.project_id or 0
    if stated:
        project = published.correct(key, stated, seen=seen, reason=reason, by=by, at=at)
        seen = project.version
    if not classed:
        return
    if classed.get("classification") == Classification.NONE:
        published.unclassify(key, reason=reason, seen=seen, by=by, at=at)
        return
    stored = PublishedProject.objects.get(pk=key)
    known = {name: classed.get(name, getattr(stored, name)) for name in CLASS if name != "classification"}
    published.classify(key, **known, reason=reason, seen=seen, by=by, at=at)


class _Values:
    """The values that lines would write, as the model holds them."""

    def __init__(self, lines: Sequence[ImportLine]) -> None:
        keys = {name: {self._key(line, name) for line in lines} - {None} for name in ("province", "measure")}
        self.provinces = Province.objects.in_bulk(keys["province"])
        self.measures = Measure.objects.select_related("edition").in_bulk(keys["measure"])

    @staticmethod
    def _key(line: ImportLine, name: str) -> Any:
        return line.changes[name][1] if name in line.changes else None

    def after(self, line: ImportLine) -> dict[str, Any]:
        """What the line writes."""
        values = {name: after for name, (_before, after) in line.changes.items()}
        values |= {name: Decimal(values[name]) for name in MONEY if values.get(name) is not None}
        for name, rows in (("province", self.provinces), ("measure", self.measures)):
            if values.get(name) is not None:
                values[name] = rows[values[name]]
        return values

    def name(self, line: ImportLine) -> tuple[int, int, str]:
        """The name by which an addition could be there already."""
        told = {name: line.changes[name][1] for name in ("year", "province", "title_tr")}
        return name_of(told["year"], told["province"], told["title_tr"])
