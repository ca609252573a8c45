"""What a tagged PDF says of its own structure."""

from typing import Any


def kinds_of(node: Any, found: list[str]) -> list[str]:
    """Every tag of the tree in reading order."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for kid in node:
            kinds_of(kid, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.append(str(node["/S"]))
        if "/K" in node:
            kinds_of(node["/K"], found)
    return found
