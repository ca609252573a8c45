"""A start skips its preparation only when nothing has changed since the last."""

import importlib
import sqlite3
from contextlib import closing

import pytest

from tests.support.modules import ROOT

TRIAL = {"CMDP_MODE": "trial"}


@pytest.fixture
def prepared(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "bin/doors")
    return importlib.import_module("prepared")


@pytest.fixture
def data(tmp_path):
    (tmp_path / "run").mkdir()
    (tmp_path / "static").mkdir()
    (tmp_path / "static/.collected").touch()
    with closing(sqlite3.connect(tmp_path / "cmdp.sqlite3")) as link, link:
        link.execute("CREATE TABLE django_migrations (id INTEGER PRIMARY KEY, app TEXT, name TEXT, applied TEXT)")
        link.execute("INSERT INTO django_migrations VALUES (1, 'priorities', '0001_initial', '2026-11-28')")
    return tmp_path


def _remembered(prepared, data, env=TRIAL):
    prepared.Preparation(data, ["prepare"], env).remember()
    return data


def test_nothing_is_done_before_it_was_done(prepared, data):
    assert not prepared.Preparation(data, ["prepare"], TRIAL).is_done()


def test_what_was_done_is_done(prepared, data):
    _remembered(prepared, data)

    assert prepared.Preparation(data, ["prepare"], TRIAL).is_done()


def test_other_words_ask_for_it_again(prepared, data):
    _remembered(prepared, data)

    assert not prepared.Preparation(data, ["prepare", "--empty"], TRIAL).is_done()


def test_an_older_database_laid_back_asks_for_it_again(prepared, data):
    _remembered(prepared, data)
    with closing(sqlite3.connect(data / "cmdp.sqlite3")) as link, link:
        link.execute("DELETE FROM django_migrations")

    assert not prepared.Preparation(data, ["prepare"], TRIAL).is_done()


@pytest.mark.parametrize("lost", ["cmdp.sqlite3", "static/.collected", "run/prepared"])
def test_what_was_thrown_away_is_made_again(prepared, data, lost):
    _remembered(prepared, data)
    (data / lost).unlink()

    assert not prepared.Preparation(data, ["prepare"], TRIAL).is_done()


def test_a_changed_file_asks_for_it_again(prepared, data, tmp_path, monkeypatch):
    monkeypatch.setattr(prepared, "ROOT", tmp_path / "code")
    changed = tmp_path / "code/static/css/page.css"
    changed.parent.mkdir(parents=True)
    changed.write_text("a")
    _remembered(prepared, data)
    before = prepared.Preparation(data, ["prepare"], TRIAL).is_done()

    changed.write_text("ab")

    assert (before, prepared.Preparation(data, ["prepare"], TRIAL).is_done()) == (True, False)


@pytest.mark.parametrize(
    "env", [{"CMDP_MODE": "production"}, TRIAL | {"DATABASE_URL": "sqlite:///x"}, TRIAL | {"STATIC_ROOT": "x"}]
)
def test_what_others_may_change_is_prepared_every_time(prepared, data, env):
    _remembered(prepared, data, env)

    assert not prepared.Preparation(data, ["prepare"], env).is_done()
    assert not (data / "run/prepared").exists()
