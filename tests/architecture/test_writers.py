"""Who may touch what: views start from queries, one function writes a status, rules are data."""

import ast

import pytest

from tests.support.modules import Module, modules

RULES = {65, 15, 18, 90, 1_000_000}


def _attributes(module: Module, name: str) -> list[ast.Attribute]:
    return [n for n in ast.walk(module.tree) if isinstance(n, ast.Attribute) and n.attr == name]


def test_no_view_starts_from_a_model():
    above = [m for m in modules() if m.name.split(".")[-1] == "views" or ".views." in m.name or ".api" in m.name]

    found = [f"{m.where}:{n.lineno}" for m in above for n in _attributes(m, "objects")]

    assert found == []


def test_no_rule_of_the_programme_is_a_constant():
    found = [
        f"{module.where}:{node.lineno} {node.value}"
        for module in modules("applications")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and type(node.value) in {int, float} and node.value in RULES
    ]

    assert found == []


def test_a_proposals_status_is_written_in_one_place():
    writers = [
        f"{module.where} {function.name}"
        for module in modules("applications")
        for function in ast.walk(module.tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if _writes_status(node)
    ]

    assert set(writers) == {"applications/domain/moving.py move"}


def _writes_status(node: ast.AST) -> bool:
    """An assignment to ``….status``, or ``update(status=…)``."""
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(isinstance(t, ast.Attribute) and t.attr == "status" for t in targets)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in {"update", "bulk_update"} and any(k.arg == "status" for k in node.keywords)
    return False


@pytest.mark.parametrize("room", ["domain", "policies", "queries"])
def test_the_rooms_below_the_views_never_see_a_request_or_the_clock(room):
    inside = modules(f"applications/{room}")

    found = [
        f"{module.where}:{node.lineno} {name}"
        for module in inside
        for node in ast.walk(module.tree)
        for name in _forbidden(node)
    ]

    assert found == []


def _forbidden(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("django.http", "django.forms")):
        return [str(node.module)]
    if isinstance(node, ast.Attribute) and node.attr in {"now", "localdate", "today", "utcnow"}:
        return [node.attr]
    return []
