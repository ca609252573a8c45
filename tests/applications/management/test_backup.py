"""What was backed up comes back equal, rows and files; what is damaged changes nothing."""

import io
import json
import sqlite3
import tarfile
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from cmdp.audit.models import Event
from cmdp.audit.record import record
from cmdp.audit.sealing import seal_if_due
from cmdp.kit import backup
from cmdp.kit.actors import SYSTEM
from cmdp.kit.storage import WholeFileStorage
from tests.factories.files import add_documents, make_proposal
from tests.factories.people import NOON

ELSEWHERE = "cmdp_restored"


def said(*words):
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.fixture
def house(settings, tmp_path):
    """Stored files of its own."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    Path(settings.MEDIA_ROOT).mkdir()
    return tmp_path


@pytest.fixture
def empty_database(transactional_db):
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {ELSEWHERE} TEMPLATE template0")
    yield ELSEWHERE
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {ELSEWHERE}")


class Elsewhere:
    """The same commands over another database."""

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        connection.close()
        self.before, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], self.name

    def __exit__(self, *_):
        connection.close()
        connection.settings_dict["NAME"] = self.before


def rows():
    """Each table by what is in it."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM "{table}" t')
            found[table] = cursor.fetchone()[0]
    return found


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()
    }


@pytest.mark.django_db(transaction=True)
def test_what_is_laid_back_equals_what_was_there(house, settings, empty_database):
    file = make_proposal()
    add_documents(file)
    default_storage.save("ek/Dökümün özeti.pdf", ContentFile(b"x" * 3_000_000))
    seal_if_due(at=NOON)
    before = rows(), files(settings.MEDIA_ROOT)

    told = said("back_up", str(house / "bir.tar"))
    settings.MEDIA_ROOT = str(house / "baska")
    with Elsewhere(empty_database):
        laid = said("restore", str(house / "bir.tar"))
        after = rows(), files(settings.MEDIA_ROOT)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE applications_proposal SET title = 'Sonradan'")
        said("restore", str(house / "bir.tar"), "--over")
        again = rows()

    assert f"the database and {len(before[1])} files" in told
    assert "As it was at" in laid
    assert after == before
    assert again == before[0]
    assert (house / "bir.tar").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in house.iterdir() if path.name.startswith(".")] == []


@pytest.fixture
def packed(house, monkeypatch):
    """A backup whose database is a few bytes."""
    monkeypatch.setattr(backup, "_dump", lambda target: target.write_bytes(b"dump"))
    default_storage.save("a.txt", ContentFile(b"bir"))
    backup.back_up(house / "bir.tar", at=NOON)
    return house / "bir.tar"


def _rewritten(source, changed):
    """The backup with its members passed through ``changed``."""
    other = source.with_name("bozuk.tar")
    with tarfile.open(source) as old, tarfile.open(other, "w") as new:
        for member in old:
            content = changed(member, old.extractfile(member).read())
            if content is not None:
                member.size = len(content)
                new.addfile(member, io.BytesIO(content))
    return other


def _damage(member, content):
    return b"iki" if member.name.endswith("a.txt") else content


def _loss(member, content):
    return None if member.name.endswith("a.txt") else content


def _no_manifest(member, content):
    return None if member.name == "manifest.json" else content


def _other_engine(member, content):
    return (
        json.dumps(json.loads(content) | {"vendor": "oracle"}).encode() if member.name == "manifest.json" else content
    )


def _climbing(member, content):
    if member.name.endswith("a.txt"):
        member.name = "files/../../a.txt"
    return content


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_damage, "is not as it was written: files/a.txt"),
        (_loss, "is not as it was written: files/a.txt"),
        (_no_manifest, "is not a whole backup"),
        (_other_engine, "holds a database of oracle; this installation has postgresql"),
        (_climbing, "has no place in a backup"),
    ],
)
def test_what_is_not_as_it_was_written_changes_nothing(packed, monkeypatch, db, change, sentence):
    monkeypatch.setattr(backup, "_load", lambda _dump: pytest.fail("laid back"))

    with pytest.raises(CommandError, match=sentence):
        said("restore", str(_rewritten(packed, change)), "--over")


def test_over_what_is_there_it_is_laid_only_when_told_so(packed, db):
    with pytest.raises(CommandError, match="say --over"):
        said("restore", str(packed))


def test_what_is_no_archive_is_said(house, db):
    (house / "metin.tar").write_text("merhaba")

    with pytest.raises(CommandError, match=r"metin\.tar is not a whole backup"):
        said("restore", str(house / "metin.tar"))


def test_a_backup_is_never_written_over_another_nor_among_the_files(packed, settings, db):
    with pytest.raises(CommandError, match="is there already"):
        said("back_up", str(packed))
    with pytest.raises(CommandError, match="lies among the stored files"):
        said("back_up", str(Path(settings.MEDIA_ROOT, "iki.tar")))


def test_a_file_swept_meanwhile_is_left_out(house, monkeypatch):
    monkeypatch.setattr(backup, "_dump", lambda target: target.write_bytes(b"dump"))
    monkeypatch.setattr(WholeFileStorage, "listed", lambda _self: [("yok.txt", NOON)])

    assert list(backup.back_up(house / "bir.tar", at=NOON)["sha256"]) == ["database"]


def test_what_breaks_off_leaves_nothing_behind(house, monkeypatch):
    monkeypatch.setattr(backup, "_run", lambda *_words, **_more: (_ for _ in ()).throw(backup.Unfit("pg_dump: dolu")))

    with pytest.raises(CommandError, match="pg_dump: dolu"):
        said("back_up", str(house / "bir.tar"))

    assert list(house.glob("*bir*")) == []


@pytest.mark.parametrize(("program", "sentence"), [("pg_no_such", "is missing"), ("false", "false: ")])
def test_a_program_that_fails_or_lacks_is_named(program, sentence):
    with pytest.raises(backup.Unfit, match=sentence):
        backup._run(program, database=backup._database())


def test_a_record_that_is_not_as_sealed_is_told_after_laying_back(packed, monkeypatch, db):
    monkeypatch.setattr(backup, "_load", lambda _dump: None)
    record("test.act", make_proposal(), by=SYSTEM, at=NOON)
    seal_if_due(at=NOON)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE audit_event SET reason = 'başka' WHERE id = %s", [Event.objects.latest("pk").pk])

    with pytest.raises(CommandError, match="the record is not as it was sealed: event"):
        said("restore", str(packed), "--over")


def test_sqlite_goes_whole_and_comes_whole(tmp_path, monkeypatch):
    here, there = tmp_path / "a.sqlite3", tmp_path / "b.sqlite3"
    told = {"vendor": "sqlite", "name": str(here)}
    monkeypatch.setattr(backup, "_database", lambda: told)
    with closing(sqlite3.connect(here)) as link, link:
        link.execute("CREATE TABLE a (b TEXT)")
        link.execute("INSERT INTO a VALUES ('ğ')")

    backup._dump(tmp_path / "dump")
    told["name"] = str(there)
    backup._load(tmp_path / "dump")

    with closing(sqlite3.connect(there)) as link:
        assert link.execute("SELECT b FROM a").fetchall() == [("ğ",)]
