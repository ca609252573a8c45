"""What of this software decides what is worked out and said: another version may do it otherwise."""

from functools import cache
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("applications", "cmdp", "priorities")


@cache
def version() -> str:
    """A hash over all code and translations, read once per process."""
    code = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    hashed = sha256()
    for path in sorted([*code, *(ROOT / "locale").rglob("*.mo")]):
        hashed.update(path.read_bytes())
    return hashed.hexdigest()
