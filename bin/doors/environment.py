"""The folder .venv: made once, installed from a hash-checked lock, again only when the lock changed."""

import fcntl
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from processes import run, tail
from said import Said, full, need_space

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin/python"
STAMP = VENV / "cmdp-locks.json"
UV = re.compile(r"^uv==(?:.*\\\n)*.*", re.MULTILINE)  # with the lines of its hashes
ROOM = {"requirements.txt": 300, "requirements-dev.txt": 700}  # megabytes


def ensure(lock: str, log: Path) -> Path:
    """The Python of an environment in which ``lock`` is installed."""
    with _Turn(ROOT):
        if _works() and _stamp().get(lock) == _digest(lock):
            return PYTHON
        need_space(ROOT, ROOM[lock])
        print(f"Installing what {lock} lists into {VENV} (once) …", flush=True)
        _make(log)
        _install(lock, log)
        _remember(lock)
    return PYTHON


class _Turn:
    """Two doors opened at once take turns here."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> None:
        self.handle = os.open(self.folder, os.O_RDONLY)
        fcntl.flock(self.handle, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        os.close(self.handle)


def _works() -> bool:
    return PYTHON.exists() and subprocess.run([PYTHON, "-c", ""], check=False, capture_output=True).returncode == 0


def _digest(lock: str) -> str:
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def _stamp() -> dict[str, str]:
    return dict(json.loads(STAMP.read_text(encoding="utf-8"))) if STAMP.exists() else {}


def _remember(lock: str) -> None:
    """A development lock holds the product's own too."""
    known = {"requirements.txt": _digest("requirements.txt"), lock: _digest(lock)}
    STAMP.write_text(json.dumps(known), encoding="utf-8")


def _make(log: Path) -> None:
    if _works():
        return
    if uv := shutil.which("uv"):
        _do([uv, "venv", "--quiet", "--clear", "--python", sys.executable, VENV], log, "make an environment")
        return
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise Said(
            f"{sys.executable} cannot make environments: its venv module is missing; "
            "on Debian or Ubuntu: apt install python3-venv."
        )
    _do([sys.executable, "-m", "venv", "--clear", VENV], log, "make an environment")


def _install(lock: str, log: Path) -> None:
    if uv := shutil.which("uv") or _uv_of(lock, log):
        command = [uv, "pip", "install", "--quiet", "--python", PYTHON, "--compile-bytecode"]
    else:
        command = _pip(log)
    _do([*command, "--require-hashes", "-r", ROOT / lock], log, f"install {lock}")


def _uv_of(lock: str, log: Path) -> Path | None:
    """The uv that the lock itself names, if it does: pip brings it, and it brings all else in a quarter of pip's time."""
    if (found := UV.search((ROOT / lock).read_text(encoding="utf-8"))) is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        alone = Path(folder, "uv.txt")
        alone.write_text(found[0], encoding="utf-8")
        _do([*_pip(log), "--require-hashes", "-r", alone], log, "install uv")
    return VENV / "bin/uv"


def _pip(log: Path) -> list[str | Path]:
    _do([PYTHON, "-m", "ensurepip"], log, "find pip in the environment")
    return [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]


def _do(command: list[str | Path], log: Path, what: str) -> None:
    if run(command, env=os.environ, cwd=ROOT, log=log):
        return
    if "No space left on device" in tail(log, 200):
        raise full(ROOT)
    raise Said(f"Could not {what}; the last words were:\n{tail(log)}")
