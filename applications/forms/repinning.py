"""Moving a call to a newer edition of the priorities."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cmdp.kit.entry import TextField


class RepinForm(forms.Form):
    """Why, and what was on the administrator's page: the call's version and the edition."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    to = forms.IntegerField(widget=forms.HiddenInput)
    reason = TextField(
        label=_("Gerekçe"),
        limit=1000,
        lines=3,
        help_text=_("Taslağı olanlara ve ajansa giden mektupta yazar; varsa kararın tarih ve sayısını yazın."),
    )
