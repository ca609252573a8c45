"""Old code goes on while a migration runs, and beside new code for a while: no migration takes from under it what it uses.

Code reads and writes every column that its model names. So a model lets a thing go in one release, in the state alone, and
a later release drops it from the tables by ``RunSQL``, naming the first one (``FIRST_STEP_IN`` in its file). Nothing is
renamed: the new is added, filled and used, then the old goes. A new column has a value that the database itself puts in.
"""

import re
import sys

import pytest
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState
from django.db.models.fields import NOT_PROVIDED

from tests.support.modules import OWN, ROOT

# What comes up to here comes before the first release: it never runs beside other code.
BEFORE = {"applications": 80, "accounts": 14, "audit": 6, "jobs": 3, "outbox": 5, "regions": 3, "priorities": 14}
DROPS = (migrations.RemoveField, migrations.DeleteModel)
RENAMES = (migrations.RenameField, migrations.RenameModel, migrations.AlterModelTable)
DROPPED_BY_SQL = re.compile(r"\b(drop\s+(table|column)|rename|set\s+not\s+null)\b", re.IGNORECASE)
RELEASES = re.findall(r"^## (\d\S*)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)


def _wrong(operation, *, state, label="x", first_step=""):
    """What of an operation would break the code that still runs; empty when nothing does. ``state``: before it."""
    if isinstance(operation, RENAMES):
        return "renames what running code uses"
    if isinstance(operation, DROPS):
        return "drops what running code uses"
    if isinstance(operation, migrations.AddField) and not _fills_itself(operation.field):
        return "adds a column that running code leaves empty"
    if isinstance(operation, migrations.AlterField) and _demands(operation, state.models[label, operation.model_name]):
        return "" if first_step in RELEASES else "demands what running code leaves empty"
    if isinstance(operation, migrations.RunSQL) and DROPPED_BY_SQL.search(str(operation.sql)):
        return "" if first_step in RELEASES else "drops without the release that took the first step"
    if isinstance(operation, migrations.SeparateDatabaseAndState):
        return _wrong_apart(operation, state=state, label=label, first_step=first_step)
    return ""


def _wrong_apart(operation, *, state, label, first_step):
    """A model may let go of a column that fills itself; what is done to the tables is judged like all else."""
    in_tables = [_wrong(one, state=state, label=label, first_step=first_step) for one in operation.database_operations]
    removals = [one for one in operation.state_operations if isinstance(one, migrations.RemoveField)]
    if all(_is_let_go(one, operation, state.models[label, one.model_name]) for one in removals):
        return next(filter(None, in_tables), "")
    return "lets go of a column that the database does not fill"


def _is_let_go(removal, operation, model):
    loosened = [one for one in operation.database_operations if isinstance(one, migrations.AlterField)]
    fields = [one.field for one in loosened if one.name == removal.name] or [model.fields[removal.name]]
    return _fills_itself(fields[0])


def _demands(operation, model):
    return model.fields[operation.name].null and not operation.field.null


def _fills_itself(field):
    return field.null or field.many_to_many or field.db_default is not NOT_PROVIDED


def _is_bound(label, name):
    return label in BEFORE and int(name.split("_", 1)[0]) > BEFORE[label]


def test_no_migration_takes_away_what_running_code_uses():
    loader, found = MigrationLoader(None), []
    for (label, name), one in loader.disk_migrations.items():
        if _is_bound(label, name):
            state = loader.project_state((label, name), at_end=False)
            first = getattr(sys.modules[type(one).__module__], "FIRST_STEP_IN", "")
            for step in one.operations:
                found.append((label, name, _wrong(step, state=state, label=label, first_step=first)))
                step.state_forwards(label, state)

    assert [one for one in found if one[-1]] == []


def test_every_app_of_ours_is_bound():
    found = {path.parts[-3] for package in OWN for path in (ROOT / package).glob("**/migrations/0001*.py")}

    assert found == set(BEFORE)


@pytest.fixture
def state():
    fields = [("title", models.TextField()), ("note", models.TextField(null=True)), ("id", models.AutoField())]
    return ProjectState({("x", "call"): ModelState("x", "call", fields)})


def _apart(*tables, lets_go="title"):
    return migrations.SeparateDatabaseAndState(tables, [migrations.RemoveField("call", lets_go)])


STEPS = {
    "a name changes": (migrations.RenameField("call", "title", "name"), True),
    "a column goes": (migrations.RemoveField("call", "title"), True),
    "a table goes": (migrations.DeleteModel("call"), True),
    "SQL drops": (migrations.RunSQL("ALTER TABLE x_call DROP COLUMN title"), True),
    "SQL does something else": (migrations.RunSQL("CREATE INDEX y ON x_call (title)"), False),
    "a value that only new code puts in": (migrations.AddField("call", "x", models.TextField(default="")), True),
    "a value of the database": (migrations.AddField("call", "x", models.TextField(db_default="")), False),
    "empty-able": (migrations.AddField("call", "x", models.TextField(null=True)), False),
    "many": (migrations.AddField("call", "x", models.ManyToManyField("priorities.Axis")), False),
    "no longer empty-able": (migrations.AlterField("call", "note", models.TextField()), True),
    "still empty-able": (migrations.AlterField("call", "note", models.TextField(null=True)), False),
    "let go, demanded by the table": (_apart(), True),
    "let go, empty-able": (_apart(lets_go="note"), False),
    "let go and loosened": (_apart(migrations.AlterField("call", "title", models.TextField(null=True))), False),
    "let go and renamed": (_apart(RENAMES[0]("call", "note", "x"), lets_go="note"), True),
    "an index": (migrations.AddIndex("call", models.Index(fields=["title"], name="x")), False),
}


@pytest.mark.parametrize(("step", "is_wrong"), STEPS.values(), ids=STEPS)
def test_what_would_break_running_code_is_found(step, is_wrong, state):
    assert bool(_wrong(step, state=state)) == is_wrong


def test_a_drop_that_names_the_release_of_its_first_step_passes(state, monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "RELEASES", ["1.2.0"])
    drop = migrations.RunSQL("ALTER TABLE x_call DROP COLUMN title")

    assert _wrong(drop, state=state, first_step="1.2.0") == ""
    assert _wrong(drop, state=state, first_step="1.3.0") != ""
