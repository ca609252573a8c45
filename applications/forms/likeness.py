"""What an officer says of a file or a project that may be a double."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from cmdp.kit.entry import TextField

SAID: Final = {True: "yes", False: "no"}


class LookForm(forms.Form):
    """Whether it is one project, and a word why."""

    is_double = forms.TypedChoiceField(
        label=_("Aynı proje mi?"),
        choices=[("yes", _("evet, mükerrer olabilir")), ("no", _("hayır, ayrı projeler"))],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
        error_messages={"required": _("Aynı proje olup olmadığını seçin.")},
    )
    word = TextField(label=_("Gördüğünüz"), limit=1000, lines=3, help_text=_("Yalnızca ajansın personeli okur."))
