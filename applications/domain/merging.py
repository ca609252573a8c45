"""Two people in one section: who changed what since it was read, field by field."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from applications.queries.revisions import plain

LENGTH = 16


class Newer(Exception):  # noqa: N818 - an answer: somebody saved in between
    """Raised when a save would lay itself over another's; nothing was written.

    ``stored`` holds the section as it stands now, ``fields`` the names that both changed. A row that
    somebody removed meanwhile has no ``stored`` values.
    """

    def __init__(self, stored: Mapping[str, Any] | None, fields: list[str]) -> None:
        super().__init__(", ".join(fields))
        self.stored, self.fields = stored, fields


def mark_of(value: Any) -> str:
    """A short fingerprint of one value: what a form carries along to say what it was filled from."""
    return hashlib.sha256(json.dumps(plain(value)).encode()).hexdigest()[:LENGTH]


def mark_of_words(words: Mapping[str, str]) -> str:
    """The fingerprint of the words of a form, in whatever order they come."""
    return mark_of(sorted(words.items()))


def go_on_in(words: Mapping[str, str], later: Mapping[str, str]) -> bool:
    """Whether each of the words that stood in a form stands whole in the same field of what was typed later."""
    return all(text.strip() in later.get(name, "") for name, text in words.items() if name != "seen")


def marks_of(values: Mapping[str, Any]) -> dict[str, str]:
    """The fingerprints of a section or a row."""
    return {name: mark_of(value) for name, value in values.items()}


def merge(stored: Mapping[str, Any], typed: Mapping[str, Any], seen: Mapping[str, str]) -> dict[str, Any]:
    """What of ``typed`` is to be written over ``stored``.

    A field that nobody else touched since it was read is written; one that only the other touched
    stays theirs; one that both changed differently raises ``Newer``. A field without a mark counts
    as read before everything.
    """
    mine = {name: value for name, value in typed.items() if value != stored[name]}
    touched = {name for name in mine if seen.get(name) != mark_of(stored[name])}
    both = [name for name in mine if name in touched and seen.get(name) != mark_of(mine[name])]
    if both:
        raise Newer(stored, both)
    return {name: value for name, value in mine.items() if name not in touched}
