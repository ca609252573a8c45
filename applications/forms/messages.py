"""What is typed into a message on a file."""

from typing import Final

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from cmdp.kit.entry import TextField
from cmdp.kit.ids import ALPHABET, LENGTH

MESSAGE: Final = 4000
STALE: Final = _("Formu yenileyip yeniden deneyin.")


class MessageForm(forms.Form):
    """One message; ``form_key`` makes a second click no second message."""

    text = TextField(label=_("Mesajınız"), limit=MESSAGE, lines=6, error_messages={"required": _("Mesajınızı yazın.")})
    form_key = forms.CharField(
        label=_("Mesajınız"),
        widget=forms.HiddenInput,
        validators=[RegexValidator(f"^[{ALPHABET}]{{{LENGTH}}}$", STALE)],
        error_messages={"required": STALE},
    )
