"""The glossary names every noun of the code, and no class that is not there."""

import ast
import re

from django.apps import apps

from applications.choices import Status
from applications.moves import MOVES, OBJECTION_MOVES, QUESTION_MOVES
from cmdp.accounts.choices import Role
from tests.support.modules import OWN, ROOT, modules

NAMED = re.compile(r"`([^`]+)`")


def _named() -> set[str]:
    """What the page's tables write as code; of ``Call.envelope`` the class as well."""
    rows = [line for line in (ROOT / "docs/glossary.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    names = {name for row in rows for name in NAMED.findall(row)}
    return names | {name.split(".")[0] for name in names if name[0].isupper()}


def test_every_model_stands_in_the_glossary():
    ours = {model.__name__ for model in apps.get_models() if model.__module__.split(".")[0] in OWN}

    assert ours - _named() == set()


def test_every_role_status_and_move_stands_in_the_glossary():
    assert {*Role.values, *Status.values, *MOVES, *QUESTION_MOVES, *OBJECTION_MOVES} - _named() == set()


def test_the_glossary_names_no_class_that_is_gone():
    classes = {node.name for module in modules() for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)}
    named = {name for name in _named() if re.fullmatch(r"[A-Z][a-z]\w+", name)}

    assert named - classes == set()
