"""Who may touch what: views start from queries, one function writes a status, rules are data."""

import ast
import re

import pytest

from tests.support.modules import Module, modules

RULES = {65, 15, 18, 90, 1_000_000}
NUMBER = re.compile(r"\d[\d_]*(?:\.\d+)?")


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
        if _is_a_rule(node)
    ]

    assert found == []


def _is_a_rule(node: ast.AST) -> bool:
    """A number of the rules, also one that is written as a text for ``Decimal``."""
    value = node.value if isinstance(node, ast.Constant) else None
    if isinstance(value, str) and NUMBER.fullmatch(value.strip()):
        value = float(value)
    return type(value) in {int, float} and value in RULES


@pytest.mark.parametrize(
    "line", ["mark >= 65", "Decimal('65')", "gap = 15.0", "LEAST = 1_000_000", "{'rate': ' 90.00'}"]
)
def test_a_rule_that_is_a_constant_is_seen(line):
    assert [node for node in ast.walk(ast.parse(line)) if _is_a_rule(node)]


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


def test_a_questions_state_is_written_in_one_place():
    writers = [
        f"{module.where} {function.name}"
        for module in modules("applications/domain")
        if module.name.endswith((".questions", ".answering", ".question_clock"))
        for function in ast.walk(module.tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute) and node.attr == "state" and isinstance(node.ctx, ast.Store)
    ]

    assert writers == ["applications/domain/answering.py _move"]


def _writes_status(node: ast.AST) -> bool:
    """An assignment to ``….status`` or to the attribute of that name, ``update(status=…)``, ``bulk_update(…, ["status"])``."""
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(isinstance(t, ast.Attribute) and t.attr == "status" for t in targets)
    if not isinstance(node, ast.Call):
        return False
    verb = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    named = {inner.value for part in node.args for inner in ast.walk(part) if isinstance(inner, ast.Constant)}
    named |= {keyword.arg for keyword in node.keywords}
    return verb in {"update", "bulk_update", "setattr"} and "status" in named


@pytest.mark.parametrize(
    "line",
    [
        "file.status = 'x'",
        "file.status: str = 'x'",
        "rows.update(status='x')",
        "rows.bulk_update(files, ['status'])",
        "setattr(file, 'status', 'x')",
    ],
)
def test_a_status_that_is_written_is_seen(line):
    assert [node for node in ast.walk(ast.parse(line)) if _writes_status(node)]


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


def _records_outside(function: ast.stmt) -> bool:
    """A function that writes an event, but in the transaction of whoever calls it."""
    if not isinstance(function, ast.FunctionDef):
        return False
    calls = {n.func.id for n in ast.walk(function) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    return "record" in calls and "atomic" not in " ".join(map(ast.unparse, function.decorator_list))


def _called_from(module: Module) -> set[str]:
    """What a module takes from others, as ``module.function``."""
    taken = [n for n in ast.walk(module.tree) if isinstance(n, ast.ImportFrom)]
    names = {f"{(n.module or '').split('.')[-1]}.{alias.name}" for n in taken for alias in n.names}
    parts = [n for n in ast.walk(module.tree) if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name)]
    return names | {f"{n.value.id}.{n.attr}" for n in parts if isinstance(n.value, ast.Name)}


def test_who_opens_no_transaction_calls_no_verb_that_needs_one():
    inner = {
        f"{module.name.split('.')[-1]}.{function.name}"
        for module in modules()
        if ".domain." in module.name
        for function in module.tree.body
        if _records_outside(function)
    }
    above = [m for m in modules() if ".views." in m.name or ".management." in m.name or m.name.endswith(".tasks")]

    found = [f"{module.where} {name}" for module in above for name in inner & _called_from(module)]

    assert "moving.move" in inner
    assert found == []
