"""Two languages, two columns: pick the reader's."""

from typing import Any

from django.utils.translation import get_language


def in_language(row: Any, name: str) -> str:
    """``name_en`` for an English reader where it is filled, else ``name_tr``."""
    english = getattr(row, f"{name}_en") if get_language() == "en" else ""
    return english or getattr(row, f"{name}_tr")
