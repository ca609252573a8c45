"""What cells of any spreadsheet of ours are read with: choices by every spelling, text cut short to be told."""

from collections.abc import Mapping
from typing import Final

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import override

from cmdp.kit.text import clean_line, search_key

SHOWN: Final = 40
MOST_LISTED: Final = 12


def words_of(choices: type[TextChoices]) -> Mapping[str, str]:
    """Every spelling of every choice: its code, its words in both languages."""
    found: dict[str, str] = {}
    for language in ("en", "tr"):
        with override(language):
            found |= {search_key(str(label)): str(value) for value, label in choices.choices}
    return found | {search_key(value): value for value in choices.values}


def chosen(text: str, words: Mapping[str, str], choices: type[TextChoices]) -> str:
    """The choice that a cell names; raises ``ValidationError`` with the first that it could."""
    found = words.get(search_key(text))
    if found is None:
        listed = ", ".join(str(label) for label in choices.labels[:MOST_LISTED])
        told = {"typed": short(text), "known": listed}
        raise ValidationError(_("“%(typed)s” bilinmiyor; şunlardan biri olmalı: %(known)s.") % told)
    return found


def short(text: str) -> str:
    """As much of a cell as is told of it."""
    return Truncator(clean_line(text)).chars(SHOWN)
