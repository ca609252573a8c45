"""Every verb that our code writes into the record is called by words."""

import ast

import pytest
from django.apps import apps
from django.urls import get_resolver

from applications.moves import MOVES
from applications.presenters.words import OBJECTS, VERBS
from cmdp.audit import verbs
from tests.support.modules import modules


def _literals():
    """The verbs that stand in the code as they are, with the place."""
    for module in modules():
        for node in ast.walk(module.tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "record"
                and node.args
            ):
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    yield str(first.value), f"{module.where}:{node.lineno}"


def test_a_verb_in_the_code_has_words():
    found = list(_literals())
    assert get_resolver().url_patterns  # whoever shows a page has registered its words by then

    assert len(found) > 50
    assert {place: verb for verb, place in found if verbs.label(verb) == verb} == {}


@pytest.mark.parametrize("verb", list(MOVES))
def test_a_move_has_words_of_its_own(verb):
    assert f"proposal.{verb}" in VERBS


def test_objects_are_models():
    assert all(apps.get_model(kind) for kind in OBJECTS)
