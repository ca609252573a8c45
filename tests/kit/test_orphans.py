"""Files that no row names, and those that must stay."""

import datetime as dt
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from applications.models import Document
from cmdp.kit import orphans
from cmdp.kit.tasks import sweep_files
from tests.factories.drafts import make_draft_of
from tests.factories.files import make_document, make_proposal
from tests.factories.people import make_cast
from tests.factories.rules import live_call
from tests.support.modules import ROOT
from tests.support.worker import test_database_url

HOURS = 48
KILLED_BEFORE_THE_COMMIT = """
import os, signal, sys, django
django.setup()
from django.db.models.signals import post_save
from django.utils import timezone
from applications.domain import documents
from applications.models import Document, Proposal
from tests.factories.papers import make_pdf

post_save.connect(lambda **_: os.kill(os.getpid(), signal.SIGKILL), sender=Document, weak=False)
draft = Proposal.objects.get(pk=sys.argv[1])
documents.attach(draft.pk, "organ_decision", make_pdf(), by=draft.created_by, at=timezone.now())
"""


@pytest.fixture(autouse=True)
def disk(settings, tmp_path):
    """A disk of its own: what other tests left behind is no matter here."""
    settings.MEDIA_ROOT, settings.UNNAMED_FILES_HOURS = str(tmp_path), HOURS
    return tmp_path


def _lay(name, *, hours=HOURS + 1):
    path = Path(settings.MEDIA_ROOT, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    _age(path, hours)
    return path


def _age(path, hours):
    written = (timezone.now() - dt.timedelta(hours=hours)).timestamp()
    os.utime(path, (written, written))


def _sweep():
    return orphans.sweep(at=timezone.now())


@pytest.mark.django_db
def test_a_file_that_no_row_names_goes_once_it_is_old():
    old, young = _lay("documents/2026/03/a.pdf"), _lay("documents/2026/03/b.pdf", hours=HOURS - 1)

    assert _sweep() == 1
    assert (old.exists(), young.exists()) == (False, True)


@pytest.mark.django_db
@pytest.mark.parametrize("removed", [False, True])
def test_a_file_that_a_row_names_stays_also_when_the_paper_was_taken_out(removed, cast):
    told = {"removed_at": timezone.now(), "removed_by": cast["owner"]} if removed else {}
    path = Path(make_document(make_proposal(), **told).file.path)
    _age(path, HOURS * 100)

    assert (_sweep(), path.exists()) == (0, True)


@pytest.mark.django_db
def test_what_is_in_no_folder_of_ours_stays():
    stray = _lay("elsewhere/note.txt")

    assert (_sweep(), stray.exists()) == (0, True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "folder",
    [
        "authority",
        "documents/2026/03",
        "jobs",
        "partial/2026/03",
        "priorities/2026/03",
        "sources",
        "templates/2026/03",
    ],
)
def test_every_folder_of_files_is_swept(folder):
    path = _lay(f"{folder}/a.pdf")

    sweep_files()

    assert not path.exists()


@pytest.mark.django_db
def test_where_far_too_much_is_unnamed_nothing_goes(caplog):
    paths = [_lay(f"documents/2026/03/{number}.pdf") for number in range(orphans.FEW + 1)]

    assert (_sweep(), all(path.exists() for path in paths)) == (0, True)
    assert "21 of 21 files in documents/ are named by no row: none was deleted" in caplog.text


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="another process needs a server's database")
def test_a_process_killed_before_the_commit_leaves_a_file_that_goes(disk):
    cast = make_cast()
    draft = make_draft_of(live_call(agency=cast.agency), cast.organisation, cast["owner"])

    killed = _attach_and_die(draft)
    left = [path for path in disk.rglob("*.pdf") if path.is_file()]
    kept_young = _sweep()
    for path in left:
        _age(path, HOURS + 1)

    assert (killed, len(left), Document.objects.count()) == (-signal.SIGKILL, 1, 0)
    assert (kept_young, _sweep(), left[0].exists()) == (0, 1, False)


def _attach_and_die(draft):
    told = {"DATABASE_URL": test_database_url(), "DJANGO_SETTINGS_MODULE": "cmdp.settings.test"}
    command = [sys.executable, "-c", KILLED_BEFORE_THE_COMMIT, str(draft.pk)]
    env = {**os.environ, **told, "MEDIA_ROOT": settings.MEDIA_ROOT}
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
