"""The English catalogue holds what the code says today, wholly, and is compiled as written."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import allauth
import django.conf
import django.contrib.auth
import pytest

from tests.support.modules import OWN, ROOT, modules

CATALOGUE = ROOT / "locale/en/LC_MESSAGES/django.po"
BORROWED = sorted((ROOT / "locale/borrowed").rglob("*.po"))
LENDERS = [Path(module.__file__).parent for module in (allauth, django.conf, django.contrib.auth)]
EVERY = pytest.mark.parametrize("written", [CATALOGUE, *BORROWED], ids=lambda p: str(p.relative_to(ROOT / "locale")))
ENTRY = re.compile(r'^((?:msgctxt (?:".*"\n)+)?msgid (?:".*"\n)+(?:msgid_plural (?:".*"\n)+)?)', re.MULTILINE)
EMPTY = re.compile(r'^msgstr(?:\[\d\])? ""\n(?!")', re.MULTILINE)
TURKISH = re.compile(r"\w*[çğıöşüÇĞİÖŞÜ]\w*")
# What keeps its Turkish name in English: the product, two registers, the small coin, the country, a holiday.
NAMES = {"Başvuru", "DETSİS", "MERSİS", "kuruş", "Türkiye", "Bayramı"}
GETTEXT = {"_", "gettext", "ngettext", "pgettext", "npgettext", "gettext_lazy", "ngettext_lazy"}
# Where people read what the code says; the cover letter is an official paper and stays Turkish in both languages.
SPEAKING = re.compile(r"(?:^|\.)(?:forms|views|presenters|policies|validators|choices|navigation|adapter|acts|api)\b")
SAMPLES = {"cmdp.kit.views"}


def _entries(text: str) -> set[str]:
    """Context, message and plural of every living entry, however they are wrapped."""
    return {re.sub(r'"\n"', "", entry) for entry in ENTRY.findall(text)}


def _messages(listed: str) -> set[str]:
    """The msgids of a catalogue as text, its header left out."""
    return set(re.findall(r'^msgid "(.+)"$', listed, re.MULTILINE))


def _listed(compiled: Path) -> str:
    """A compiled catalogue as text, so that two compilers' bytes may differ."""
    return subprocess.run(["msgunfmt", "--no-wrap", compiled], check=True, capture_output=True, encoding="utf-8").stdout


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


@EVERY
def test_no_message_is_left_untranslated_or_doubtful(written):
    text = written.read_text(encoding="utf-8")

    assert (EMPTY.findall(text), re.findall("^#,.*fuzzy", text, re.MULTILINE)) == ([], [])


@EVERY
def test_the_compiled_catalogue_is_the_written_one(written, tmp_path):
    fresh = tmp_path / "django.mo"

    subprocess.run(["msgfmt", "--check-format", "-o", fresh, written], check=True, capture_output=True)

    assert _listed(written.with_suffix(".mo")) == _listed(fresh)


def test_borrowed_sentences_are_said_in_both_languages_and_still_asked_for():
    asked = set().union(*(_messages(_listed(place / "locale/tr/LC_MESSAGES/django.mo")) for place in LENDERS))

    said = [_messages(_listed(written.with_suffix(".mo"))) for written in BORROWED]

    assert (len(said), said[0] ^ said[1], said[0] - asked) == (2, set(), set())


def test_the_english_holds_no_turkish_but_names():
    blocks = re.findall(r'^msgstr(?:\[\d\])? ((?:".*"\n)+)', CATALOGUE.read_text(encoding="utf-8"), re.MULTILINE)

    assert {word for block in blocks for word in TURKISH.findall(block)} - NAMES == set()


def test_every_gettext_is_called_by_a_name_that_extraction_knows():
    renamed = [
        f"{module.where}: {alias.name} as {alias.asname}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if "gettext" in alias.name and (alias.asname or alias.name) not in GETTEXT
    ]

    assert renamed == []


def test_what_people_read_is_marked_for_translation():
    bare = [
        f"{module.where}:{node.lineno}: {node.value}"
        for module in modules()
        if SPEAKING.search(module.name) and module.name not in SAMPLES
        for node in _bare_strings(module.tree)
        if TURKISH.search(node.value)
    ]

    assert bare == []


def _bare_strings(tree: ast.Module) -> list[ast.Constant]:
    """Strings that are neither documentation nor an argument of gettext."""
    known: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            known.add(id(node.value))
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in GETTEXT:
            known |= {id(part) for argument in node.args for part in ast.walk(argument)}
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [node for node in strings if id(node) not in known]


def test_no_text_stands_inside_an_f_string():
    """What extracts texts does not look there: the page would stay Turkish, and nothing would say so."""
    inside = [
        f"{module.name}: {ast.unparse(call)}"
        for module in modules()
        for text in ast.walk(module.tree)
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in GETTEXT
    ]

    assert inside == []
