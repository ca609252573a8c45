"""What all forms of a draft share: marks of what they were filled from, and the choice between two texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise

from applications.domain.merging import marks_of
from applications.queries.facts import Facts
from cmdp.kit.formats import NOTHING
from cmdp.kit.forms import PageFormHelper

KEEP: Final = "keep_"
THEIRS: Final = "theirs"
OURS: Final = frozenset({"csrfmiddlewaretoken", "seen", "next"})


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field that two people changed: both texts, for the person to choose."""

    name: str
    label: str | Promise
    mine: str
    theirs: str

    @property
    def choice(self) -> str:
        """The name of the choice in the form."""
        return f"{KEEP}{self.name}"


class DraftForm(forms.Form):
    """A section or a row. Blank is allowed in a section: what is missing is judged, not refused.

    ``stored`` are the values now; ``seen`` travels along as a hidden text and says what the form was
    filled from. Field names are the names of the stored values.
    """

    use_required_attribute = False

    def __init__(
        self, data: QueryDict | None = None, *, facts: Facts, stored: Mapping[str, Any], is_open: bool = True
    ) -> None:
        initial: Any = stored if data is None else None
        super().__init__(data, initial=initial)
        self.facts, self.stored = facts, stored
        self.adjust()
        if not is_open:
            for field in self.fields.values():
                field.widget.attrs["disabled"] = True
        self.helper = PageFormHelper(self, tag=False)
        self.helper.unmarked = True

    def adjust(self) -> None:
        """Let the fields follow the rules; called before anything is read."""

    @property
    def seen(self) -> str:
        """The marks as they travel: ``name:mark`` with blanks between."""
        if self.is_bound:
            return str(self.data.get("seen", ""))
        return pack(self.stored)

    @property
    def marks(self) -> dict[str, str]:
        """What the form says it was filled from; nonsense counts as nothing."""
        return dict(part.split(":", 1) for part in self.seen.split() if ":" in part)

    def values(self) -> dict[str, Any]:
        """The clean values; where the person chose the other's text, the stored one."""
        typed = {name: self.cleaned_data[name] for name in self.fields}
        kept = {name for name in typed if self.data.get(KEEP + name) == THEIRS and name in self.stored}
        return typed | {name: self.stored[name] for name in kept}

    def sound_values(self) -> dict[str, Any]:
        """Of a form with faults, the values that have none; after ``is_valid``."""
        return {name: self.cleaned_data[name] for name in self.fields if name in self.cleaned_data}

    def seen_now(self, stored: Mapping[str, Any]) -> str:
        """The marks of this page after its values were laid over ``stored``.

        What somebody else changed beside them keeps its old mark: this page still shows the older text, which must
        not pass for a change of theirs.
        """
        mine = self.sound_values()
        told = {name: value for name, value in stored.items() if name in mine and mine[name] == value}
        return packed({**self.marks, **marks_of(told)})

    def conflicts(self, names: list[str], stored: Mapping[str, Any]) -> list[Conflict]:
        """Both texts of each field that two people changed."""
        rows = [(name, self.cleaned_data[name], stored[name]) for name in names]
        return [
            Conflict(name, self.fields[name].label or "", self.shown(name, mine), self.shown(name, theirs))
            for name, mine, theirs in rows
        ]

    def shown(self, name: str, value: Any) -> str:
        """A value in words."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            words = dict(_flat(field.choices))
            chosen = sorted(value) if isinstance(value, frozenset) else [value]
            return ", ".join(str(words[key]) for key in chosen if key in words) or NOTHING
        return str(field.prepare_value(value) or NOTHING)

    def carried(self) -> list[tuple[str, str]]:
        """Everything typed, as it came: what the page of the choice carries along."""
        data: QueryDict = self.data  # type: ignore[assignment]
        names = [name for name in data if name not in OURS and not name.startswith(KEEP)]
        return [(name, value) for name in names for value in data.getlist(name)]


def pack(stored: Mapping[str, Any]) -> str:
    """The marks of these values as one text."""
    return packed(marks_of(stored))


def packed(marks: Mapping[str, str]) -> str:
    """Marks as they travel: ``name:mark`` with blanks between."""
    return " ".join(f"{name}:{mark}" for name, mark in marks.items())


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    """Choices without their groups."""
    rows: list[tuple[Any, Any]] = []
    for key, words in choices:
        rows += list(words) if isinstance(words, list | tuple) else [(key, words)]
    return rows
