"""What the documents say is so."""

import ast
import re

from tests.support.modules import ROOT

SETTINGS = sorted((ROOT / "cmdp/settings").glob("*.py"))
TABLE_ROW = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)


def _variables_read() -> set[str]:
    """Every variable that the settings read from the environment."""
    calls = [n for f in SETTINGS for n in ast.walk(ast.parse(f.read_text("utf-8"))) if isinstance(n, ast.Call)]
    first = [(ast.unparse(c.func), c.args[0].value) for c in calls if c.args and isinstance(c.args[0], ast.Constant)]
    return {name for call, name in first if re.match(r"env\.|os\.environ\.(get|setdefault)$|required\.", call)}


def test_every_setting_stands_in_the_operations_page():
    page = (ROOT / "docs/operations.md").read_text(encoding="utf-8")

    assert _variables_read() - {"DJANGO_SETTINGS_MODULE"} == set(TABLE_ROW.findall(page))


def test_every_document_named_in_a_link_exists():
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    links = [
        (p, target) for p in pages if p.exists() for target in re.findall(r"\]\(([^)#:]+)\)", p.read_text("utf-8"))
    ]

    assert [f"{p.name}: {target}" for p, target in links if not (p.parent / target).exists()] == []
