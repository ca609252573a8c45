"""The next version of the privacy notice, as an administrator types it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.models import PrivacyNotice
from cmdp.kit.entry import TextField
from cmdp.kit.text import mark_of_texts

LIGHT = _("Boş satır paragraf açar; **kalın**, - ile liste ve [bağlantı](https://…) yazılabilir.")


class NoticeForm(forms.Form):
    """Both languages, begun from the version in force; ``seen`` is its number."""

    use_required_attribute = False

    text_tr = TextField(
        label=_("Türkçe metin"),
        limit=8000,
        lines=16,
        help_text=LIGHT,
        error_messages={"required": _("Metnin Türkçesini yazın.")},
    )
    text_en = TextField(
        label=_("İngilizce metin"),
        limit=8000,
        lines=16,
        error_messages={"required": _("Metnin İngilizcesini yazın.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @classmethod
    def begun_from(cls, newest: PrivacyNotice | None, typed: Mapping[str, Any] | None = None) -> "NoticeForm":
        """What was typed, else the text in force."""
        begun = {"text_tr": newest.text_tr, "text_en": newest.text_en, "seen": newest.number} if newest else {"seen": 0}
        return cls(typed, initial=begun)

    @property
    def mark(self) -> str:
        """What names these words: they are published only once they were looked at."""
        return mark_of_texts(self.cleaned_data["text_tr"], self.cleaned_data["text_en"])
