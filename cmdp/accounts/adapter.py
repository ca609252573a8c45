"""Where allauth meets the house: letters through the outbox, names and language, the record, the landing."""

from typing import Any, cast
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from qrcode import make as make_code
from qrcode.image.svg import SvgPathFillImage

from cmdp.accounts.desks import landing_address
from cmdp.accounts.domain.privacy_notices import shown_at_sign_up
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.cipher import decrypted, encrypted
from cmdp.kit.ids import public_id
from cmdp.kit.returning import way_back
from cmdp.outbox.post import Recipient, post

KINDS = {
    "email_confirmation_signup": "account_confirm",
    "email_confirmation": "account_confirm",
    "password_reset_key": "account_reset",
    "account_already_exists": "account_exists",
    "unknown_account": "account_unknown",
}
TOLD = ("from_email", "to_email", "deleted_email", "timestamp", "ip")


class AccountAdapter(DefaultAccountAdapter):
    """Our answers to allauth's questions."""

    @transaction.atomic
    def save_user(self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True) -> User:  # noqa: FBT001, FBT002 - allauth's signature
        """Keep the name, the language of the page and which privacy notice was shown."""
        user.full_name = form.cleaned_data["full_name"]
        user.language = get_language() or settings.LANGUAGE_CODE
        user.joined_at = request.arrived_at  # type: ignore[attr-defined]
        super().save_user(request, user, form, commit=commit)
        shown_at_sign_up(user, request.POST.get("notice", ""), at=user.joined_at)
        record("signed_up", user, by=user, at=user.joined_at)
        return user

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Post the letter; addresses in it lead to the reader's language at our own host."""
        change = template_prefix.rsplit("/", 1)[-1]
        to = self._recipient(email, context)
        told: dict[str, Any] = {name: context[name] for name in TOLD if name in context}
        told |= {name: _own(value, to.language) for name, value in context.items() if name.endswith("_url")}
        post(
            key=f"account:{change}:{public_id()}",
            kind=KINDS.get(change, "account_changed"),
            to=to,
            at=self._now(),
            private=True,
            change=change,
            **told,
        )

    @transaction.atomic
    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell the person of a change to their account, and the record too."""
        record(template_prefix.rsplit("/", 1)[-1], user, by=user, at=self._now())
        super().send_notification_mail(template_prefix, user, {**(context or {}), "user": user}, email)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the person's desk; to where they were going who hold no seat yet."""
        user = cast("User", request.user)
        return ("" if user.seats else way_back(request)) or landing_address(user)

    def get_email_verification_redirect_url(self, email_address: EmailAddress) -> str:
        """To the desk when signed in, else to the sign-in page in the language of the page."""
        if self.request.user.is_authenticated:
            return self.get_login_redirect_url(self.request)
        return super().get_email_verification_redirect_url(email_address)

    def _recipient(self, email: str, context: dict[str, Any]) -> Recipient:
        user = context.get("user") or self._owner(email)
        if user is None:
            return Recipient(email=email, name="", language=get_language() or settings.LANGUAGE_CODE)
        return Recipient(email=email, name=user.full_name, language=user.language, user_id=user.pk)

    def _owner(self, email: str) -> User | None:
        found = EmailAddress.objects.filter(email__iexact=email).select_related("user").order_by("-verified").first()
        return found.user if found else None

    def _now(self) -> Any:
        return getattr(allauth_context.request, "arrived_at", None) or timezone.now()


class MfaAdapter(DefaultMFAAdapter):
    """The code that a telephone reads, drawn into the page: a ``data:`` picture is shut out by our policy.

    Seeds of apps and of recovery codes lie encrypted.
    """

    def encrypt(self, text: str) -> str:
        """As it lies in the database."""
        return encrypted(text)

    def decrypt(self, encrypted_text: str) -> str:
        """As the second step needs it."""
        return decrypted(encrypted_text)

    def build_totp_svg(self, url: str) -> SafeString:
        """Inline SVG, dark on white in every scheme, with a name for those who cannot see it."""
        picture = make_code(url, image_factory=SvgPathFillImage).to_string(encoding="unicode")
        opening = format_html('<svg role="img" aria-label="{}" ', _("Doğrulama uygulamasının okuyacağı karekod"))
        return mark_safe(picture.replace("<svg ", opening, 1))


def _own(address: str, language: str) -> str:
    """The same page in the reader's language, at the configured host whatever the request said."""
    own = urlsplit(translate_url(address, language))
    return urlsplit(settings.BASE_URL)._replace(path=own.path, query=own.query).geturl()
