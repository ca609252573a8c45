"""Looking for letters, and why one is held or dropped."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cmdp.kit.entry import TextField
from cmdp.kit.forms import FilterFormHelper
from cmdp.outbox.acts import ACTS
from cmdp.outbox.models import State
from cmdp.outbox.queries import Search

ANY = ("", _("Hepsi"))


class LetterSearchForm(forms.Form):
    """What the list is narrowed by; ``tur``, ``parti`` and ``konu`` come from links."""

    helper = FilterFormHelper()
    durum = forms.ChoiceField(label=_("Durum"), choices=[ANY, *State.choices], required=False)
    alici = forms.CharField(label=_("Alıcı"), max_length=200, required=False)
    tur = forms.CharField(max_length=60, required=False, widget=forms.HiddenInput)
    parti = forms.CharField(max_length=100, required=False, widget=forms.HiddenInput)
    konu = forms.CharField(max_length=60, required=False, widget=forms.HiddenInput)
    konu_no = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)

    def wanted(self) -> Search:
        """The search; a field that cannot be read does not narrow."""
        self.is_valid()
        values = self.cleaned_data
        return Search(
            state=values.get("durum", ""),
            recipient=values.get("alici", ""),
            kind=values.get("tur", ""),
            batch=values.get("parti", ""),
            about_type=values.get("konu", ""),
            about_id=values.get("konu_no"),
        )


class LetterActForm(forms.Form):
    """Which act, and why."""

    act = forms.ChoiceField(choices=[(name, name) for name in ACTS], widget=forms.HiddenInput)
    reason = TextField(label=_("Gerekçe"), limit=500, required=False, help_text=_("Denetim izine yazılır."))
