"""bin/run when it cannot open: one clear sentence and a non-zero exit."""

import os
import shutil
import socket
import stat
import subprocess
import sys

import pytest

from tests.support.door import clean_environment, free_port
from tests.support.modules import ROOT

pytestmark = [pytest.mark.doors, pytest.mark.slow]


def _open(*arguments, project=ROOT, **environment):
    command = [str(project / "bin/run"), *map(str, arguments)]
    done = subprocess.run(
        command, env=clean_environment(**environment), capture_output=True, text=True, check=False, timeout=60
    )
    return done.returncode, done.stderr.strip() or done.stdout.strip()


@pytest.fixture
def bare(tmp_path):
    """A folder of programs with a shell's two helpers and nothing else."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("dirname", "readlink"):
        (folder / name).symlink_to(shutil.which(name))
    return folder


def _program(folder, name, text):
    (folder / name).write_text(text)
    (folder / name).chmod(stat.S_IRWXU)


def test_a_taken_port_is_said(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        answer = _open("--port", port, "--data", tmp_path)

    assert answer == (1, f"Port {port} is taken; choose another with --port.")


def test_a_wrong_port_is_said(tmp_path):
    code, words = _open("--port", "80000", "--data", tmp_path)

    assert (code, words.splitlines()[-1]) == (2, "bin/run: error: argument --port: a port is a number from 1 to 65535")


def test_an_old_python_is_said(bare):
    _program(bare, "python3", "#!/bin/sh\nexit 1\n")

    answer = _open(PATH=str(bare))

    assert answer == (
        1,
        "bin/run needs Python 3.11 or newer and found none; on Debian or Ubuntu: apt install python3 python3-venv.",
    )


def test_a_newer_python_beside_an_old_one_is_found(bare):
    _program(bare, "python3", "#!/bin/sh\nexit 1\n")
    (bare / "python3.11").symlink_to(sys.executable)

    code, words = _open("--help", PATH=str(bare))

    assert (code, words.split("\n")[0]) == (0, "usage: bin/run [-h] [--port PORT] [--data DATA] [--empty]")


def test_a_missing_venv_module_is_said(bare, tmp_path):
    project = tmp_path / "project"
    shutil.copytree(ROOT / "bin", project / "bin")
    shutil.copy(ROOT / "requirements.txt", project)
    _program(bare, "python3", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (bare / "sitecustomize.py").write_text("import sys\nsys.modules['ensurepip'] = None\n")

    code, words = _open("--data", tmp_path / "d", project=project, PATH=str(bare), PYTHONPATH=str(bare))

    assert (code, words.split(": ", 1)[1]) == (
        1,
        "its venv module is missing; on Debian or Ubuntu: apt install python3-venv.",
    )


def test_a_folder_that_cannot_be_used_is_said(tmp_path):
    (tmp_path / "file").touch()

    answer = _open("--port", free_port(), "--data", tmp_path / "file")

    assert answer == (1, f"{tmp_path}/file/run cannot be used: Not a directory.")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a small disk")
def test_a_full_disk_is_said(tmp_path):
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "none", tmp_path], check=False)
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount")
    try:
        code, words = _open("--port", free_port(), "--data", tmp_path / "d")
    finally:
        subprocess.run(["umount", tmp_path], check=True)

    sentence = (
        f"The disk that holds {tmp_path}/d has 8 MB left and 50 MB are needed; "
        "free some space or choose another folder with --data."
    )
    assert (code, words) == (1, sentence)


def test_production_names_every_missing_variable_at_once(tmp_path):
    code, words = _open("--port", free_port(), "--data", tmp_path, CMDP_MODE="production", REDIS_URL="redis://x/0")

    sentence = (
        "CMDP does not start: set SECRET_KEY, ALLOWED_HOSTS, DATABASE_URL, EMAIL_URL, MEDIA_ROOT in the environment "
        "(docs/operations.md says what each means), or use CMDP_MODE=trial to try it out."
    )
    assert (code, words) == (1, sentence)


def test_an_unknown_mode_is_said(tmp_path):
    answer = _open("--port", free_port(), "--data", tmp_path, CMDP_MODE="prod")

    assert answer == (1, "CMDP_MODE is 'prod'; it must be one of: production, trial.")


def test_the_other_door_says_exactly_what_to_install(bare):
    _program(bare, "python3", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')

    done = subprocess.run(
        [ROOT / "bin/test"], env=clean_environment(PATH=str(bare)), capture_output=True, text=True, check=False
    )

    sentence = (
        "These are missing: redis-server, chromium-headless-shell, gettext. Install them (Debian, Ubuntu: "
        "apt-get install --no-install-recommends redis-server chromium-headless-shell gettext) and try again."
    )
    assert (done.returncode, done.stderr.strip()) == (1, sentence)
