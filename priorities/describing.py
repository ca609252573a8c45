"""What administrators say of a draft as a whole, and how two who said it at once are brought together."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cmdp.kit.entry import DateField, InstantField, TextField
from priorities.domain.editions import DESCRIPTION
from priorities.forms import MARKDOWN_HELP, Conflict, MergedForm, chosen, marks_of
from priorities.models import Edition


class DescribeForm(MergedForm):
    """What is said of a draft as a whole."""

    name = TextField(label=_("Taslağın adı"), limit=120, help_text=_("Yalnızca yöneticiler görür."))
    source = TextField(
        label=_("Kaynak belge"),
        limit=300,
        required=False,
        help_text=_("Önceliklerin dayandığı kararın ya da planın adı."),
    )
    source_number = TextField(label=_("Belgenin sayısı"), limit=60, required=False)
    source_date = DateField(label=_("Belgenin tarihi"), required=False)
    source_url = forms.URLField(
        label=_("Belgenin adresi"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("https:// ile başlar."),
    )
    notes_tr = TextField(label=_("Sürüm notu (Türkçe)"), limit=5000, lines=5, required=False, help_text=MARKDOWN_HELP)
    notes_en = TextField(
        label=_("Sürüm notu (İngilizce)"), limit=5000, lines=5, required=False, help_text=MARKDOWN_HELP
    )
    valid_from = InstantField(
        label=_("Yürürlük anı"),
        inclusive=False,
        required=False,
        help_text=_("Boş bırakırsanız yayımlandığı anda yürürlüğe girer. Saat Türkiye saatidir."),
    )
    GROUPS = (
        (_("Taslak"), ("seen", "marks", "name", "valid_from")),
        (_("Kaynak"), ("source", "source_number", "source_date", "source_url")),
        (_("Sürüm notu"), ("notes_tr", "notes_en")),
    )

    def __init__(self, data: Any = None, *, edition: Edition) -> None:
        told = {name: getattr(edition, name) for name in DESCRIPTION}
        super().__init__(data, initial={**told, "seen": edition.version, "marks": marks_of(texts_of(told))})

    def values(self) -> dict[str, Any]:
        """What was typed, for the domain."""
        return {name: self.cleaned_data[name] for name in DESCRIPTION}

    def seen_of(self, edition: Edition) -> int:
        """The version that the writer has seen: the draft's own where all that the page showed still reads so.

        Whoever moved a measure meanwhile has changed the draft, but nothing that stands on this page.
        """
        is_as_shown = self.cleaned_data["marks"] == marks_of(described(edition))
        return edition.version if is_as_shown else self.cleaned_data["seen"]

    def typed(self) -> dict[str, str]:
        """What was typed, as texts that may be typed again."""
        return texts_of(self.values())

    def against(self, edition: Edition) -> list[Conflict]:
        """Every field in which the stored and the typed text differ."""
        return self.conflicts(self.typed(), described(edition))


def described(edition: Edition) -> dict[str, str]:
    """What is said of the draft, each field as the text that one would type."""
    return texts_of({name: getattr(edition, name) for name in DESCRIPTION})


def texts_of(values: Mapping[str, Any]) -> dict[str, str]:
    """Days and instants as they are typed, an instant's two parts in one."""
    fields = DescribeForm.base_fields
    return {name: _text(fields[name].prepare_value(value)) for name, value in values.items()}


def chosen_of(posted: QueryDict, edition: Edition) -> Mapping[str, str]:
    """What the form or the merge page says; there an instant is one text, here it is two again."""
    words = chosen(posted, described(edition))
    if words is posted:
        return posted
    day, _blank, hour = words["valid_from"].strip().partition(" ")
    return {**words, "valid_from_0": day, "valid_from_1": hour.strip()}


def _text(value: Any) -> str:
    return " ".join(value) if isinstance(value, list) else value or ""
