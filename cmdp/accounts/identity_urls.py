"""allauth's pages under Turkish paths, each one whole transaction: no account without its letter."""

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as sessions
from django.db import transaction
from django.urls import URLPattern, re_path
from django.urls import path as plain_path

from cmdp.accounts.views import gateway


def path(route: str, view: Callable[..., Any], name: str) -> URLPattern:
    """A route whose writes happen together or not at all."""
    return plain_path(route, transaction.atomic(view), name=name)


urlpatterns = [
    path("giris/", account.login, "account_login"),
    path("cikis/", account.logout, "account_logout"),
    path("kapali/", account.account_inactive, "account_inactive"),
    path("kayit/", account.signup, "account_signup"),
    path("yeniden-dogrula/", account.reauthenticate, "account_reauthenticate"),
    path("e-posta/", account.email, "account_email"),
    path("e-posta/dogrula/", account.email_verification_sent, "account_email_verification_sent"),
    path("e-posta/dogrula/<str:key>/", account.confirm_email, "account_confirm_email"),
    path("parola/", account.password_change, "account_change_password"),
    path("parola/belirle/", account.password_set, "account_set_password"),
    path("parola/yenile/", account.password_reset, "account_reset_password"),
    path("parola/yenile/gonderildi/", account.password_reset_done, "account_reset_password_done"),
    path("parola/yenile/tamam/", account.password_reset_from_key_done, "account_reset_password_from_key_done"),
    re_path(  # allauth looks for "uid-key" in this address
        r"^parola/yenile/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        transaction.atomic(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("oturumlar/", sessions.list_usersessions, "usersessions_list"),
    path("guvenlik/", mfa.index, "mfa_index"),
    path("guvenlik/dogrula/", mfa.authenticate, "mfa_authenticate"),
    path("guvenlik/yeniden-dogrula/", mfa.reauthenticate, "mfa_reauthenticate"),
    path("guvenlik/uygulama/", totp.activate_totp, "mfa_activate_totp"),
    path("guvenlik/uygulama/kapat/", totp.deactivate_totp, "mfa_deactivate_totp"),
    path("guvenlik/kurtarma-kodlari/", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    path("guvenlik/kurtarma-kodlari/uret/", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    path("guvenlik/kurtarma-kodlari/indir/", codes.download_recovery_codes, "mfa_download_recovery_codes"),
    path("guvenlik/anahtarlar/", webauthn.list_webauthn, "mfa_list_webauthn"),
    path("guvenlik/anahtarlar/ekle/", webauthn.add_webauthn, "mfa_add_webauthn"),
    path("guvenlik/anahtarlar/dogrula/", webauthn.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    path("guvenlik/anahtarlar/<int:pk>/", webauthn.edit_webauthn, "mfa_edit_webauthn"),
    path("guvenlik/anahtarlar/<int:pk>/cikar/", webauthn.remove_webauthn, "mfa_remove_webauthn"),
    path("giris/kapi/", gateway.account_gateway, "account_gateway"),
    path("giris/kapi/donus/", gateway.account_gateway_back, "account_gateway_back"),
    path("giris/gecis-anahtari/", webauthn.login_webauthn, "mfa_login_webauthn"),
]
