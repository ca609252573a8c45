"""Forms of a rule set: its head, single values, provinces, types, sources, confirmation."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications import rulebook
from applications.choices import DEMANDED, ApplicantVerdict, Demand, ValueKey
from applications.handed import Annex
from applications.models import RuleSet, SourceDocument
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.entry import DateField, FileField, TextField, WholeField
from cmdp.regions.models import Province

Words = str | Promise
Asked = tuple[int, str]
YES_OR_NO = [("yes", _("evet")), ("no", _("hayır"))]
SOURCE_NAMES = ("source", "source_note", "is_confirmed")
FILE_KINDS = ("pdf", "docx", "odt", "jpg", "png")
MOST_BYTES = 20 * 1024 * 1024
LAST_YEAR = 2199
# What is chosen place by place, and how a place is called.
ORDERED: dict[str, Words] = {
    ValueKey.TIE_BREAKS: _("%(place)d. bakılacak"),
    ValueKey.PACKAGE_ANNEXES: _("%(place)d. ek"),
}


class VersionedForm(forms.Form):
    """Carries the version that was on the screen; ``values`` is what the domain takes."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def values(self) -> dict[str, Any]:
        """The clean values without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class SourcedForm(VersionedForm):
    """A value with the paper that it rests on."""

    source = forms.ModelChoiceField(
        SourceDocument.objects.all(), label=_("Kaynak belge"), required=False, empty_label=_("Kaynak yok")
    )
    source_note = TextField(
        limit=300, label=_("Kaynak notu"), required=False, help_text=_("Örneğin madde ya da sayfa numarası.")
    )
    is_confirmed = forms.BooleanField(
        label=_("Kaynağından doğrulandı"),
        required=False,
        help_text=_("İşaretlenmezse sayfalarda “varsayılan” olarak görünür."),
    )

    def clean(self) -> dict[str, Any]:
        """A confirmed value names where it was read."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("is_confirmed") and not (cleaned.get("source") or cleaned.get("source_note")):
            self.add_error("source", _("Doğrulanan değerin kaynak belgesini seçin ya da kaynak notunu yazın."))
        return cleaned

    def groups(self) -> list[tuple[Words, list[str]]]:
        """The value first, its source after."""
        own = [name for name in self.fields if name not in SOURCE_NAMES]
        return [(self.legend(), own), (_("Kaynak"), list(SOURCE_NAMES))]

    def legend(self) -> Words:
        """The heading over the value's own fields."""
        return _("Değer")


class RuleSetForm(VersionedForm):
    """Names, programme and year of a set."""

    name_tr = TextField(limit=300, label=_("Adı (Türkçe)"))
    name_en = TextField(limit=300, label=_("Adı (İngilizce)"))
    programme_code = TextField(limit=20, label=_("Program kısa adı"), help_text=_("Başvuru numarasında geçer: CMDP."))
    programme_year = WholeField(label=_("Program yılı"), least=2008, most=LAST_YEAR)


class CopyForm(forms.Form):
    """How a copy relates to what it was copied from."""

    VERSION, SEPARATE = "version", "separate"

    opens = forms.ChoiceField(
        label=_("Ne açılsın?"),
        widget=forms.RadioSelect,
        choices=[(VERSION, _("Bu setin yeni sürümü")), (SEPARATE, _("Bundan başlayan ayrı bir kural seti"))],
        initial=VERSION,
    )


class ValueForm(SourcedForm):
    """One single value; its field follows the type of the value."""

    def __init__(self, *args: Any, key: ValueKey, sections: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key = key
        self.fields = {**self._value_fields(sections), **self.fields}

    def clean(self) -> dict[str, Any]:
        """Read the value as ``rulebook`` reads it."""
        cleaned = super().clean()
        typed = self._typed(cleaned)
        if typed and not self.errors:
            try:
                rulebook.read(self.key, typed)
            except ValidationError as error:
                self.add_error(next(iter(self.fields)), error)
        cleaned["value"] = typed
        return cleaned

    def values(self) -> dict[str, Any]:
        """The text that is stored, with its source."""
        return {name: self.cleaned_data[name] for name in ("value", *SOURCE_NAMES)}

    def _value_fields(self, sections: dict[str, str]) -> dict[str, forms.Field]:
        label = self.key.label
        if self.key in ORDERED:
            named = {one.value: one.label for one in Annex} if self.key == ValueKey.PACKAGE_ANNEXES else sections
            return _place_fields(ORDERED[self.key], named, json.loads(self.initial.get("value") or "[]"))
        if choices := choices_of(self.key):
            return {"value": forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)}
        return {"value": TextField(limit=300, label=label)}

    def _typed(self, cleaned: dict[str, Any]) -> str:
        if self.key in ORDERED:
            chosen = [cleaned.get(name) for name in self.fields if name.startswith("place_")]
            return json.dumps([key for key in chosen if key])
        typed = str(cleaned.get("value", ""))
        if self.key == ValueKey.COMPLETION_END:
            return typed.replace(".", ":")
        return typed.replace(",", ".") if not choices_of(self.key) else typed


def _place_fields(label: Words, named: Mapping[str, Any], chosen: list[str]) -> dict[str, forms.Field]:
    choices = [("", _("Yok")), *named.items()]
    places = [*chosen, *[""] * len(named)][: len(named)]
    return {
        f"place_{place}": forms.ChoiceField(
            label=label % {"place": place}, choices=choices, required=False, initial=key
        )
        for place, key in enumerate(places, 1)
    }


def choices_of(key: ValueKey) -> list[tuple[str, Words]]:
    """What may be chosen for a value that is not typed; empty for one that is."""
    reader = rulebook.READERS[key]
    if isinstance(reader, type):
        return list(reader.choices)  # type: ignore[attr-defined]
    return list(YES_OR_NO) if rulebook.is_yes_or_no(key) else []


class ProvincesForm(VersionedForm):
    """Whose bodies may apply; newly added provinces take the source given here."""

    provinces = forms.ModelMultipleChoiceField(
        Province.objects.all(),
        label=_("İller"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("En az bir il seçin.")},
    )
    source = forms.ModelChoiceField(
        SourceDocument.objects.all(),
        label=_("Eklenen illerin kaynak belgesi"),
        required=False,
        empty_label=_("Kaynak yok"),
    )
    source_note = TextField(limit=300, label=_("Eklenen illerin kaynak notu"), required=False)

    def source_of_new(self) -> dict[str, Any]:
        """Where the added provinces come from; they stay unconfirmed until somebody confirms them."""
        return {name: self.cleaned_data[name] for name in ("source", "source_note")}


class TypesForm(VersionedForm):
    """For every type of body: eligible, not eligible, or left to the expert."""

    def __init__(self, *args: Any, verdicts: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for type_ in OrganisationType:
            self.fields[type_.value] = forms.ChoiceField(
                label=type_.label,
                choices=ApplicantVerdict.choices,
                widget=forms.RadioSelect,
                initial=verdicts.get(type_.value, ApplicantVerdict.INELIGIBLE),
            )


class DemandsForm(VersionedForm):
    """For every stage and every section that a stage may ask for: not asked, asked, needed."""

    def __init__(
        self, *args: Any, stages: Sequence[tuple[int, str]], demands: Mapping[Asked, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked = {f"{section}_{order}": (order, section) for order, _name in stages for section in DEMANDED}
        names = dict(stages)
        for field, (order, section) in self.asked.items():
            self.fields[field] = forms.ChoiceField(
                label=f"{names[order]}: {section.label}",
                choices=Demand.choices,
                widget=forms.RadioSelect,
                initial=demands.get((order, section), Demand.NONE),
            )

    def demands(self) -> dict[Asked, str]:
        """The word for each stage, by its place, and section."""
        return {pair: self.cleaned_data[field] for field, pair in self.asked.items()}


class SourceForm(forms.Form):
    """A paper that values rest on."""

    title = TextField(limit=250, label=_("Başlık"))
    number = TextField(limit=80, label=_("Sayı"), required=False)
    dated_on = DateField(label=_("Tarih"), required=False)
    url = forms.URLField(label=_("Adres"), required=False, max_length=500, assume_scheme="https")
    file = FileField(
        label=_("Dosya"),
        required=False,
        kinds=FILE_KINDS,
        max_bytes=MOST_BYTES,
        help_text=_("PDF, DOCX, ODT, JPG ya da PNG; en çok 20 MB. Herkese açık olur."),
    )

    def values(self) -> dict[str, Any]:
        """What is stored; a file left out keeps the one that is there."""
        return {name: value for name, value in self.cleaned_data.items() if name != "file" or value}


class ConfirmForm(VersionedForm):
    """Confirm whole groups at once by one source."""

    groups_chosen = forms.MultipleChoiceField(
        label=_("Doğrulanan gruplar"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("En az bir grup seçin.")},
    )
    source = forms.ModelChoiceField(
        SourceDocument.objects.all(), label=_("Kaynak belge"), required=False, empty_label=_("Kaynak yok")
    )
    note = TextField(limit=300, label=_("Kaynak notu"), required=False)

    def __init__(self, *args: Any, groups: Iterable[tuple[str, Words]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups_chosen"].choices = list(groups)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Without a paper or a note there is nothing to confirm by."""
        cleaned = super().clean() or self.cleaned_data
        if not (cleaned.get("source") or cleaned.get("note")):
            self.add_error("source", _("Değerlerin okunduğu kaynak belgeyi seçin ya da kaynak notunu yazın."))
        return cleaned


def initial_of_head(rule_set: RuleSet) -> dict[str, Any]:
    """What the head's form shows at first."""
    names = ("version", "name_tr", "name_en", "programme_code", "programme_year")
    return {name: getattr(rule_set, name) for name in names}
