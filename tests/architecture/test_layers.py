"""Imports point down, stand at the top of a file, and never form a ring."""

import ast
import re
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.architecture.layers import EXCEPTIONS, LAYERS
from tests.support.modules import OWN, ROOT, functions, imports, modules

PAGE = ROOT / "docs/architecture.md"


def _layer(name: str) -> int | None:
    """The index of the layer that holds a module, by its longest matching prefix; top is 0."""
    found = [(len(p), i) for i, row in enumerate(LAYERS) for p in row if name == p or name.startswith(p + ".")]
    return max(found)[1] if found else None


def test_every_module_has_a_layer():
    packages = set(OWN)

    homeless = [module.where for module in modules() if module.name not in packages and _layer(module.name) is None]

    assert homeless == []


def test_no_module_imports_from_a_layer_above():
    upward = [
        f"{module.where}:{line} imports {target}"
        for module in modules()
        for target, line in imports(module)
        if (module.name, target) not in EXCEPTIONS and _points_up(module.name, target)
    ]

    assert upward == []


def _points_up(name: str, target: str) -> bool:
    here, there = _layer(name), _layer(target)
    if here is None or there is None:
        return name not in OWN or there is not None
    return there < here


def test_no_import_is_relative():
    relative = [
        f"{module.where}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]

    assert relative == []


def test_no_function_imports_our_own_code():
    inner = [
        f"{module.where}:{node.lineno}"
        for module in modules()
        for function in functions(module)
        for node in ast.walk(function)
        if (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in OWN)
        or (isinstance(node, ast.Import) and any(alias.name.split(".")[0] in OWN for alias in node.names))
    ]

    assert inner == []


def test_imports_form_no_ring():
    graph = {module.name: {target for target, _ in imports(module)} - {module.name} for module in modules()}

    try:
        ring: list[str] = []
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        ring = error.args[1]

    assert ring == []


@pytest.mark.skipif(not PAGE.exists(), reason="the page is not written yet")
def test_the_architecture_page_prints_the_layers():
    page = PAGE.read_text(encoding="utf-8")
    block = re.search(r"<!-- layers -->\n+```text\n(.*?)```", page, re.DOTALL)

    printed = tuple(tuple(line.split()) for line in block.group(1).splitlines()) if block else ()

    assert printed == LAYERS
