"""allauth's forms in our manner: labels instead of placeholders, and the fields we add."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _


class Labelled:
    """No placeholders: they repeat the labels and vanish when one types."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)


class LoginForm(Labelled, allauth_forms.LoginForm):
    """Address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        forgotten = (reverse("account_reset_password"), _("Parolanızı mı unuttunuz?"))
        self.fields["password"].help_text = format_html('<a href="{}">{}</a>', *forgotten)


class SignupForm(Labelled, allauth_forms.SignupForm):
    """Name, address, password."""


class AddEmailForm(Labelled, allauth_forms.AddEmailForm):
    """The new address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Yeni e-posta adresi")


class ChangePasswordForm(Labelled, allauth_forms.ChangePasswordForm):
    """Old and new password."""


class SetPasswordForm(Labelled, allauth_forms.SetPasswordForm):
    """The first password of somebody who had none."""


class ResetPasswordForm(Labelled, allauth_forms.ResetPasswordForm):
    """The address that the link goes to."""


class ResetPasswordKeyForm(Labelled, allauth_forms.ResetPasswordKeyForm):
    """The new password."""


class ReauthenticateForm(Labelled, allauth_forms.ReauthenticateForm):
    """The password once more."""


class AuthenticateForm(Labelled, mfa_forms.AuthenticateForm):
    """A code of the app or a recovery code."""


class MfaReauthenticateForm(Labelled, mfa_forms.ReauthenticateForm):
    """A code once more."""


class ActivateTotpForm(Labelled, totp_forms.ActivateTOTPForm):
    """The app's first code."""


class AddWebauthnForm(Labelled, webauthn_forms.AddWebAuthnForm):
    """The key's name, and whether it alone opens the account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Anahtarın adı")
        alone = self.fields["passwordless"]
        alone.label = _("Parola yazmadan oturum açmak için kullan")
        alone.help_text = _("Anahtarınız parmak izi, yüz veya PIN ister.")


class EditWebauthnForm(Labelled, webauthn_forms.EditWebAuthnForm):
    """The key's new name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Anahtarın adı")
