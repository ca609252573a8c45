"""allauth's forms in our manner: labels instead of placeholders, and the fields we add."""

import logging
from typing import Any

from allauth.account import forms as allauth_forms
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.models import User

log = logging.getLogger("cmdp.sign_ins")


class Labelled:
    """No placeholders: they repeat the labels and vanish when one types."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)


class LoginForm(Labelled, allauth_forms.LoginForm):
    """Address and password; ``gateway`` is by what else one may come in, where the installation has it."""

    @property
    def gateway(self) -> str:
        """Its name, or nothing."""
        return settings.OIDC_NAME if settings.OIDC_URL else ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        forgotten = (reverse("account_reset_password"), _("Parolanızı mı unuttunuz?"))
        self.fields["password"].help_text = format_html('<a href="{}">{}</a>', *forgotten)


class SignupForm(Labelled, allauth_forms.SignupForm):
    """Name, address, password."""

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Take as long over an address that is taken: hashing the password is what a clock could tell them apart by."""
        if self.account_already_exists:
            User().set_password(self.cleaned_data["password1"])
        answer: tuple[User | None, HttpResponse | None] = super().try_save(request)
        return answer


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


class Tried(forms.Form):
    """A second step; one that is wrong is a line of the log, as a wrong password is."""

    def full_clean(self) -> None:
        """Judge, and tell what was refused."""
        super().full_clean()
        if self.is_bound and self.errors:
            log.warning("a second step failed")


class AuthenticateForm(Tried, Labelled, mfa_forms.AuthenticateForm):
    """A code of the app or a recovery code."""


class MfaReauthenticateForm(Tried, Labelled, mfa_forms.ReauthenticateForm):
    """A code once more."""


class ActivateTotpForm(Labelled, totp_forms.ActivateTOTPForm):
    """The app's first code."""


NO_ANSWER = _("Tarayıcınız geçiş anahtarını sormadı; JavaScript açıkken yeniden deneyin ya da parolanızla oturum açın.")
DAMAGED = (AttributeError, KeyError, RecursionError, TypeError, ValueError)


class CredentialField(forms.JSONField):
    """What the browser's key answers; text that no browser writes is refused, never our fault."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, error_messages={"required": NO_ANSWER})

    def to_python(self, value: Any) -> Any:
        """Read the JSON, however long its numbers or deep its brackets."""
        try:
            return super().to_python(value)
        except DAMAGED as damage:
            raise get_adapter().validation_error("incorrect_code") from damage

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was posted, as it was posted, when it cannot be read."""
        try:
            return super().bound_data(data, initial)
        except DAMAGED:
            return forms.fields.InvalidJSONInput("")


class WithKey(forms.Form):
    """A key's answer that allauth cannot take apart is a wrong one."""

    credential = CredentialField()

    def clean_credential(self) -> Authenticator:
        """The authenticator that answered."""
        try:
            return super().clean_credential()  # type: ignore[misc]
        except DAMAGED as damage:
            raise get_adapter().validation_error("incorrect_code") from damage


class LoginWebauthnForm(Tried, WithKey, webauthn_forms.LoginWebAuthnForm):
    """Signing in with a key alone."""


class AuthenticateWebauthnForm(Tried, WithKey, webauthn_forms.AuthenticateWebAuthnForm):
    """A key as the second step."""


class ReauthenticateWebauthnForm(Tried, WithKey, webauthn_forms.ReauthenticateWebAuthnForm):
    """A key once more."""


class AddWebauthnForm(Labelled, webauthn_forms.AddWebAuthnForm):
    """The key's name, and whether it alone opens the account."""

    credential = CredentialField()

    def clean(self) -> dict[str, Any]:
        """Everything, the new key's answer taken apart."""
        try:
            return super().clean()
        except DAMAGED as damage:
            raise get_adapter().validation_error("incorrect_code") from damage

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
