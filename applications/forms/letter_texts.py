"""The words of a letter as an administrator types them, and the file to try them on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.policies.letter_texts import words_fit
from cmdp.kit.entry import TextField


class LetterTextForm(forms.Form):
    """Subject and body with named fields; they are tried on ``file``, or on a sample where there is none."""

    use_required_attribute = False

    subject = TextField(label=_("Konu"), limit=200, lines=1, error_messages={"required": _("Mektubun konusunu yazın.")})
    body = TextField(
        label=_("Metin"),
        limit=8000,
        lines=16,
        help_text=_("Alanları süslü ayraç içinde yazın: {basvuru_no}. Boş bir satır yeni bir paragraf başlatır."),
        error_messages={"required": _("Mektubun metnini yazın.")},
    )
    file = forms.ChoiceField(label=_("Hangi dosyada denensin?"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, kind: str, files: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["file"].choices = files  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A field that the letter does not have is named where it was typed."""
        typed = super().clean() or self.cleaned_data
        if "subject" in typed and "body" in typed:
            fits = words_fit(self.kind, typed["subject"], typed["body"])
            if not fits:
                self.add_error("body", str(fits.reason))
        return typed
