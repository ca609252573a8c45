"""What sign-up asks beside address and password; apart from ``identity``, which allauth's own forms import."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.models import PrivacyNotice, User
from cmdp.accounts.privacy_notices import notice_in_force
from cmdp.kit.entry import TextField


class SignupFields(forms.Form):
    """What sign-up asks beside address and password."""

    full_name = TextField(label=_("Ad soyad"), limit=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    field_order = ("full_name", "email", "password1")

    @staticmethod
    def notice_in_force() -> PrivacyNotice | None:
        """What stands beside the form."""
        return notice_in_force()

    def signup(self, request: HttpRequest, user: User) -> None:
        """The adapter has written everything."""
