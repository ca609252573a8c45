"""Our own source as syntax trees: what the architecture tests read."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OWN = ("cmdp", "priorities", "applications")


@dataclass(frozen=True)
class Module:
    """One file of ours: dotted name, path, tree."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def where(self) -> str:
        """The path as a person names it."""
        return str(self.path.relative_to(ROOT))


@cache
def modules(*packages: str) -> tuple[Module, ...]:
    """Every module of ``packages`` (all of ours when none is named), migrations left out."""
    files = [file for package in packages or OWN for file in sorted((ROOT / package).rglob("*.py"))]
    return tuple(_read(file) for file in files if "migrations" not in file.parts)


def _read(file: Path) -> Module:
    parts = file.relative_to(ROOT).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(name, file, ast.parse(file.read_text(encoding="utf-8")))


@cache
def names() -> frozenset[str]:
    """The dotted names of all our modules."""
    return frozenset(module.name for module in modules())


def imports(module: Module) -> Iterator[tuple[str, int]]:
    """Our own modules that ``module`` imports, each with its line; ``from package import module`` is resolved."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names if alias.name.split(".")[0] in OWN)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in OWN:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in names() else str(node.module), node.lineno


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method, inner ones too."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
