"""What an agency's people type for themselves on a file: notes, letters, visits."""

from typing import Any, ClassVar

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from applications.forms.messages import STALE
from applications.found import PaperKind
from applications.models import InsidePaper
from cmdp.accounts.models import User
from cmdp.kit.entry import DateField, FileField, TextField
from cmdp.kit.ids import ALPHABET, LENGTH


class OnceForm(forms.Form):
    """``form_key`` makes a second click no second row."""

    form_key = forms.CharField(
        widget=forms.HiddenInput,
        validators=[RegexValidator(f"^[{ALPHABET}]{{{LENGTH}}}$", STALE)],
        error_messages={"required": STALE},
    )


class NoteForm(OnceForm):
    """A remark, and for whom it is."""

    text = TextField(
        label=_("Not"), limit=4000, lines=5, help_text=_("Yalnızca ajansın bu dosyayı okuyan personeli görür.")
    )
    mentioned = forms.ModelMultipleChoiceField(
        label=_("Kime haber verilsin?"),
        queryset=User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("İş listelerinde görünür; seçtiklerine göre mektup da gider."),
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mentioned"].queryset = people  # type: ignore[attr-defined]


class CorrectionForm(forms.Form):
    """``version`` is the one that the correction began from."""

    version = forms.IntegerField(
        min_value=1,
        widget=forms.HiddenInput,
        error_messages={"required": STALE, "invalid": STALE, "min_value": STALE},
    )


class NoteCorrectionForm(CorrectionForm):
    """The note as it should read."""

    text = TextField(label=_("Not"), limit=4000, lines=5)


class LetterForm(forms.Form):
    """A letter that came or went."""

    kind = forms.ChoiceField(
        label=_("Yazı"),
        choices=[choice for choice in PaperKind.choices if choice[0] != PaperKind.PHOTOGRAPH],
        widget=forms.RadioSelect,
        error_messages={"required": _("Yazının geldiğini ya da gittiğini seçin.")},
    )
    number = TextField(label=_("Sayısı"), limit=80, lines=1)
    dated_on = DateField(label=_("Tarihi"))
    subject = TextField(label=_("Konusu"), limit=250, lines=1)
    file = FileField(label=_("Dosya"), kinds=InsidePaper.LETTERS, max_bytes=InsidePaper.MOST_BYTES)


class VisitFields(forms.Form):
    """What is told of a visit."""

    REFUSED_AT: ClassVar = {"visit_in_future": "visited_on"}

    visited_on = DateField(label=_("Ziyaret günü"))
    people = TextField(
        label=_("Katılanlar"), limit=1000, lines=3, help_text=_("Ajanstan ve karşı taraftan, her satıra biri.")
    )
    findings = TextField(label=_("Görülenler"), limit=8000, lines=8)


class VisitForm(OnceForm, VisitFields):
    """A visit to the place of the project."""


class VisitCorrectionForm(CorrectionForm, VisitFields):
    """The record of a visit as it should read."""


class PhotographForm(forms.Form):
    """A photograph of a visit."""

    subject = TextField(label=_("Fotoğrafta ne var?"), limit=250, lines=1)
    file = FileField(label=_("Fotoğraf"), kinds=InsidePaper.PHOTOGRAPHS, max_bytes=InsidePaper.MOST_BYTES)
