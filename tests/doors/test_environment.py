"""What brings the packages: uv where there is one or the lock names it, else pip."""

import importlib

import pytest

from tests.support.modules import ROOT


@pytest.fixture
def environment(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "bin/doors")
    return importlib.import_module("environment")


@pytest.fixture
def done(environment, monkeypatch):
    """The commands that would have been run, and what the files they name held."""
    done = []
    monkeypatch.setattr(environment, "_do", lambda command, *_: done.append(([*map(str, command)], _read(command[-1]))))
    monkeypatch.setattr(environment.shutil, "which", lambda _: None)
    return done


def _read(path):
    return path.read_text(encoding="utf-8") if hasattr(path, "read_text") else ""


def test_pip_brings_uv_with_its_hashes_and_uv_brings_the_rest(environment, done, tmp_path):
    environment._install("requirements-dev.txt", tmp_path / "log")

    (_, _), (pip, alone), (uv, all_of_it) = done
    assert pip[1:4] == ["-m", "pip", "install"]
    assert uv[0] == str(ROOT / ".venv/bin/uv")
    assert alone.startswith("uv==")
    assert alone.count("==") == 1
    assert alone.count("--hash=sha256:") > 10
    assert alone + "\n" in all_of_it
    assert "--require-hashes" in pip
    assert "--require-hashes" in uv


def test_pip_brings_a_lock_without_uv(environment, done, tmp_path):
    environment._install("requirements.txt", tmp_path / "log")

    assert [command[1:4] for command, _ in done] == [["-m", "ensurepip"], ["-m", "pip", "install"]]
    assert done[-1][1].count("uv==") == 0


def test_the_machines_own_uv_is_asked_first(environment, done, tmp_path, monkeypatch):
    monkeypatch.setattr(environment.shutil, "which", lambda _: "/usr/bin/uv")

    environment._install("requirements-dev.txt", tmp_path / "log")

    assert [command[:3] for command, _ in done] == [["/usr/bin/uv", "pip", "install"]]
