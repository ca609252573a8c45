"""The trial runs on SQLite, these tests on PostgreSQL: what the latter alone can answer is asked nowhere."""

import ast

from tests.support.modules import modules


def _is_for_postgresql(node):
    """Rows that differ in some of their columns (``DISTINCT ON``), or anything of the database's own package."""
    if isinstance(node, ast.ImportFrom):
        return (node.module or "").startswith("django.contrib.postgres")
    return isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "distinct" and bool(node.args)


def test_no_query_is_for_one_database_alone():
    found = [
        f"{module.where}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if _is_for_postgresql(node)
    ]

    assert found == []
