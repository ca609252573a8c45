"""The trial's SQLite refuses what PostgreSQL refuses: its triggers are written apart, so they are tried apart."""

import json
import subprocess
import sys

import pytest

from tests.support.door import clean_environment
from tests.support.modules import ROOT

pytestmark = pytest.mark.slow
# Only the tables of the definitions, in a process of its own: half a second instead of a whole trial.
TRY = """
import json, django
from cmdp.settings import choose_settings
choose_settings()
django.setup()
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
executor = MigrationExecutor(connection)
executor.migrate([key for key in executor.loader.graph.leaf_nodes() if key[0] == "priorities"])
from priorities.models import Edition, SourceFile, Succession
from tests.factories.priorities import (
    first_measure, make_copy, make_draft, make_edition, make_erratum, make_source_file, succeed,
)
edition = make_edition(source_file=make_source_file())
draft = make_copy(edition)
own, other = draft.measures.all()[:2]
gone = first_measure(edition)
succeed(draft, gone, other)
row = Succession.objects.get()
erratum = make_erratum(gone)
acts = {
    "heir of itself, written": lambda: succeed(draft, own, own),
    "heir of itself, changed": lambda: Succession.objects.filter(pk=row.pk).update(from_lineage=other.lineage),
    "heir of another edition": lambda: succeed(draft, own, edition.measures.last()),
    "published edition": lambda: Edition.objects.filter(pk=edition.pk).update(source="x"),
    "published measure": lambda: edition.measures.update(title_tr="x"),
    "erratum": lambda: type(erratum).objects.update(new="x"),
    "source file, changed": lambda: SourceFile.objects.update(name="x.pdf"),
    "source file, removed": lambda: SourceFile.objects.all()._raw_delete("default"),
    "another heir": lambda: Succession.objects.filter(pk=row.pk).update(heir=draft.measures.last()),
}
told = {"engine": connection.vendor}
for name, act in acts.items():
    try:
        with transaction.atomic():
            act()
        told[name] = "done"
    except IntegrityError as error:
        told[name] = str(error)
print(json.dumps(told))
"""


def test_sqlite_refuses_what_postgresql_refuses(tmp_path):
    trial = clean_environment(CMDP_MODE="trial", CMDP_DATA=str(tmp_path))

    done = subprocess.run([sys.executable, "-c", TRY], cwd=ROOT, env=trial, capture_output=True, check=False, text=True)

    assert done.stderr == ""
    assert json.loads(done.stdout) == {
        "engine": "sqlite",
        "heir of itself, written": "nobody is an heir of itself",
        "heir of itself, changed": "nobody is an heir of itself",
        "heir of another edition": "an heir is a measure of its own edition",
        "published edition": "a published edition never changes",
        "published measure": "a published edition never changes",
        "erratum": "an erratum is never changed",
        "source file, changed": "a source file never changes",
        "source file, removed": "a source file never changes",
        "another heir": "done",
    }
