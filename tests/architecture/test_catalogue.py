"""The English catalogue holds what the code says today, wholly, and is compiled as written."""

import re
import shutil
import subprocess
import sys

import pytest

from tests.support.modules import OWN, ROOT

CATALOGUE = ROOT / "locale/en/LC_MESSAGES/django.po"
pytestmark = pytest.mark.skipif(not CATALOGUE.exists(), reason="the catalogue is not written yet")
ENTRY = re.compile(r'^((?:msgctxt (?:".*"\n)+)?msgid (?:".*"\n)+(?:msgid_plural (?:".*"\n)+)?)', re.MULTILINE)
EMPTY = re.compile(r'^msgstr(?:\[\d\])? ""\n(?!")', re.MULTILINE)


def _entries(text: str) -> set[str]:
    """Context, message and plural of every living entry, however they are wrapped."""
    return {re.sub(r'"\n"', "", entry) for entry in ENTRY.findall(text)}


@pytest.mark.slow
def test_the_catalogue_holds_exactly_what_the_code_says(tmp_path):
    for name in (*OWN, "templates", "locale"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "manage.py", tmp_path)

    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--locale", "en", "--no-location", "--no-obsolete"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    fresh = (tmp_path / CATALOGUE.relative_to(ROOT)).read_text(encoding="utf-8")

    assert _entries(CATALOGUE.read_text(encoding="utf-8")) ^ _entries(fresh) == set()


def test_no_message_is_left_untranslated_or_doubtful():
    text = CATALOGUE.read_text(encoding="utf-8")

    assert (EMPTY.findall(text), re.findall("^#,.*fuzzy", text, re.MULTILINE)) == ([], [])


def test_the_compiled_catalogue_is_the_written_one(tmp_path):
    subprocess.run(
        ["msgfmt", "--check-format", "-o", tmp_path / "django.mo", CATALOGUE], check=True, capture_output=True
    )

    assert (tmp_path / "django.mo").read_bytes() == CATALOGUE.with_suffix(".mo").read_bytes()
