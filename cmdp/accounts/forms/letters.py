"""How a person wants the letters that need not come at once."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cmdp.outbox.models import Frequency


class LetterChoiceForm(forms.Form):
    """Each at once, once a day, or only what must be."""

    frequency = forms.ChoiceField(
        label=_("Zorunlu olmayan mektuplar nasıl gelsin?"),
        choices=Frequency.choices,
        widget=forms.RadioSelect,
        help_text=_("Özet her sabah 9.00’da yazılır; bekleyen bir şey yoksa yazılmaz."),
    )
