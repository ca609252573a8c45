"""What sign-up asks beside address and password; apart from ``identity``, which allauth's own forms import."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.models import User
from cmdp.kit.entry import TextField


class SignupFields(forms.Form):
    """What sign-up asks beside address and password."""

    full_name = TextField(label=_("Ad soyad"), limit=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    field_order = ("full_name", "email", "password1")

    def signup(self, request: HttpRequest, user: User) -> None:
        """The adapter has written everything."""
