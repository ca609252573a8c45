"""What the documents say is so."""

import ast
import re

from tests.support import statuses
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


ARCHITECTURE = ROOT / "docs/architecture.md"


def _block(name: str, fence: str = "") -> str:
    """What stands behind the mark ``<!-- name -->`` in the architecture page, inside its fence if it has one."""
    page = ARCHITECTURE.read_text(encoding="utf-8")
    end = "```" if fence else "\n\n"
    found = re.search(rf"<!-- {name} -->\n+{fence and '```' + fence}\n?(.*?)(?={end})", page, re.DOTALL)
    return found.group(1).strip() + "\n" if found else ""


def test_the_architecture_page_prints_the_table_of_moves():
    assert _block("moves") == statuses.table()


def test_the_architecture_page_prints_the_moves_of_a_question():
    assert _block("question moves") == statuses.question_table()


def test_the_architecture_page_prints_the_moves_of_an_objection():
    assert _block("objection moves") == statuses.objection_table()


def test_the_architecture_page_draws_the_table_of_moves():
    assert _block("statuses", "mermaid") == statuses.diagram()


def test_every_file_named_in_the_architecture_page_exists():
    named = re.findall(
        r"`((?:cmdp|applications|priorities|templates|tests|bin|docs)/[\w/.-]+)`", ARCHITECTURE.read_text("utf-8")
    )

    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_decision_has_a_number_of_its_own():
    numbers = [path.name[:4] for path in (ROOT / "docs/adr").glob("[0-9]*.md")]
    titles = [path.read_text("utf-8") for path in sorted((ROOT / "docs/adr").glob("[0-9]*.md"))]

    assert sorted(numbers) == [f"{number:04}" for number in range(1, len(numbers) + 1)]
    assert [int(re.match(r"# (\d+)", title)[1]) for title in titles] == list(range(1, len(titles) + 1))
